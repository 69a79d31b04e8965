import { useState } from 'react';
import { getAccount, listAccounts } from '#features/accounts/contract.ts';
import { createGapClosures, undoBulkChange } from '#features/bulk/contract.ts';
import { reasonsSkipped } from '#features/bulk/ui/skipped-words.ts';
import { useOpenJob } from '#features/bulk/ui/useBulkChange.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { momentIn } from '#features/follow-ups/ui/useMoment.ts';
import { when } from '#features/follow-ups/when.ts';
import { getChainReport, listDormantAccounts } from '#features/thread/contract.ts';
import type { BodyInputOf, ReplyOf } from '#lib/contract.ts';
import { addDaysAtWork } from '#lib/working-days.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { todayIn } from '#web/dates.ts';
import { asProblem, type Problem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { useActor } from '#web/session.ts';
import { type Plan, spreadingOf } from './plan-preview.ts';

type GapFilter = NonNullable<BodyInputOf<typeof createGapClosures>['filter']>;
type RecordFilter = NonNullable<BodyInputOf<typeof createGapClosures>['records']>;
/** Those marked, all gaps that a filter finds, or all records that their list finds; `count` as the list says it. */
export type Records =
  | { accountIds: readonly string[] }
  | { filter: GapFilter; count: string }
  | { records: RecordFilter; count: string };

const spanDays = 7;

/** The plan being entered, and how it is carried out. */
export function usePlanFollowUps(records: Records, typedDay: string | undefined, onDone: () => void) {
  const openJob = useOpenJob();
  const actor = useActor();
  const calendar = { region: actor.region, skipsNonWorkingDays: actor.skipsNonWorkingDays };
  const [plan, setPlan] = useState<Plan>(() => {
    const typed = typedDay ? when(typedDay, { ...calendar, ...momentIn(actor.timeZone) }) : null;
    const from = typed?.dueOn ?? addDaysAtWork(todayIn(actor.timeZone), 1, calendar);
    return {
      text: m.accounts_gaps_follow_up_default(),
      activityText: m.accounts_gaps_activity_default(),
      from,
      to: typed ? from : addDaysAtWork(from, spanDays, calendar),
      perDay: '',
      people: [{ id: actor.userId, name: actor.name }],
    };
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { activityText, text } = plan;
      const body = { ...chosenBy(records), activityText, followUp: { text, ...spreadingOf(plan) } };
      const answer = await call(createGapClosures, { body });
      if ('job' in answer) openJob(answer.job.id);
      else reportPlanned(answer);
      void refresh(listAccounts, getAccount, listFollowUps, getChainReport, listDormantAccounts);
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const change = (patch: Partial<Plan>) => setPlan((before) => ({ ...before, ...patch }));
  return { plan, change, problem, busy, save, calendar };
}

function chosenBy(records: Records) {
  if ('filter' in records) return { filter: records.filter };
  return 'records' in records ? { records: records.records } : { accountIds: [...records.accountIds] };
}

type Planned = Exclude<ReplyOf<typeof createGapClosures>, { job: unknown }>;

function reportPlanned({ planned, skipped, bulkChangeId }: Planned): void {
  const words =
    skipped.length > 0
      ? `${m.accounts_gaps_skipped({ planned, skipped: skipped.length })} ${reasonsSkipped(skipped)}`
      : m.accounts_gaps_planned({ count: planned });
  reportAction(words, bulkChangeId ? inverseOf(undoBulkChange, { params: { id: bulkChangeId } }) : null);
}
