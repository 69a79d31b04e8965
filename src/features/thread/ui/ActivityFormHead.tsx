import { directions } from '#features/activities/rules.ts';
import { type Medium, mediums } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { TimeText } from '#web/components/DateText.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { directionLabel, mediumLabel, mediumWithDirection } from '#web/components/medium-words.ts';
import { SelectField } from '#web/components/SelectField.tsx';
import styles from './ActivityForm.module.css';
import { CallTimer } from './CallTimer.tsx';
import type { ActivityFormState } from './useActivityForm.ts';

/** Those offered as chips; the rarer ones stand in the list beside them. */
const usual: readonly Medium[] = ['phone', 'email', 'letter', 'meeting', 'visit', 'note'];
/** Mediums that go one way or the other. */
const twoWay: readonly Medium[] = ['phone', 'email', 'letter', 'social'];

/** What kind of activity it is: fixed for a call, to be chosen otherwise. */
export function ActivityFormHead({ form: { draft, change } }: { form: ActivityFormState }) {
  if (draft.startedAt) {
    return (
      <header className={styles.head}>
        <h2 className="t-strong">{m.thread_form_call()}</h2>
        <span className="t-meta">
          {mediumWithDirection(draft.medium, draft.direction)} · <TimeText at={draft.startedAt} as="time" /> ·{' '}
          <CallTimer since={draft.startedAt} />
        </span>
      </header>
    );
  }
  const choose = (medium: Medium) =>
    change({ medium, direction: twoWay.includes(medium) ? (draft.direction ?? 'outbound') : null });
  return (
    <header className={styles.head}>
      <h2 className="t-strong">{m.thread_form_activity()}</h2>
      <fieldset className={styles.mediums}>
        <legend className="visually-hidden">{m.thread_medium()}</legend>
        {usual.map((medium) => (
          <FilterToggle key={medium} pressed={draft.medium === medium} onPressed={() => choose(medium)}>
            {mediumLabel(medium)}
          </FilterToggle>
        ))}
        <SelectField
          label={m.thread_medium_other()}
          hideLabel
          width="16ch"
          emptyLabel={m.thread_medium_other()}
          options={mediums
            .filter((medium) => !usual.includes(medium))
            .map((medium) => ({ value: medium, label: mediumLabel(medium) }))}
          value={usual.includes(draft.medium) ? '' : draft.medium}
          onValue={(medium) => medium && choose(medium)}
        />
        {twoWay.includes(draft.medium) && (
          <SelectField
            label={m.thread_direction()}
            hideLabel
            width="16ch"
            options={directions.map((direction) => ({ value: direction, label: directionLabel(direction) }))}
            value={draft.direction ?? 'outbound'}
            onValue={(direction) => change({ direction })}
          />
        )}
      </fieldset>
    </header>
  );
}
