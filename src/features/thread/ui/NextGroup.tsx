import type { Ref } from 'react';
import { presetLabel, writeDue, writeShift } from '#features/follow-ups/ui/due-words.ts';
import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { type PresetKey, presets } from '#features/follow-ups/when.ts';
import { m } from '#paraglide/messages.js';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { ChipLine } from '#web/components/ChipLine.tsx';
import { writeWeekday } from '#web/dates.ts';
import styles from './ActivityForm.module.css';
import type { ActivityDraft, NextDraft } from './activity-draft.ts';
import type { ActivityPlan, FormSurroundings } from './activity-plan.ts';
import type { FormErrors } from './form-errors.ts';
import { SeriesFields } from './SeriesFields.tsx';

interface NextGroupProps {
  draft: ActivityDraft;
  plan: ActivityPlan;
  surroundings: FormSurroundings;
  errors: FormErrors;
  onNext: (patch: Partial<NextDraft>) => void;
  onAdvance: () => void;
  onAccepted: () => void;
  chipsRef: Ref<ChipGroupHandle>;
  whenRef: Ref<HTMLInputElement>;
  everyRef: Ref<HTMLInputElement>;
}

/** When it goes on: six presets with their real dates, a typed day, a series, or nothing where that is allowed. */
export function NextGroup(props: NextGroupProps) {
  const { draft, plan, surroundings, errors, onNext, onAdvance, onAccepted } = props;
  const { today, calendar } = surroundings;
  const chips = presets(today, calendar)
    .filter(({ key }) => key !== 'none' || plan.mayOmit)
    .map(({ key, digit, resolved }) => ({
      value: key,
      digit,
      label: (
        <>
          {label(key, plan)}
          {resolved && <span className={styles.chipDay}> · {writeWeekday(resolved.dueOn, today)}</span>}
          {key === 'date' && plan.preset === 'date' && plan.next && (
            <span className={styles.chipDay}> · {writeDue(plan.next.dueOn, plan.next.dueTime, today)}</span>
          )}
        </>
      ),
    }));
  const shift = plan.next && draft.next.preset !== 'date' ? writeShift(plan.next, calendar.region) : null;
  const asksDay =
    plan.preset === 'date' && (draft.next.preset === 'date' || plan.proposal?.needsWhen === true);
  return (
    <>
      <ChipLine<PresetKey>
        label={m.thread_next()}
        chips={chips}
        value={plan.preset}
        onValue={(preset) => onNext({ preset })}
        onAdvance={onAdvance}
        hint={shift ?? (plan.endsUnseen ? m.thread_ends_unseen() : undefined)}
        error={errors.next}
        ref={props.chipsRef}
      />
      {asksDay && (
        <WhenField
          ref={props.whenRef}
          value={draft.next.typed}
          onText={(typed) => onNext({ typed })}
          region={calendar.region}
          error={errors.when}
          onAccept={onAccepted}
        />
      )}
      {plan.preset === 'series' && (
        <SeriesFields next={draft.next} onNext={onNext} first={plan.next} everyRef={props.everyRef} />
      )}
    </>
  );
}

const label = (key: PresetKey, plan: ActivityPlan) =>
  key === 'none' && plan.seriesGoesOn ? m.thread_series_goes_on() : presetLabel(key);
