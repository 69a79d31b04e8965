import { Bell, Clock, Star } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { mediumLabel } from '#web/components/medium-words.ts';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeWeekday } from '#web/dates.ts';
import type { FollowUp } from './follow-up.ts';
import styles from './Queue.module.css';

interface QueueRowProps {
  followUp: FollowUp;
  today: string;
  hasDraft: boolean;
  isSending: boolean;
}

/** The two lines of a follow-up in the queue: time · firm · status, below contact · channel · attempts. */
export function QueueRow({ followUp, today, hasDraft, isSending }: QueueRowProps) {
  const { dueOn, dueTime, account, contact, medium, attempts, status, priority, text, done } = followUp;
  const isLate = !done && dueOn < today;
  const facts = [
    contact?.name,
    mediumLabel(medium ?? 'phone'),
    attempts > 0 && m.follow_ups_attempts({ count: attempts }),
    text,
  ];
  return (
    <>
      <span className={isLate ? 'late' : styles.time}>
        {dueOn === today ? (dueTime ?? '–') : shortDay(dueOn, today)}
      </span>
      <span className={styles.firm}>
        {priority !== 'normal' && <PriorityIcon priority={priority} />}
        <span className={styles.name}>{account.name}</span>
      </span>
      <span className={styles.status}>{status && <StatusDot hue={status.hue}>{status.name}</StatusDot>}</span>
      <span className={styles.second}>
        <span className={styles.facts}>
          {isLate && <span className="late">{m.follow_ups_late()} · </span>}
          {facts.filter(Boolean).join(' · ')}
        </span>
        {hasDraft && <span className={styles.mark}>{m.follow_ups_draft()}</span>}
        {isSending && (
          <span className={styles.mark}>
            <Clock aria-hidden="true" />
            {m.follow_ups_sending()}
          </span>
        )}
      </span>
    </>
  );
}

/** Without the weekday, which has no room: „19.11.“ */
const shortDay = (day: string, today: string) => writeWeekday(day, today).replace(/^\S+\s/, '');

function PriorityIcon({ priority }: { priority: 'high' | 'urgent' }) {
  const Icon = priority === 'urgent' ? Bell : Star;
  const words = priority === 'urgent' ? m.follow_ups_priority_urgent() : m.follow_ups_priority_high();
  return (
    <span className={styles.priority} title={words}>
      <Icon aria-hidden="true" />
      <span className="visually-hidden">{words} </span>
    </span>
  );
}
