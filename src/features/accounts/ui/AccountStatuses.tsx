import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { DateText } from '#web/components/DateText.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { useMe } from '#web/session.ts';
import type { getAccount } from '../contract.ts';
import styles from './AccountHead.module.css';

type Account = ReplyOf<typeof getAccount>;

/** All campaign statuses of a record at a glance: campaign, status, since when, by whom (CAM-04). */
export function AccountStatuses({ statuses }: Pick<Account, 'statuses'>) {
  const { timeZone } = useMe().workspace;
  if (statuses.length === 0) return <p className="t-meta">{m.accounts_record_no_status()}</p>;
  return (
    <ul className={styles.statuses}>
      {statuses.map(({ membershipId, campaign, status, since, by }) => (
        <li key={membershipId} className={styles.status}>
          <Link to="/campaigns/$id" params={{ id: campaign.id }}>
            {campaign.name}
          </Link>
          <StatusDot hue={status.hue} strong>
            {status.name}
          </StatusDot>
          <span className="t-meta">
            {m.accounts_record_status_since()} <DateText day={dayIn(timeZone, since)} as="date" />
            {by && ` · ${by.name}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
