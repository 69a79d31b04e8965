import { Clock } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { mediumWithDirection } from '#web/components/medium-words.ts';
import styles from './Record.module.css';
import { useOutboxOfThread } from './useOutboxOfThread.ts';

/** Activities of this record that are on their way, above what the server has. */
export function PendingEntries({ accountId }: { accountId: string }) {
  const { pending } = useOutboxOfThread();
  const mine = pending.filter(({ body }) => body.accountId === accountId);
  if (mine.length === 0) return null;
  return (
    <ul>
      {mine.map(({ id, body }) => (
        <li key={id} className={styles.pending}>
          <Clock aria-hidden="true" />
          <span>
            <strong>{mediumWithDirection(body.medium ?? 'note', body.direction ?? null)}</strong> {body.text}
          </span>
          <span className="t-meta">{m.follow_ups_sending()}</span>
        </li>
      ))}
    </ul>
  );
}
