import { type RawBuilder, sql } from 'kysely';
import { editable, present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { startOfDayIn } from '#lib/time-zone.ts';
import type { Database } from '#platform/database/driver.ts';
import { idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import type { SortColumn } from '#platform/database/page.ts';
import type { getFollowUp, listFollowUps } from './contract.ts';

export type FollowUpItem = ReplyOf<typeof getFollowUp>;
export type FollowUpFilter = Omit<QueryOf<typeof listFollowUps>, 'limit' | 'cursor' | 'sort'>;
type FollowUpSort = NonNullable<QueryOf<typeof listFollowUps>['sort']>;

const byDue: SortColumn[] = [
  { column: 'f.due_on', type: 'date', direction: 'asc' },
  { column: 'f.due_time', type: 'time', direction: 'asc', nullable: true },
  { column: 'f.id', type: 'uuid', direction: 'asc' },
];
const sorts: Record<FollowUpSort, SortColumn[]> = {
  due: byDue,
  '-due': [
    { column: 'f.due_on', type: 'date', direction: 'desc' },
    { column: 'f.id', type: 'uuid', direction: 'desc' },
  ],
  priority: [
    { column: "array_position('{urgent,high,normal}', f.priority)", type: 'int', direction: 'asc' },
    ...byDue,
  ],
  '-doneAt': [
    { column: 'f.done_at', type: 'timestamptz', direction: 'desc' },
    { column: 'f.id', type: 'uuid', direction: 'desc' },
  ],
};

export async function followUpPage(
  context: Context,
  filter: FollowUpFilter,
  page: { limit?: number | undefined; cursor?: string | undefined; sort?: FollowUpSort | undefined },
) {
  const { limit, cursor, sort = filter.state === 'done' ? '-doneAt' : 'due' } = page;
  const source = followUpsMatching(context, filter);
  const read = () => idPage(context.db, source, { id: 'f.id', order: sorts[sort], limit, cursor });
  const { ids, nextCursor, total } = await plannedForTheseValues(context.db, read);
  return { items: await followUpsById(context, ids), nextCursor, total };
}

/** In the order of the ids given; those the actor may not see are missing. */
export async function followUpsById(context: Context, ids: string[]): Promise<FollowUpItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ item: FollowUpItem }>`
    select ${followUpJson(context)} as item from follow_up f
      join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
     where f.id = any(${ids}::uuid[]) and ${visible(context.actor)} and ${present()}`.execute(context.db);
  const byId = new Map(rows.map(({ item }) => [item.id, item]));
  return ids.map((id) => byId.get(id)).filter((item) => item !== undefined);
}

/** `from … where …` over follow-ups `f` of accounts `a` that the actor may see. */
export function followUpsMatching(context: Context, filter: FollowUpFilter): RawBuilder<unknown> {
  return sql`from follow_up f join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
    where ${visible(context.actor)} and ${present()} and ${matching(context, filter)}`;
}

function matching({ actor, today }: Context, filter: FollowUpFilter): RawBuilder<unknown> {
  const {
    assigneeId,
    teamId,
    accountId,
    campaignId,
    state,
    dueFrom,
    dueTo,
    doneFrom,
    overdue,
    priority,
    medium,
  } = filter;
  const assignees = assigneeId?.map((id) => (id === 'me' ? actor.userId : id));
  const conditions = [
    state === 'done' ? sql`f.done_at is not null` : sql`f.done_at is null and f.withdrawn_at is null`,
    assignees &&
      (assignees.length === 1
        ? sql`f.assignee_id = ${assignees[0]}`
        : sql`f.assignee_id = any(${assignees}::uuid[])`),
    teamId && sql`a.team_id = any(${teamId}::uuid[])`,
    accountId && sql`f.account_id = any(${accountId}::uuid[])`,
    campaignId && sql`f.campaign_id = any(${campaignId}::uuid[])`,
    dueFrom && sql`f.due_on >= ${dueFrom}::date`,
    dueTo && sql`f.due_on <= ${dueTo}::date`,
    doneFrom && sql`f.done_at >= ${startOfDayIn(actor.timeZone, doneFrom)}`,
    overdue === true && sql`f.due_on < ${today}::date`,
    overdue === false && sql`f.due_on >= ${today}::date`,
    // One by itself is read in the order of its index.
    priority &&
      (priority.length === 1 ? sql`f.priority = ${priority[0]}` : sql`f.priority = any(${priority})`),
    medium && sql`f.medium = any(${medium})`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== undefined && condition !== false && condition !== ''),
    sql` and `,
  );
}

