import { useState } from 'react';
import { getContact, listContacts } from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { assignContactCategory, removeContactCategory } from '#features/categories/contract.ts';
import { CategoryPicker } from '#features/categories/ui/CategoryPicker.tsx';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';

/** The categories of a contact; each box counts at once. */
export function ContactCategories({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const [assigned, setAssigned] = useState<readonly string[]>(contact.categoryIds);
  const [error, setError] = useState('');
  const toggle = async (categoryId: string, on: boolean) => {
    setAssigned((before) => [...before.filter((id) => id !== categoryId), ...(on ? [categoryId] : [])]);
    setError('');
    try {
      const endpoint = on ? assignContactCategory : removeContactCategory;
      await call(endpoint, { params: { id: contact.id, categoryId } });
    } catch (failure) {
      setAssigned((before) => [...before.filter((id) => id !== categoryId), ...(on ? [] : [categoryId])]);
      setError(asProblem(failure).detail);
    }
    void refresh(getContact, listContacts);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.accounts_categories()}
      actions={<Button onClick={onClose}>{m.web_close()}</Button>}
    >
      {error && (
        <Banner tone="danger" urgent>
          {error}
        </Banner>
      )}
      <CategoryPicker assigned={assigned} onToggle={(id, on) => void toggle(id, on)} />
    </Dialog>
  );
}
