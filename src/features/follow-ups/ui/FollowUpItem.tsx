import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { classes } from '#web/components/classes.ts';
import { TimeText } from '#web/components/DateText.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeDue, writeInterval } from './due-words.ts';
import styles from './FollowUpItem.module.css';
import type { FollowUp } from './follow-up.ts';
import { OriginText } from './OriginText.tsx';
import { priorityLabel } from './priority-words.ts';
import { ReassignPanel } from './ReassignPanel.tsx';
import { ReschedulePanel } from './ReschedulePanel.tsx';
import { useChangeFollowUp } from './useChangeFollowUp.ts';
import { useMayRebook } from './useMayRebook.ts';
import { useMoment } from './useMoment.ts';

interface FollowUpItemProps {
  followUp: FollowUp;
  /** Opens the activity that finishes it; left out where that is not allowed. */
  onComplete?: (() => void) | undefined;
}

/** A follow-up inside its record: when, what, who, where it comes from, and what became of it. */
export function FollowUpItem({ followUp, onComplete }: FollowUpItemProps) {
  const { today } = useMoment();
  const change = useChangeFollowUp();
  const [panel, setPanel] = useState<'reschedule' | 'reassign' | null>(null);
  const { dueOn, dueTime, text, priority, recurrence, assignee, campaign, status, done, state } = followUp;
  const isOpen = state === 'open';
  const mayRebook = useMayRebook();
  const { editable } = followUp.account;
  const noChange = !editable && m.thread_status_locked();
  const close = () => setPanel(null);
  return (
    <li className={classes(styles.item, !isOpen && styles.done)}>
      <p className={styles.line}>
        <span className={isOpen && dueOn < today ? 'late' : 't-strong'}>
          {writeDue(dueOn, dueTime, today)}
          {isOpen && dueOn < today && ` · ${m.follow_ups_late()}`}
        </span>
        {text && <span className={styles.text}>{text}</span>}
        {priority !== 'normal' && <span className="t-label">{priorityLabel(priority)}</span>}
        <span className={classes(styles.whose, 't-meta')}>
          {[assignee.name, recurrence && writeInterval(recurrence), campaign?.name]
            .filter(Boolean)
            .join(' · ')}
          {status && <StatusDot hue={status.hue}>{status.name}</StatusDot>}
        </span>
      </p>
      <p className={styles.origin}>
        <OriginText origin={followUp.origin} />
      </p>
      {done && (
        <p className="t-meta">
          {m.follow_ups_done_by({ name: done.by.name })} <TimeText at={done.at} />
        </p>
      )}
      {isOpen && (
        <div className={styles.actions}>
          {onComplete && <Button onClick={onComplete}>{m.follow_ups_complete()}</Button>}
          <Button variant="plain" disabledReason={noChange} onClick={() => setPanel('reschedule')}>
            {m.follow_ups_reschedule()}
          </Button>
          {editable && mayRebook && (
            <Button variant="plain" onClick={() => setPanel('reassign')}>
              {m.follow_ups_reassign()}
            </Button>
          )}
        </div>
      )}
      {panel === 'reschedule' && (
        <ReschedulePanel
          dueTime={followUp.dueTime}
          onClose={close}
          onDue={(due) => {
            close();
            void change(followUp, due);
          }}
        />
      )}
      {panel === 'reassign' && (
        <ReassignPanel
          onClose={close}
          onAssignee={(user) => {
            close();
            void change(followUp, { assignee: user });
          }}
        />
      )}
    </li>
  );
}
