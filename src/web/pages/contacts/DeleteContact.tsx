import { useState } from 'react';
import { deleteContact, listContacts } from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';

interface DeleteContactProps {
  contact: Contact;
  onDone: () => void;
  onClose: () => void;
}

/** Puts a contact into the bin; activities and follow-ups stay with the company. */
export function DeleteContact({ contact, onDone, onClose }: DeleteContactProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const { id, name, account, version } = contact;
  const remove = async () => {
    setBusy(true);
    try {
      await call(deleteContact, { params: { id }, ifMatch: version });
      reportAction(m.accounts_contact_deleted({ name }));
      void refresh(listContacts);
      onDone();
    } catch (failure) {
      setError(asProblem(failure).detail);
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={m.accounts_contact_delete_title({ name })}
      confirmLabel={m.accounts_contact_delete()}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {error && (
        <Banner tone="danger" urgent>
          {error}
        </Banner>
      )}
      <p>{m.accounts_contact_delete_text({ account: account.name })}</p>
    </ConfirmDialog>
  );
}
