import { useState } from 'react';
import { listAccounts } from '#features/accounts/contract.ts';
import { ContactForm } from '#features/accounts/ui/ContactForm.tsx';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox, type ComboboxOption } from '#web/components/Combobox.tsx';
import { Dialog } from '#web/components/Dialog.tsx';

interface NewContactProps {
  onDone: (contact: Contact) => void;
  onCancel: () => void;
}

/** A contact belongs to a company: it is asked for first. */
export function NewContact({ onDone, onCancel }: NewContactProps) {
  const [company, setCompany] = useState<ComboboxOption | null>(null);
  if (company) return <ContactForm accountId={company.id} onDone={onDone} onCancel={onCancel} />;
  return (
    <Dialog open onClose={onCancel} title={m.accounts_contact_new()}>
      <Combobox
        label={m.accounts_contact_choose_company()}
        value={null}
        onValue={setCompany}
        search={searchCompanies}
        minLength={2}
        autoFocus
      />
    </Dialog>
  );
}

async function searchCompanies(q: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  const { items } = await call(listAccounts, { query: { q, kind: 'company', limit: 20 }, signal });
  return items.map(({ id, name, postalCode, city }) => ({
    id,
    label: name,
    context: [postalCode, city].filter(Boolean).join(' '),
  }));
}
