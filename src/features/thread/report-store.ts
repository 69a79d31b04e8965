import { type RawBuilder, sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { getChainReport, listDormantAccounts } from './contract.ts';

export type Gap = ReplyOf<typeof listDormantAccounts>['items'][number];
type GapFilter = Omit<QueryOf<typeof listDormantAccounts>, 'limit' | 'cursor'>;
type Stranded = ReplyOf<typeof getChainReport>['stranded'];
interface PageRequest {
  limit?: number | undefined;
  cursor?: string | undefined;
}

const byName: SortColumn[] = [
  { column: 'a.sort_name', type: 'text', direction: 'asc' },
  { column: 'a.id', type: 'uuid', direction: 'asc' },
];

/** Not blocked, and not one whose memberships all ended in disinterest (decisions.md 5); the SQL of `isOpenRecord`. */
const openRecord = sql`not exists (
  select from account_situation s
   where s.workspace_id = a.workspace_id and s.account_id = a.id and (s.blocked or s.all_lost))`;

const openRecords = ({ actor }: Context) => sql`from account a
  join account_thread t on t.workspace_id = a.workspace_id and t.account_id = a.id
  where ${visible(actor)} and ${present()} and ${openRecord}`;

const gaps = (context: Context, filter: GapFilter = {}) =>
  sql`${openRecords(context)} and t.next_due_on is null and ${matching(context, filter)}`;

/** Open records without an open follow-up, by name: gap and dormant are one predicate. */
export async function gapPage(
  context: Context,
  filter: GapFilter,
  { limit = pageSize, cursor }: PageRequest,
) {
  const source = gaps(context, filter);
  const { rows } = await sql<{ sortName: string; id: string; item: Gap }>`
    select a.sort_name, a.id, json_build_object(
        'account', json_build_object('id', a.id, 'name', a.name, 'city', a.city),
        'owner', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                   where u.workspace_id = a.workspace_id and u.id = a.owner_id),
        'statuses', coalesce((
          select json_agg(json_build_object(
            'campaign', json_build_object('id', k.id, 'name', k.name),
            'status', json_build_object('id', s.id, 'name', s.name, 'hue', s.hue)) order by k.name)
            from membership m
            join campaign k on k.workspace_id = m.workspace_id and k.id = m.campaign_id
            join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
           where m.workspace_id = a.workspace_id and m.account_id = a.id and m.ended_at is null), '[]'),
        'lastActivityAt', a.last_activity_at) as item
      from (select a.*, t.last_activity_at ${source} and ${after(byName, cursor)}
             order by ${orderBy(byName)} limit ${limit + 1}) a
     order by ${orderBy(byName)}`.execute(context.db);
  return {
    ...pageOf(rows, limit, { cursorOf: (row) => [row.sortName, row.id], itemOf: (row) => row.item }),
    total: await cappedTotal(context.db, sql`select 1 ${source}`),
  };
}

/** Exact, as the report is what one asks for on purpose. */
export async function chainCounts(context: Context): Promise<{ openRecords: number; gaps: number }> {
  const { rows } = await sql<{ openRecords: number; gaps: number }>`
    select count(*)::int as open_records, (count(*) filter (where t.next_due_on is null))::int as gaps
      ${openRecords(context)}`.execute(context.db);
  return rows[0]!;
}

/** Open follow-ups that nobody will work on: their owner is inactive or may no longer edit the record. */
export async function strandedFollowUps(context: Context): Promise<Stranded> {
  const mayEdit = sql`(g.may_administer
    or (case when a.team_id is null or a.owner_id = u.id or exists (
          select from team_member m where m.workspace_id = u.workspace_id and m.user_id = u.id and m.team_id = a.team_id)
        then g.own_team else g.foreign_team end) = 'edit'
    or (a.created_by_id = u.id and g.self_created = 'edit'))`;
  const { rows } = await sql<{ item: Stranded[number] }>`
    select json_build_object('id', f.id, 'text', f.text, 'dueOn', f.due_on,
        'account', json_build_object('id', a.id, 'name', a.name),
        'assignee', json_build_object('id', u.id, 'name', u.name),
        'because', case when u.deactivated_at is not null then 'inactive' else 'no-right' end) as item
      from follow_up f
      join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
      join app_user u on u.workspace_id = f.workspace_id and u.id = f.assignee_id
      join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
     where ${visible(context.actor)} and ${present()} and f.done_at is null and f.withdrawn_at is null
       and (u.deactivated_at is not null or not ${mayEdit})
     order by f.due_on, f.id limit 200`.execute(context.db);
  return rows.map(({ item }) => item);
}

function matching({ actor }: Context, { teamId, ownerId, campaignId }: GapFilter): RawBuilder<unknown> {
  const owners = ownerId?.map((id) => (id === 'me' ? actor.userId : id));
  const conditions = [
    teamId && sql`a.team_id = any(${teamId}::uuid[])`,
    owners && sql`a.owner_id = any(${owners}::uuid[])`,
    campaignId &&
      sql`exists (select from membership m where m.workspace_id = a.workspace_id and m.account_id = a.id
            and m.campaign_id = ${campaignId} and m.ended_at is null)`,
  ];
  return sql.join(
    [sql`true`, ...conditions.filter((condition) => condition !== undefined && condition !== '')],
    sql` and `,
  );
}
