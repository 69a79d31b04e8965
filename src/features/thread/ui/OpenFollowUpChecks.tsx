import type { getFollowUp } from '#features/follow-ups/contract.ts';
import { writeDue, writeInterval } from '#features/follow-ups/ui/due-words.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import styles from './ActivityForm.module.css';

type FollowUp = ReplyOf<typeof getFollowUp>;

interface OpenFollowUpChecksProps {
  followUps: readonly FollowUp[];
  chosen: readonly string[];
  onChosen: (ids: string[]) => void;
  /** A recurring one among the chosen ends with this save. */
  endsSeries: boolean;
  onEndsSeries: (ends: boolean) => void;
  today: string;
}

/** All open follow-ups of the record, each to be finished by this activity (ACT-03). */
export function OpenFollowUpChecks(props: OpenFollowUpChecksProps) {
  const { followUps, chosen, onChosen, endsSeries, onEndsSeries, today } = props;
  if (followUps.length === 0) return null;
  const finishesSeries = followUps.some(({ id, recurrence }) => recurrence && chosen.includes(id));
  return (
    <fieldset className={styles.checks}>
      <legend className="t-label">{m.thread_completes()}</legend>
      {followUps.map(({ id, text, dueOn, dueTime, recurrence, assignee }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChecked={(on) => onChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
          hint={[recurrence && writeInterval(recurrence), assignee.name].filter(Boolean).join(' · ')}
        >
          <span className={dueOn < today ? 'late' : undefined}>{writeDue(dueOn, dueTime, today)}</span>
          {text && ` · ${text}`}
        </Checkbox>
      ))}
      {finishesSeries && (
        <Checkbox checked={endsSeries} onChecked={onEndsSeries}>
          {m.thread_ends_series()}
        </Checkbox>
      )}
    </fieldset>
  );
}
