import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Dialog } from '#web/components/Dialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { todayIn } from '#web/dates.ts';
import { refresh, useReply } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import {
  changeContact,
  createContact,
  deleteContact,
  getContact,
  listContacts,
} from '../contact-contract.ts';
import { getAccount } from '../contract.ts';
import { contactProblems } from './account-problems.ts';
import { ContactDuplicates } from './ContactDuplicates.tsx';
import { ContactFormFields } from './ContactFormFields.tsx';
import {
  type Contact,
  type ContactValues,
  contactChanges,
  contactValues,
  emptyContact,
} from './contact-values.ts';
import { RecordFormDialog } from './RecordFormDialog.tsx';
import { useRecordForm } from './useRecordForm.ts';

export interface ContactFormProps {
  accountId: string;
  /** The contact to edit; left out, a new one is made. */
  contactId?: string | undefined;
  initial?: Partial<ContactValues>;
  onDone: (contact: Contact) => void;
  onCancel: () => void;
}

/** A dialog to add or edit a contact of a company. */
export function ContactForm({ contactId, ...props }: ContactFormProps) {
  return contactId ? <KnownContactForm {...props} contactId={contactId} /> : <LoadedForm {...props} />;
}

function KnownContactForm({ contactId, ...props }: ContactFormProps & { contactId: string }) {
  const { data, error, refetch } = useReply(getContact, { params: { id: contactId } });
  if (data) return <LoadedForm {...props} contact={data} />;
  return (
    <Dialog open onClose={props.onCancel} title={m.web_command_edit()}>
      {error ? (
        <ErrorNotice error={error} what={m.accounts_contact_what()} onRetry={() => void refetch()} />
      ) : (
        <LoadingBars rows={8} />
      )}
    </Dialog>
  );
}

function LoadedForm(props: Omit<ContactFormProps, 'contactId'> & { contact?: Contact }) {
  const { accountId, contact, initial, onDone, onCancel } = props;
  const me = useMe();
  const { data: account } = useReply(getAccount, { params: { id: accountId } });
  const form = useRecordForm<ContactValues, Contact>({
    draftKey: `${me.id}/contact/${contact?.id ?? `new/${accountId}`}`,
    start: contact ? contactValues(contact) : { ...emptyContact, ...initial },
    version: contact?.version ?? null,
    problemsIn: (values) => contactProblems(values, todayIn(me.workspace.timeZone)),
    valuesOf: contactValues,
    save: (about) => (contact ? saveChange(contact, about) : saveNew(accountId, about)),
    onDone,
  });
  const title = account ? m.accounts_contact_new_at({ name: account.name }) : m.accounts_contact_new();
  return (
    <RecordFormDialog
      title={contact ? m.accounts_form_edit({ name: contact.name }) : title}
      name={contact?.name ?? ''}
      saveLabel={contact ? m.accounts_form_save() : m.accounts_contact_add()}
      form={form}
      onCancel={onCancel}
    >
      <ContactFormFields form={form}>
        {!contact && <ContactDuplicates accountId={accountId} values={form.values} onOpen={onCancel} />}
      </ContactFormFields>
    </RecordFormDialog>
  );
}

interface SaveAbout {
  values: ContactValues;
  base: ContactValues;
  version: number | null;
  idempotencyKey: string;
}

async function saveNew(accountId: string, { values, idempotencyKey }: SaveAbout): Promise<Contact> {
  const body = { accountId, ...contactChanges(emptyContact, values) };
  const saved = await call(createContact, { body, idempotencyKey });
  void refresh(listContacts);
  const inverse = inverseOf(deleteContact, { params: { id: saved.id }, ifMatch: saved.version });
  reportAction(m.accounts_saved_new({ name: saved.name }), inverse);
  return saved;
}

async function saveChange(contact: Contact, { values, base, version }: SaveAbout): Promise<Contact> {
  const body = contactChanges(base, values);
  if (Object.keys(body).length === 0) return contact;
  const params = { id: contact.id };
  const saved = await call(changeContact, { params, body, ifMatch: version ?? contact.version });
  void refresh(listContacts, getContact);
  const inverse = inverseOf(changeContact, {
    params,
    body: contactChanges(values, base),
    ifMatch: saved.version,
  });
  reportAction(m.accounts_saved({ name: saved.name }), inverse);
  return saved;
}
