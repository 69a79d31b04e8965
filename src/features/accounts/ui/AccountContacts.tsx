import { Link } from '@tanstack/react-router';
import { Pencil, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { MailLink, PhoneLink } from '#web/components/FactList.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useReply } from '#web/queries.ts';
import { listContacts } from '../contact-contract.ts';
import styles from './AccountHead.module.css';

type ListedContact = ReplyOf<typeof listContacts>['items'][number];

const ContactForm = lazy(() =>
  import('./ContactForm.tsx').then((module) => ({ default: module.ContactForm })),
);

interface AccountContactsProps {
  accountId: string;
  /** Contacts may be added and changed. */
  editable: boolean;
}

/** The people of a company with their numbers. */
export function AccountContacts({ accountId, editable }: AccountContactsProps) {
  const { data, error, refetch } = useReply(listContacts, { query: { accountId: [accountId], limit: 100 } });
  const [form, setForm] = useState<{ contactId?: string } | null>(null);
  if (error)
    return <ErrorNotice error={error} what={m.accounts_record_contacts()} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBars rows={2} />;
  const close = () => setForm(null);
  return (
    <>
      {data.items.length === 0 && <p className="t-meta">{m.accounts_record_no_contacts()}</p>}
      <ul className={styles.contacts}>
        {data.items.map((contact) => (
          <ContactItem
            key={contact.id}
            contact={contact}
            onEdit={editable ? () => setForm({ contactId: contact.id }) : undefined}
          />
        ))}
      </ul>
      {editable && (
        <div>
          <Button icon={<UserPlus />} onClick={() => setForm({})}>
            {m.accounts_contact_add_here()}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {form && <ContactForm accountId={accountId} {...form} onDone={close} onCancel={close} />}
      </Suspense>
    </>
  );
}

function ContactItem(props: { contact: ListedContact; onEdit: (() => void) | undefined }) {
  const { id, name, function: position, phone, mobile, email, isPrimary } = props.contact;
  return (
    <li className={styles.contact}>
      <span className={styles.contactHead}>
        <span>
          <Link to="/contacts/$id" params={{ id }}>
            {name}
          </Link>
          {isPrimary && <span className="t-meta"> · {m.accounts_record_contact_primary()}</span>}
        </span>
        {props.onEdit && (
          <Button
            variant="plain"
            iconOnly
            icon={<Pencil />}
            aria-label={m.accounts_contact_edit_named({ name })}
            onClick={props.onEdit}
          />
        )}
      </span>
      {position && <span className="t-meta">{position}</span>}
      {[phone, mobile]
        .filter((number) => number !== null)
        .map((number) => (
          <PhoneLink key={number} number={number} />
        ))}
      {email && <MailLink address={email} />}
    </li>
  );
}
