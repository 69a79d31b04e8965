import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import { m } from '#paraglide/messages.js';
import styles from './ActivityForm.module.css';
import type { ActivityDraft } from './activity-draft.ts';
import type { ActivityPlan } from './activity-plan.ts';

interface SummaryLineProps {
  draft: ActivityDraft;
  plan: ActivityPlan;
  today: string;
}

/** What will be saved, groups that were skipped included: „Erreicht · Kontaktiert · Mo., 24.11., 09:30“. */
export function SummaryLine({ draft, plan, today }: SummaryLineProps) {
  if (!plan.outcome && !plan.isSilent && draft.text.trim() === '') return null;
  const next = plan.next
    ? m.thread_summary_next({ day: writeDue(plan.next.dueOn, plan.next.dueTime, today) })
    : plan.preset === 'none'
      ? plan.seriesGoesOn
        ? m.thread_series_goes_on()
        : m.thread_summary_none()
      : m.thread_summary_open();
  const parts = [
    plan.outcome?.label,
    plan.target && m.thread_summary_status({ status: plan.target.name }),
    next,
    plan.preparation &&
      !draft.next.unprepared &&
      m.thread_summary_preparation({ day: writeDue(plan.preparation, null, today) }),
  ];
  return (
    <p className={styles.summary} role="status">
      {parts.filter(Boolean).join(' · ')}
    </p>
  );
}
