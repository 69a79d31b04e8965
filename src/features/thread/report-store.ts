import { type RawBuilder, sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import type { SortColumn } from '#platform/database/page.ts';
import type { getChainReport, listDormantAccounts } from './contract.ts';

export type Gap = ReplyOf<typeof listDormantAccounts>['items'][number];
export type GapFilter = Omit<QueryOf<typeof listDormantAccounts>, 'limit' | 'cursor'>;
type Stranded = ReplyOf<typeof getChainReport>['stranded'];
interface PageRequest {
  limit?: number | undefined;
  cursor?: string | undefined;
}

const strandedMost = 200;

const byName: SortColumn[] = [
  { column: 'a.sort_name', type: 'text', direction: 'asc' },
  { column: 'a.id', type: 'uuid', direction: 'asc' },
];

/**
 * Blocked, or all memberships ended in disinterest (decisions.md 5); the opposite of `isOpenRecord`. Looked up for one
 * record at a time, under the name of a row with its `account_id`.
 */
const closed = (row: 't' | 'k') => sql`coalesce((
  select bool_or(s.blocks_contact) or bool_and(s.is_final and not s.is_goal)
    from membership m join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
   where m.workspace_id = ${sql.ref(`${row}.workspace_id`)} and m.account_id = ${sql.ref(`${row}.account_id`)}
     and m.ended_at is null), false)`;

/** `from … where …` over open records `a` without an open follow-up. */
export const gaps = (context: Context, filter: GapFilter = {}) => sql`from account a
  join account_thread t on t.workspace_id = a.workspace_id and t.account_id = a.id
  where ${visible(context.actor)} and ${present()} and t.next_due_on is null and not ${closed('t')}
    and ${matching(context, filter)}`;

/** Open records without an open follow-up, by name: gap and dormant are one predicate. */
export async function gapPage(context: Context, filter: GapFilter, page: PageRequest) {
  const read = () => idPage(context.db, gaps(context, filter), { id: 'a.id', order: byName, ...page });
  const { ids, nextCursor, total } = await plannedForTheseValues(context.db, read);
  return { items: await gapsById(context, ids), nextCursor, total };
}

/** In the order of the ids given, all of which the actor has been found to see. */
async function gapsById({ db }: Context, ids: string[]): Promise<Gap[]> {
  const { rows } = await sql<{ item: Gap }>`
    select json_build_object(
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
        'lastActivityAt', t.last_activity_at) as item
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join account a on a.id = wanted.id
      join account_thread t on t.workspace_id = a.workspace_id and t.account_id = a.id
     order by wanted.place`.execute(db);
  return rows.map(({ item }) => item);
}

/**
 * Exact, as the report is what one asks for on purpose. Records are counted from an index; of them go the closed ones,
 * which are few: only those in a status that may close a record are looked at.
 */
export async function chainCounts(context: Context): Promise<{ openRecords: number; gaps: number }> {
  const seen = sql`${visible(context.actor)} and ${present()}`;
  const { rows } = await sql<{ openRecords: number; gaps: number }>`
    with closing as materialized (
      select distinct s.workspace_id, m.account_id
        from campaign_status s
       -- "offset 0": by the index, one status at a time, instead of hashing all memberships.
       cross join lateral (
         select account_id from membership
          where workspace_id = s.workspace_id and campaign_id = s.campaign_id and status_id = s.id
            and ended_at is null offset 0) m
       where s.blocks_contact or (s.is_final and not s.is_goal)),
    closed as materialized (
      select count(*) as records, count(*) filter (where t.next_due_on is null) as gaps
        from closing k
        join account a on a.workspace_id = k.workspace_id and a.id = k.account_id
        join account_thread t on t.workspace_id = k.workspace_id and t.account_id = k.account_id
       where ${closed('k')} and ${seen})
    select ((select count(*) from account a where ${seen}) - closed.records)::int as open_records,
           ((select count(*) from account_thread t join account a on a.workspace_id = t.workspace_id and a.id = t.account_id
              where t.next_due_on is null and ${seen}) - closed.gaps)::int as gaps
      from closed`.execute(context.db);
  return rows[0]!;
}

/**
 * Open follow-ups that nobody will work on: their owner is inactive or may no longer edit the record. Most people may
 * edit what they are given, and most of the others what belongs to their team: that much an index tells. Only what is
 * left is looked up.
 */
export async function strandedFollowUps(context: Context): Promise<Stranded> {
  const { rows } = await sql<{ item: Stranded[number] }>`
    with assignee as materialized (
      select u.workspace_id, u.id, u.name, u.deactivated_at is not null as inactive,
             g.own_team = 'edit' as edits_own, g.foreign_team = 'edit' as edits_foreign, g.self_created = 'edit' as edits_created,
             array(select m.team_id from team_member m
                    where m.workspace_id = u.workspace_id and m.user_id = u.id) as team_ids
        from app_user u join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
       where u.deactivated_at is not null
          or not (g.may_administer or (g.own_team = 'edit' and g.foreign_team = 'edit'))),
    doubtful as materialized (
      select f.workspace_id, f.id, f.due_on, f.account_id, u.id as user_id
        from assignee u
        join follow_up f on f.workspace_id = u.workspace_id and f.assignee_id = u.id
        join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
       where ${present()} and f.done_at is null and f.withdrawn_at is null
         and (u.inactive or not (u.edits_own and (a.team_id is null or a.team_id = any (u.team_ids)))))
    select json_build_object('id', f.id, 'text', f.text, 'dueOn', f.due_on,
        'account', json_build_object('id', a.id, 'name', a.name),
        'assignee', json_build_object('id', u.id, 'name', u.name),
        'because', case when u.inactive then 'inactive' else 'no-right' end) as item
      from doubtful d
      join assignee u on u.id = d.user_id
      join account a on a.workspace_id = d.workspace_id and a.id = d.account_id
      join follow_up f on f.workspace_id = d.workspace_id and f.id = d.id
     where ${visible(context.actor)} and (u.inactive or not (
       case when a.team_id is null or a.owner_id = u.id or a.team_id = any (u.team_ids) then u.edits_own else u.edits_foreign end
       or (a.created_by_id = u.id and u.edits_created)))
     order by d.due_on, d.id limit ${strandedMost}`.execute(context.db);
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