/** A follow-up `f` of account `a` in the shape of the interface. */
export function followUpJson({ actor }: Pick<Context, 'actor'>): RawBuilder<FollowUpItem> {
  return sql`json_build_object(
    'id', f.id, 'text', f.text, 'dueOn', f.due_on, 'dueTime', to_char(f.due_time, 'HH24:MI'),
    'priority', f.priority, 'medium', f.medium, 'recurrence', f.recurrence,
    'state', case when f.withdrawn_at is not null then 'withdrawn' when f.done_at is not null then 'done' else 'open' end,
    'assignee', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                  where u.workspace_id = f.workspace_id and u.id = f.assignee_id),
    'createdBy', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                   where u.workspace_id = f.workspace_id and u.id = f.created_by_id),
    'createdAt', f.created_at,
    'account', json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'city', a.city, 'phone', a.phone,
      'blocked', exists (select from account_situation s
        where s.workspace_id = a.workspace_id and s.account_id = a.id and s.blocked),
      'editable', ${editable(actor)}),
    'contact', (select json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'mobile', c.mobile,
                  'email', c.email, 'function', c.function)
                  from contact c where c.workspace_id = f.workspace_id and c.id = f.contact_id),
    'campaign', (select json_build_object('id', k.id, 'name', k.name) from campaign k
                  where k.workspace_id = f.workspace_id and k.id = f.campaign_id),
    'status', (select json_build_object('id', s.id, 'name', s.name, 'hue', s.hue)
                 from membership m join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
                where m.workspace_id = f.workspace_id and m.account_id = f.account_id
                  and m.campaign_id = f.campaign_id and m.ended_at is null),
    'attempts', ${attemptsOf({ record: 'a', campaign: sql`f.campaign_id` })},
    'origin', (select json_build_object('id', x.id, 'medium', x.medium, 'direction', x.direction, 'outcome', x.outcome,
                 'text', x.text, 'reason', x.reason, 'content', x.content, 'occurredAt', x.occurred_at,
                 'user', json_build_object('id', u.id, 'name', u.name))
                 from activity x join app_user u on u.workspace_id = x.workspace_id and u.id = x.user_id
                where x.workspace_id = f.workspace_id and x.id = f.origin_activity_id),
    'done', case when f.done_at is not null then (
      select json_build_object('at', f.done_at, 'by', json_build_object('id', u.id, 'name', u.name), 'activityId', x.id)
        from activity x join app_user u on u.workspace_id = x.workspace_id and u.id = x.user_id
       where x.workspace_id = f.workspace_id and x.id = f.done_activity_id) end,
    'version', f.version)`;
}

/** Tries in vain since the record was last reached in this campaign, looking back over 20 activities. */
export const attemptsOf = ({ record, campaign }: { record: string; campaign: RawBuilder<unknown> }) => sql`(
  select count(*) filter (where not reached)::int from (
    select bool_or(coalesce(o.meaning, 'reached') <> 'not-reached') over (order by recent.occurred_at desc, recent.id desc) as reached
      from (select x.occurred_at, x.id, x.outcome from activity x
             where x.workspace_id = ${sql.ref(`${record}.workspace_id`)} and x.account_id = ${sql.ref(`${record}.id`)}
               and x.campaign_id is not distinct from ${campaign} and x.outcome is not null
               and not exists (select from withdrawal z where z.workspace_id = x.workspace_id and z.activity_id = x.id)
             order by x.occurred_at desc, x.id desc limit 20) recent
      left join outcome o on o.workspace_id = ${sql.ref(`${record}.workspace_id`)} and o.key = recent.outcome) tried)`;

export interface Workload {
  overdue: number;
  today: number;
  doneToday: number;
  next: { dueOn: string; dueTime: string | null } | null;
}

