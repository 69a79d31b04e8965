import type { Serve } from '#features/people/context.ts';
import { addDays } from '#lib/day.ts';
import { Refusal } from '#lib/refusal.ts';
import { getFollowUpCalendar, getTeamWorkload } from './calendar-contract.ts';
import { followUpCalendar, teamWorkload } from './calendar-store.ts';
import { changeFollowUp } from './commands.ts';
import { changeFollowUp as changeEndpoint, getFollowUp, getWorkload, listFollowUps } from './contract.ts';
import { acknowledgeReassignment, listReassignments } from './reassignment-contract.ts';
import { reassignmentsToTell, saveSeen } from './reassignment-store.ts';
import { calendarDaysMost } from './rules.ts';
import { followUpPage, followUpsById, workload } from './store.ts';

export function routes(serve: Serve): void {
  serve(listFollowUps, ({ query: { limit, cursor, sort, ...filter } }, context) =>
    followUpPage(context, filter, { limit, cursor, sort }),
  );
  serve(getFollowUp, async ({ params }, context) => {
    const [followUp] = await followUpsById(context, [params.id]);
    if (!followUp) throw new Refusal('not-found');
    return followUp;
  });
  serve(changeEndpoint, ({ params, body }, context) => changeFollowUp(params.id, body, context));
  serve(getFollowUpCalendar, async ({ query }, context) => {
    demandRange(query);
    return { days: await followUpCalendar(context, query) };
  });
  serve(getTeamWorkload, async ({ query }, context) => {
    demandRange(query);
    const { rebook, administer } = context.actor.permissions;
    if (!rebook && !administer) throw new Refusal('not-allowed');
    return { users: await teamWorkload(context, query) };
  });
  serve(getWorkload, (_input, context) => workload(context));
  serve(listReassignments, async (_input, context) => ({ items: await reassignmentsToTell(context) }));
  serve(acknowledgeReassignment, async ({ params }, context) => {
    if (!(await saveSeen(context, params.id))) throw new Refusal('not-found');
  });
}

/** A calendar shows weeks, not years. */
function demandRange({ from, to }: { from: string; to: string }): void {
  const code = to < from ? 'before-from' : to >= addDays(from, calendarDaysMost) ? 'too-long' : null;
  if (code) throw new Refusal('invalid-input', { errors: [{ path: 'query.to', code }] });
}
