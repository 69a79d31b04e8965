import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { CategoryPicker } from '#features/categories/ui/CategoryPicker.tsx';
import { useCategories } from '#features/categories/ui/useCategories.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { SearchField } from '#web/components/SearchField.tsx';

export interface ContactFilter {
  q?: string | undefined;
  categoryId?: string[] | undefined;
  accountId?: string[] | undefined;
}

interface ContactFilterBarProps {
  filter: ContactFilter;
  onFilter: (patch: ContactFilter) => unknown;
}

export const noContactFilter: ContactFilter = { q: undefined, categoryId: undefined, accountId: undefined };

/** Search as one types, and categories behind „Filter“ (F): those of a fair, say. */
export function ContactFilterBar({ filter, onFilter }: ContactFilterBarProps) {
  const [open, setOpen] = useState(false);
  const chips = useContactChips(filter, onFilter);
  useCommand('filter', () => setOpen(true));
  return (
    <FilterBar chips={chips} onReset={() => void onFilter(noContactFilter)}>
      <SearchField
        label={m.accounts_contacts_search()}
        value={filter.q ?? ''}
        onSearch={(text) => void onFilter({ q: text.trim() })}
      />
      <Button
        icon={<SlidersHorizontal />}
        keys={keysOf('filter')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {m.accounts_filter()}
      </Button>
      {open && (
        <CategoryFilterDialog
          chosen={filter.categoryId ?? []}
          onApply={(categoryId) => {
            setOpen(false);
            void onFilter({ categoryId });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </FilterBar>
  );
}

/** The filters in force in words, each with how to take it away. */
export function useContactChips(
  { accountId, categoryId = [] }: ContactFilter,
  onFilter: (patch: ContactFilter) => unknown,
) {
  const categories = useCategories();
  return [
    ...(accountId?.length
      ? [
          {
            id: 'account',
            label: m.accounts_contact_company(),
            onRemove: () => void onFilter({ accountId: undefined }),
          },
        ]
      : []),
    ...categoryId.map((id) => ({
      id,
      label: m.accounts_chip_category({ name: categories.nameOf(id) || m.accounts_chip_unknown() }),
      onRemove: () => void onFilter({ categoryId: categoryId.filter((other) => other !== id) }),
    })),
  ];
}

interface CategoryFilterDialogProps {
  chosen: string[];
  onApply: (categoryIds: string[]) => void;
  onClose: () => void;
}

/** Contacts with any of the categories chosen, those below them included. */
function CategoryFilterDialog({ chosen, onApply, onClose }: CategoryFilterDialogProps) {
  const [draft, setDraft] = useState(chosen);
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.accounts_contacts_filter_title()}
      actions={
        <>
          <Button variant="primary" onClick={() => onApply(draft)}>
            {m.accounts_filter_apply()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <CategoryPicker
        assigned={draft}
        onToggle={(id, on) => setDraft([...draft.filter((one) => one !== id), ...(on ? [id] : [])])}
      />
    </Dialog>
  );
}
