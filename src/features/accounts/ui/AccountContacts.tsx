import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useReply } from '#web/queries.ts';
import { listContacts } from '../contact-contract.ts';
import styles from './AccountHead.module.css';

/** The people of a company with their numbers. */
export function AccountContacts({ accountId }: { accountId: string }) {
  const { data, error, refetch } = useReply(listContacts, { query: { accountId: [accountId], limit: 100 } });
  if (error)
    return <ErrorNotice error={error} what={m.accounts_record_contacts()} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBars rows={2} />;
  if (data.items.length === 0) return <p className="t-meta">{m.accounts_record_no_contacts()}</p>;
  return (
    <ul className={styles.contacts}>
      {data.items.map(({ id, name, function: position, phone, mobile, email, isPrimary }) => (
        <li key={id} className={styles.contact}>
          <span>
            <Link to="/contacts/$id" params={{ id }}>
              {name}
            </Link>
            {isPrimary && <span className="t-meta"> · {m.accounts_record_contact_primary()}</span>}
          </span>
          {position && <span className="t-meta">{position}</span>}
          {[phone, mobile]
            .filter((number) => number !== null)
            .map((number) => (
              <a key={number} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
                {number}
              </a>
            ))}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </li>
      ))}
    </ul>
  );
}
