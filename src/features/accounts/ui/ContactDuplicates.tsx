import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';
import { changeContact, getContact, listContactDuplicates, listContacts } from '../contact-contract.ts';
import { differingOfContact } from './adoptable-fields.ts';
import type { Contact, ContactField, ContactValues } from './contact-values.ts';
import { DuplicateAdoption } from './DuplicateAdoption.tsx';
import { type Candidate, DuplicateHints } from './DuplicateHints.tsx';
import { fieldLabel } from './field-words.ts';
import { reasonName } from './reason-words.ts';
import { useContactDuplicates } from './useDuplicates.ts';

interface ContactDuplicatesProps {
  accountId: string;
  values: ContactValues;
  /** The form is left for a contact who is there already; the draft stays. */
  onOpen: () => void;
}

/** Up to three contacts, of this company or another, who may be the one being typed in. */
export function ContactDuplicates({ accountId, values, onOpen }: ContactDuplicatesProps) {
  const candidates = useContactDuplicates(accountId, values).map(({ contact, reasons }): Candidate => {
    const { id, name, account, phone, mobile, email, editable } = contact;
    return {
      id,
      name,
      facts: [account.name, contact.function, phone, mobile, email],
      reasons: reasons.map(reasonName),
      link: (
        <Link to="/contacts/$id" params={{ id }} onClick={onOpen}>
          {m.accounts_duplicates_open()}
        </Link>
      ),
      adoption: editable && (
        <DuplicateAdoption record={contact} values={values} differing={differingOfContact} adopt={adopted} />
      ),
    };
  });
  return <DuplicateHints candidates={candidates} />;
}

async function adopted(
  contact: Contact,
  field: ContactField & keyof Contact,
  value: string,
): Promise<Contact> {
  const params = { id: contact.id };
  const saved = await call(changeContact, { params, body: { [field]: value }, ifMatch: contact.version });
  const inverse = inverseOf(changeContact, {
    params,
    body: { [field]: contact[field] },
    ifMatch: saved.version,
  });
  reportAction(m.accounts_adopted({ name: contact.name, field: fieldLabel(field), value }), inverse);
  void refresh(listContacts, getContact, listContactDuplicates);
  return saved;
}