export async function workload(context: Context): Promise<Workload> {
  const { today, db } = context;
  const mine: FollowUpFilter = { assigneeId: ['me'] };
  const capped = (filter: FollowUpFilter) =>
    sql`(select count(*)::int from (select 1 ${followUpsMatching(context, { ...mine, ...filter })} limit 1000) counted)`;
  const { rows } = await sql<Workload>`
    select ${capped({ overdue: true })} as overdue,
           ${capped({ dueFrom: today, dueTo: today })} as today,
           ${capped({ state: 'done', doneFrom: today })} as done_today,
           (select json_build_object('dueOn', f.due_on, 'dueTime', to_char(f.due_time, 'HH24:MI'))
              ${followUpsMatching(context, mine)} and f.due_on > ${today}::date
             order by f.due_on, f.due_time, f.id limit 1) as next`.execute(db);
  return rows[0]!;
}

export interface ChangeableFollowUp {
  id: string;
  accountId: string;
  campaignId: string | null;
  text: string;
  priority: string;
  dueOn: string;
  dueTime: string | null;
  assigneeId: string;
  notBeforeOn: string;
  recurs: boolean;
  version: number;
  state: FollowUpItem['state'];
  editable: boolean;
}

/**
 * Locked until the transaction ends, accounts first and in the order of their ids, as every write of a thread. The
 * follow-ups are locked as well: only so does a query that waited show them as they are now.
 */
export const lockFollowUps = (context: Context, ids: string[]) =>
  changeable(context, ids, {
    accounts: sql`order by a.id for no key update`,
    followUps: sql`for no key update of f`,
  });

/** As they are now, for looking ahead. */
export const changeableFollowUps = (context: Context, ids: string[]) =>
  changeable(context, ids, { accounts: sql``, followUps: sql`` });

async function changeable(
  context: Context,
  ids: string[],
  locking: { accounts: RawBuilder<unknown>; followUps: RawBuilder<unknown> },
): Promise<ChangeableFollowUp[]> {
  const { rows } = await sql<ChangeableFollowUp>`
    with accounts as materialized (
      select a.workspace_id, a.id, ${editable(context.actor)} as editable from account a
       where a.id in (select account_id from follow_up where id = any(${ids}::uuid[]))
         and ${visible(context.actor)} and ${present()}
       ${locking.accounts})
    select f.id, f.account_id, f.campaign_id, f.text, f.priority, f.due_on, to_char(f.due_time, 'HH24:MI') as due_time,
           f.assignee_id, f.not_before_on, f.recurrence is not null as recurs, f.version,
           case when f.withdrawn_at is not null then 'withdrawn' when f.done_at is not null then 'done' else 'open' end as state,
           accounts.editable
      from accounts join follow_up f on f.workspace_id = accounts.workspace_id and f.account_id = accounts.id
     where f.id = any(${ids}::uuid[]) order by f.id ${locking.followUps}`.execute(context.db);
  return rows;
}

export interface FollowUpChange {
  id: string;
  dueOn?: string | undefined;
  dueTime?: string | null | undefined;
  text?: string | undefined;
  priority?: string | undefined;
  assigneeId?: string | undefined;
}

/** One statement for all; a field left out stays as it is. */
export async function updateFollowUps(db: Database, changes: FollowUpChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    id: change.id,
    due_on: change.dueOn,
    due_time: change.dueTime,
    sets_time: change.dueTime !== undefined,
    text: change.text,
    priority: change.priority,
    assignee_id: change.assigneeId,
  }));
  await sql`
    update follow_up f
       set due_on = coalesce(c.due_on, f.due_on),
           due_time = case when c.sets_time then c.due_time else f.due_time end,
           text = coalesce(c.text, f.text),
           priority = coalesce(c.priority, f.priority),
           assignee_id = coalesce(c.assignee_id, f.assignee_id),
           version = f.version + 1
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as c(id uuid, due_on date, due_time time, sets_time boolean, text text, priority text, assignee_id uuid)
     where f.id = c.id`.execute(db);
}

/** At most `most` ids of follow-ups that match, in the order of their accounts. */
export async function followUpIds(context: Context, filter: FollowUpFilter, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id ${followUpsMatching(context, filter)} order by f.account_id, f.id limit ${most}`.execute(
    context.db,
  );
  return rows.map(({ id }) => id);
}
