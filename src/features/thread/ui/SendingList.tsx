import { Clock } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import styles from './Today.module.css';
import { useOutboxOfThread } from './useOutboxOfThread.ts';

/** Saves that have not reached the server yet, from the second try on: nothing is claimed to be done that is not. */
export function SendingList() {
  const { pending } = useOutboxOfThread();
  const waiting = pending.filter(({ attempts }) => attempts > 0);
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.sending} aria-label={m.thread_sending()}>
      {waiting.map(({ id, label }) => (
        <li key={id}>
          <Clock aria-hidden="true" />
          <span>{label}</span>
          <span className="t-meta">{m.follow_ups_sending()}</span>
        </li>
      ))}
    </ul>
  );
}
