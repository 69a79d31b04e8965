import { Tags } from 'lucide-react';
import { useState } from 'react';
import { getContact, listContacts } from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { assignContactCategory, removeContactCategory } from '#features/categories/contract.ts';
import { CategoriesDialog } from '#features/categories/ui/CategoriesDialog.tsx';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { keysOf, useCommand } from '#web/commands.ts';
import { refresh } from '#web/queries.ts';
import { SelectionBar } from '../records/SelectionBar.tsx';

interface ContactSelectionBarProps {
  contacts: readonly Contact[];
  onClear: () => void;
}

/** What can be done with the marked contacts (CAT-04). */
export function ContactSelectionBar({ contacts, onClear }: ContactSelectionBarProps) {
  const [asked, setAsked] = useState(false);
  const changeable = contacts.filter(({ editable }) => editable);
  const reason = changeable.length === 0 ? m.thread_status_locked() : null;
  const ask = () => setAsked(true);
  useCommand('categories', { run: ask, reason });
  return (
    <>
      <SelectionBar
        count={contacts.length}
        actions={[
          {
            id: 'categories',
            label: m.accounts_selection_categories(),
            icon: <Tags />,
            keys: keysOf('categories'),
            disabledReason: reason,
            onAction: ask,
          },
        ]}
        onClear={onClear}
      />
      {asked && <CategoriesOfMany contacts={changeable} onClose={() => setAsked(false)} />}
    </>
  );
}

/** A box is ticked where all of them carry the category; each box counts at once, for all of them. */
function CategoriesOfMany({ contacts, onClose }: { contacts: readonly Contact[]; onClose: () => void }) {
  const [first, ...others] = contacts;
  const shared = (first?.categoryIds ?? []).filter((id) =>
    others.every(({ categoryIds }) => categoryIds.includes(id)),
  );
  const assign = async (categoryId: string, on: boolean) => {
    const endpoint = on ? assignContactCategory : removeContactCategory;
    try {
      for (const { id } of contacts) await call(endpoint, { params: { id, categoryId } });
    } finally {
      void refresh(getContact, listContacts);
    }
  };
  return <CategoriesDialog assigned={shared} onAssign={assign} onClose={onClose} />;
}
