import { type RawBuilder, sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { endOfDayIn, startOfDayIn } from '#lib/time-zone.ts';
import type { Database } from '#platform/database/driver.ts';
import { type IdPage, idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import type { SortColumn } from '#platform/database/page.ts';
import type { getActivity, listActivities, listOutcomes } from './contract.ts';
import { newestMatches, telling, tellingAmong } from './search-store.ts';

export type ActivityItem = ReplyOf<typeof getActivity>;
export type ActivityFilter = Omit<QueryOf<typeof listActivities>, 'limit' | 'cursor'>;
type Outcome = ReplyOf<typeof listOutcomes>['items'][number];

const newestFirst: SortColumn[] = [
  { column: 'x.occurred_at', type: 'timestamptz', direction: 'desc' },
  { column: 'x.id', type: 'uuid', direction: 'desc' },
];

interface ActivityPage {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One page of the stream, newest first, of the records the actor may see. */
export async function activityPage(context: Context, { q, ...filter }: ActivityFilter, page: ActivityPage) {
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const { ids, nextCursor, total } =
    (q && !narrowed && (await newestMatches(context, q, page))) ||
    (await plannedForTheseValues(context.db, () => chosenPage(context, { q, ...filter }, page)));
  return { items: await activitiesById(context, ids), nextCursor, total };
}

async function chosenPage(
  context: Context,
  { q, ...filter }: ActivityFilter,
  page: ActivityPage,
): Promise<IdPage> {
  // A record and a person have no more activities than are read.
  const isOfFew = filter.accountId !== undefined || filter.contactId !== undefined;
  const search = q && !isOfFew ? await tellingAmong(context, q) : undefined;
  const source = sql`from activity x join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
    ${search?.join ?? sql``}
    where ${visible(context.actor)} and ${present()} and ${matching(context, filter)}
      and ${search?.condition ?? (q ? telling(q) : sql`true`)}`;
  return idPage(context.db, source, { id: 'x.id', order: newestFirst, ...page });
}

/** In the order of the ids given; those the actor may not see are missing. */
async function activitiesById(context: Context, ids: string[]): Promise<ActivityItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ item: ActivityItem }>`
    select ${activityJson} as item from activity x
      join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
     where x.id = any(${ids}::uuid[]) and ${visible(context.actor)} and ${present()}`.execute(context.db);
  const byId = new Map(rows.map(({ item }) => [item.id, item]));
  return ids.map((id) => byId.get(id)).filter((item) => item !== undefined);
}

export const activityById = async (context: Context, id: string): Promise<ActivityItem | undefined> =>
  (await activitiesById(context, [id]))[0];

export async function outcomes(db: Database): Promise<Outcome[]> {
  return db
    .selectFrom('outcome')
    .select(['key', 'label', 'meaning', 'mediums', 'statusId', 'offsetDays as offset'])
    .orderBy('position')
    .limit(200)
    .execute() as Promise<Outcome[]>;
}

/** An activity `x` of account `a` in the shape of the interface. */
export const activityJson: RawBuilder<ActivityItem> = sql`json_build_object(
  'id', x.id, 'accountId', x.account_id, 'account', json_build_object('id', a.id, 'name', a.name),
  'contact', (select json_build_object('id', c.id, 'name', c.name) from contact c
               where c.workspace_id = x.workspace_id and c.id = x.contact_id),
  'user', (select json_build_object('id', u.id, 'name', u.name) from app_user u
            where u.workspace_id = x.workspace_id and u.id = x.user_id),
  'medium', x.medium, 'direction', x.direction, 'outcome', x.outcome,
  'outcomeLabel', (select o.label from outcome o where o.workspace_id = x.workspace_id and o.key = x.outcome),
  'reason', x.reason, 'content', x.content, 'text', x.text,
  'occurredAt', x.occurred_at, 'recordedAt', x.recorded_at, 'durationSeconds', x.duration_seconds,
  'campaign', (select json_build_object('id', k.id, 'name', k.name) from campaign k
                where k.workspace_id = x.workspace_id and k.id = x.campaign_id),
  'isSystem', x.system_cause is not null,
  'statusChanges', coalesce((
    select json_agg(json_build_object(
      'id', h.id, 'campaign', json_build_object('id', k.id, 'name', k.name),
      'from', case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'hue', f.hue) end,
      'to', json_build_object('id', t.id, 'name', t.name, 'hue', t.hue),
      'isDowngrade', coalesce(t.progress < f.progress, false)) order by k.name)
      from status_change h
      join campaign k on k.workspace_id = h.workspace_id and k.id = h.campaign_id
      join campaign_status t on t.workspace_id = h.workspace_id and t.id = h.to_status_id
      left join campaign_status f on f.workspace_id = h.workspace_id and f.id = h.from_status_id
     where h.workspace_id = x.workspace_id and h.activity_id = x.id), '[]'),
  'followUps', coalesce((
    select json_agg(json_build_object(
      'id', w.id, 'text', w.text, 'dueOn', w.due_on, 'dueTime', to_char(w.due_time, 'HH24:MI'),
      'assignee', json_build_object('id', u.id, 'name', u.name), 'done', w.done_at is not null)
      order by w.due_on, w.due_time, w.id)
      from follow_up w join app_user u on u.workspace_id = w.workspace_id and u.id = w.assignee_id
     where w.workspace_id = x.workspace_id and w.origin_activity_id = x.id and w.withdrawn_at is null), '[]'),
  'completedFollowUps', coalesce((
    select json_agg(json_build_object('id', w.id, 'text', w.text, 'dueOn', w.due_on) order by w.due_on, w.id)
      from follow_up w where w.workspace_id = x.workspace_id and w.done_activity_id = x.id), '[]'),
  'withdrawn', (
    select json_build_object('by', json_build_object('id', u.id, 'name', u.name), 'at', z.at)
      from withdrawal z join app_user u on u.workspace_id = z.workspace_id and u.id = z.user_id
     where z.workspace_id = x.workspace_id and z.activity_id = x.id))`;

function matching({ actor }: Context, filter: Omit<ActivityFilter, 'q'>): RawBuilder<unknown> {
  const { accountId, contactId, campaignId, userId, teamId, medium, from, to } = filter;
  const conditions = [
    accountId && sql`x.account_id = any(${accountId}::uuid[])`,
    contactId && sql`x.contact_id = any(${contactId}::uuid[])`,
    campaignId && sql`x.campaign_id = any(${campaignId}::uuid[])`,
    userId && sql`x.user_id = any(${userId.map((id) => (id === 'me' ? actor.userId : id))}::uuid[])`,
    teamId && sql`a.team_id = any(${teamId}::uuid[])`,
    medium && sql`x.medium = any(${medium})`,
    from && sql`x.occurred_at >= ${from.length === 10 ? startOfDayIn(actor.timeZone, from) : from}`,
    to &&
      (to.length === 10
        ? sql`x.occurred_at < ${endOfDayIn(actor.timeZone, to)}`
        : sql`x.occurred_at <= ${to}`),
  ];
  return sql.join(
    [sql`true`, ...conditions.filter((condition) => condition !== undefined && condition !== '')],
    sql` and `,
  );
}
