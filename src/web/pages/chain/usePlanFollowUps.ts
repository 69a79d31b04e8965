import { useState } from 'react';
import { getAccount, listAccounts } from '#features/accounts/contract.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { momentIn } from '#features/follow-ups/ui/useMoment.ts';
import { when } from '#features/follow-ups/when.ts';
import { createGapClosures, getChainReport, listDormantAccounts } from '#features/thread/contract.ts';
import { addDaysAtWork } from '#lib/working-days.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { todayIn } from '#web/dates.ts';
import { asProblem, type Problem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { useActor } from '#web/session.ts';
import { type Plan, spreadingOf } from './plan-preview.ts';
import { reasonsSkipped } from './skipped-words.ts';

const spanDays = 7;

/** The plan being entered, and how it is carried out. */
export function usePlanFollowUps(
  accountIds: readonly string[],
  typedDay: string | undefined,
  onDone: () => void,
) {
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
      const body = {
        accountIds: [...accountIds],
        activityText,
        followUp: { text, ...spreadingOf(plan) },
      };
      const { planned, skipped } = await call(createGapClosures, { body });
      const words =
        skipped.length > 0
          ? `${m.accounts_gaps_skipped({ planned, skipped: skipped.length })} ${reasonsSkipped(skipped)}`
          : m.accounts_gaps_planned({ count: planned });
      reportAction(words);
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
