import { type KeyboardEvent, useLayoutEffect } from 'react';
import { m } from '#paraglide/messages.js';
import { keysOf } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { TextArea } from '#web/components/TextArea.tsx';
import { useActor } from '#web/session.ts';
import styles from './ActivityForm.module.css';
import { ActivityFormDetails } from './ActivityFormDetails.tsx';
import { ActivityFormHead } from './ActivityFormHead.tsx';
import { NextGroup } from './NextGroup.tsx';
import { OpenFollowUpChecks } from './OpenFollowUpChecks.tsx';
import { OutcomeGroup } from './OutcomeGroup.tsx';
import { PreparationGroup } from './PreparationGroup.tsx';
import { RefusalGroup, refusalReasonLabel, WhyNoneGroup } from './ReasonGroups.tsx';
import { StatusGroup } from './StatusGroup.tsx';
import { SummaryLine } from './SummaryLine.tsx';
import { type ActivityFormAbout, useActivityForm } from './useActivityForm.ts';

export interface ActivityFormProps extends ActivityFormAbout {
  /** Esc: the draft stays. Left out, the form stays open. */
  onClose?: () => void;
  initialFocus?: 'outcome' | 'status' | 'next' | 'note' | 'none';
  /** „Speichern und weiter“ in the queue, „Speichern“ elsewhere. */
  saveLabel: string;
  /** The follow-up being worked off is finished without being asked about. */
  workedOff?: string;
}

/**
 * The one form of the daily work (ux.md 2.5): groups Ergebnis → Status → Wiedervorlage → Notiz, digits choose and
 * continue, Strg+Enter saves from anywhere. What is not chosen takes the proposal shown in the summary.
 */
export function ActivityForm(props: ActivityFormProps) {
  const { onClose, initialFocus = 'outcome', saveLabel, workedOff } = props;
  const form = useActivityForm(props);
  const { draft, plan, change, changeNext, parts, surroundings, errors } = form;
  const actor = useActor();
  const mayChange = form.account?.editable ?? true;

  // In the task that opened the form: the digit typed next must find its group.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on opening
  useLayoutEffect(() => {
    if (initialFocus !== 'none') form.focus(initialFocus, 'outcome', 'note');
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !onClose) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <form
      className={styles.form}
      // What is missing is said in our words, at its place.
      noValidate
      aria-label={draft.startedAt ? m.thread_form_call() : m.thread_form_activity()}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <ActivityFormHead form={form} />
      <OutcomeGroup
        ref={parts.outcome}
        outcomes={surroundings.outcomes}
        medium={draft.medium}
        value={draft.outcome}
        // A new outcome brings new proposals; what was chosen by hand before stays.
        onValue={(outcome) => change({ outcome, reason: null })}
        onAdvance={form.afterOutcome}
        error={errors.outcome}
      />
      {plan.outcome?.meaning === 'refusal' && plan.outcome.key !== 'do-not-call' && (
        <RefusalGroup
          ref={parts.refusal}
          value={draft.reason}
          onValue={(reason) => {
            change({ reason: refusalReasonLabel(reason) });
            if (reason === 'timing') changeNext({ preset: 'date', typed: '6m' });
          }}
          onAdvance={() => form.focus('status', 'next', 'note')}
        />
      )}
      {draft.campaignId && surroundings.statuses.length > 0 && (
        <StatusGroup
          ref={parts.status}
          statuses={surroundings.statuses}
          current={plan.current}
          value={plan.statusChoice}
          onValue={(statusId) => change({ statusId })}
          onAdvance={() => form.focus('next', 'note')}
          lockedReason={mayChange ? undefined : m.thread_status_locked()}
        />
      )}
      <NextGroup
        draft={draft}
        plan={plan}
        surroundings={surroundings}
        errors={errors}
        onNext={changeNext}
        onAdvance={form.afterNext}
        onAccepted={() => form.focus('preparation', 'note')}
        chipsRef={parts.next}
        whenRef={parts.when}
        everyRef={parts.every}
      />
      {plan.preparation && (
        <PreparationGroup
          ref={parts.preparation}
          day={plan.preparation}
          unprepared={draft.next.unprepared}
          onUnprepared={(unprepared) => changeNext({ unprepared })}
          onAdvance={() => form.focus('note')}
        />
      )}
      {plan.asksWhyNone && (
        <WhyNoneGroup
          ref={parts.why}
          value={draft.noFollowUpReason}
          onValue={(noFollowUpReason) => change({ noFollowUpReason })}
          onAdvance={() => form.focus('note')}
          error={errors.why}
        />
      )}
      <TextArea
        ref={parts.note}
        label={plan.needsNote ? m.thread_note() : m.thread_note_optional()}
        required={plan.needsNote}
        rows={2}
        maxLength={20_000}
        value={draft.text}
        onText={(text) => change({ text })}
        error={errors.note}
      />
      <OpenFollowUpChecks
        followUps={mayChange ? form.open.filter(({ id, recurrence }) => id !== workedOff || recurrence) : []}
        chosen={draft.completes}
        onChosen={(completes) => change({ completes })}
        endsSeries={draft.endsSeries}
        onEndsSeries={(endsSeries) => change({ endsSeries })}
        today={surroundings.today}
      />
      <ActivityFormDetails form={form} actorId={actor.userId} />
      <div className={styles.foot}>
        <Button type="submit" variant="primary" keys={keysOf('save-and-next')} className={styles.save}>
          {saveLabel}
        </Button>
        <SummaryLine draft={draft} plan={plan} today={surroundings.today} />
      </div>
    </form>
  );
}
