import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { AccountFilterDialog } from './AccountFilterDialog.tsx';
import { type AccountFilter, noFilter } from './account-filter.ts';
import { useFilterChips } from './useFilterChips.ts';

interface AccountFilterBarProps {
  filter: AccountFilter;
  onFilter: (patch: AccountFilter) => unknown;
}

/** Search as one types, the two filters asked for most, the others behind „Filter“ (F). */
export function AccountFilterBar({ filter, onFilter }: AccountFilterBarProps) {
  const [open, setOpen] = useState(false);
  const narrow = useNarrow();
  const chips = useFilterChips(filter, onFilter);
  useCommand('filter', () => setOpen(true));
  const isMine = filter.ownerId?.includes('me') ?? false;
  const others = (filter.ownerId ?? []).filter((id) => id !== 'me');
  return (
    <FilterBar chips={chips} onReset={() => void onFilter(noFilter)}>
      <SearchField
        label={m.accounts_search()}
        value={filter.q ?? ''}
        onSearch={(q) => void onFilter({ q: q.trim() })}
      />
      <FilterToggle
        pressed={isMine}
        onPressed={(on) => void onFilter({ ownerId: on ? [...others, 'me'] : others })}
      >
        {m.accounts_filter_mine()}
      </FilterToggle>
      <FilterToggle
        pressed={filter.withoutFollowUp ?? false}
        onPressed={(withoutFollowUp) => void onFilter({ withoutFollowUp })}
      >
        {m.accounts_filter_without_follow_up()}
      </FilterToggle>
      {!narrow && <KindToggles filter={filter} onFilter={onFilter} />}
      <Button
        icon={<SlidersHorizontal />}
        keys={keysOf('filter')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {m.accounts_filter()}
      </Button>
      {open && (
        <AccountFilterDialog
          filter={filter}
          onApply={(patch) => {
            setOpen(false);
            void onFilter(patch);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </FilterBar>
  );
}

/** Companies or private persons only; pressing the pressed one again shows both. */
export function KindToggles({ filter, onFilter }: AccountFilterBarProps) {
  return (['company', 'person'] as const).map((kind) => (
    <FilterToggle
      key={kind}
      pressed={filter.kind === kind}
      onPressed={(on) => void onFilter({ kind: on ? kind : undefined })}
    >
      {kind === 'company' ? m.accounts_companies() : m.accounts_persons()}
    </FilterToggle>
  ));
}
