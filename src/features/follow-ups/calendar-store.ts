import { sql } from 'kysely';
import { editable, present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { totalMost } from '#platform/database/page.ts';
import type { getFollowUpCalendar, getTeamWorkload } from './calendar-contract.ts';
import { workloadUsersMost } from './rules.ts';
import { type FollowUpFilter, followUpsMatching } from './store.ts';

type CalendarDay = ReplyOf<typeof getFollowUpCalendar>['days'][number];
type UserWorkload = ReplyOf<typeof getTeamWorkload>['users'][number];

const perDayUsual = 4;

/** One walk along the index for each day: the first few in full, the others counted up to the cap of lists. */
export async function followUpCalendar(
  context: Context,
  { from, to, perDay = perDayUsual, ...filter }: QueryOf<typeof getFollowUpCalendar>,
): Promise<CalendarDay[]> {
  const open: FollowUpFilter = { ...filter, state: 'open' };
  const { rows } = await sql<CalendarDay & { count: number }>`
    select d.day::date as day, counted.count, shown.items
      from generate_series(${from}::date, ${to}::date, interval '1 day') as d(day)
      cross join lateral (
        select count(*)::int as count from (
          select 1 ${followUpsMatching(context, open)} and f.due_on = d.day::date limit ${totalMost + 1}) capped) counted
      cross join lateral (
        select json_agg(item) as items from (
          select ${itemJson(context)} as item ${followUpsMatching(context, open)} and f.due_on = d.day::date
           order by f.due_time nulls last, f.id limit ${perDay}) first) shown
     where counted.count > 0 order by d.day`.execute(context.db);
  return rows.map(({ day, count, items }) => ({
    day,
    items,
    total:
      count > totalMost ? { value: totalMost, relation: 'at-least' } : { value: count, relation: 'exact' },
  }));
}

/** How many follow-ups each active colleague has open, on each day and from before; counted up to the cap. */
export async function teamWorkload(
  { db, actor }: Context,
  { from, to, teamId }: QueryOf<typeof getTeamWorkload>,
): Promise<UserWorkload[]> {
  const theirs = sql`follow_up f join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
    where f.assignee_id = u.id and f.done_at is null and f.withdrawn_at is null and ${visible(actor)} and ${present()}`;
  const inTeams = teamId
    ? sql`and exists (select from team_member t where t.workspace_id = u.workspace_id and t.user_id = u.id
            and t.team_id = any(${teamId}::uuid[]))`
    : sql``;
  const { rows } = await sql<UserWorkload>`
    select json_build_object('id', u.id, 'name', u.name) as user, earlier.count as before, by_day.days
      from (select u.workspace_id, u.id, u.name from app_user u where u.deactivated_at is null ${inTeams}
             order by u.name, u.id limit ${workloadUsersMost}) u
      cross join lateral (
        select count(*)::int as count from (
          select 1 from ${theirs} and f.due_on < ${from}::date limit ${totalMost}) capped) earlier
      cross join lateral (
        select coalesce(json_agg(json_build_object('day', due_on, 'count', count) order by due_on), '[]') as days
          from (select due_on, count(*)::int as count from (
                  select f.due_on from ${theirs} and f.due_on between ${from}::date and ${to}::date
                   limit ${totalMost * 10}) bounded group by due_on) counted) by_day
     order by u.name, u.id`.execute(db);
  return rows;
}

const itemJson = ({ actor }: Context) => sql`json_build_object(
  'id', f.id, 'text', f.text, 'dueOn', f.due_on, 'dueTime', to_char(f.due_time, 'HH24:MI'),
  'priority', f.priority,
  'assignee', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                where u.workspace_id = f.workspace_id and u.id = f.assignee_id),
  'account', json_build_object('id', a.id, 'name', a.name, 'editable', ${editable(actor)}),
  'version', f.version)`;
