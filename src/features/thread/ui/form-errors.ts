import { m } from '#paraglide/messages.js';
import type { ActivityDraft } from './activity-draft.ts';
import type { ActivityPlan } from './activity-plan.ts';

/** The groups of the form, in the order they are filled in. */
export type FormPart = 'outcome' | 'status' | 'next' | 'when' | 'why' | 'note';
export type FormErrors = Partial<Record<FormPart, string>>;

/** What is missing before the draft can be saved, by group; empty when nothing is. */
export function errorsOf(draft: ActivityDraft, plan: ActivityPlan, today: string): FormErrors {
  const errors: FormErrors = {};
  const isBlank = draft.text.trim() === '';
  if (!plan.outcome && isBlank && !plan.isSilent) {
    if (draft.medium === 'note')
      errors.note = plan.target ? m.thread_status_needs_words() : m.thread_needs_words();
    else errors.outcome = plan.target ? m.thread_status_needs_outcome() : m.thread_needs_outcome();
  }
  if (plan.target?.requiresReason && isBlank) {
    errors.note = m.thread_needs_reason({ status: plan.target.name });
  }
  if (plan.preset === 'none' && !plan.mayOmit) errors.next = m.thread_needs_follow_up();
  else if (plan.preset === 'date' && !plan.next) {
    const typed = draft.next.typed.trim() !== '';
    errors.when = typed
      ? m.follow_ups_when_unknown()
      : plan.outcome
        ? m.thread_needs_date({ outcome: plan.outcome.label })
        : m.thread_needs_follow_up();
  } else if (plan.preset === null) errors.next = m.thread_needs_follow_up();
  else if (plan.next && plan.next.dueOn < today) errors.when = m.thread_date_is_past();
  if (plan.asksWhyNone && plan.mayOmit && !draft.noFollowUpReason) errors.why = m.thread_needs_why_none();
  return errors;
}
