import { type RawBuilder, sql } from 'kysely';
import { carriers } from '#features/accounts/account-filter.ts';
import { editable, present, visible } from '#features/accounts/scope.ts';
import { searchAmong } from '#features/accounts/search-store.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import { idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import type { changeMember, listMembers } from './contract.ts';
import { accountInOrder, memberOrder } from './member-order.ts';

export type MemberItem = ReplyOf<typeof changeMember>;
export type MemberFilter = Omit<QueryOf<typeof listMembers>, 'limit' | 'cursor' | 'sort'>;
export type MemberPage = Pick<QueryOf<typeof listMembers>, 'limit' | 'cursor' | 'sort'>;

/** The working list of a campaign: the members whose records the actor may see. */
export async function memberPage(
  context: Context,
  campaignId: string,
  filter: MemberFilter,
  page: MemberPage,
) {
  const { limit, cursor, sort = 'name' } = page;
  // Which index to read depends on how many members this campaign, status or owner has.
  const { ids, nextCursor, total } = await plannedForTheseValues(context.db, async () => {
    const search = filter.q ? await searchAmong('a', filter.q, context) : undefined;
    const sets = await carriers(context.db, 'account', filter.categoryId);
    const among = { id: accountInOrder(sort), sets, chosen: search !== undefined };
    const source = sql`from membership m
      join account a on a.workspace_id = m.workspace_id and a.id = m.account_id
      ${among.id === 't.account_id' ? sql`join account_thread t on t.workspace_id = m.workspace_id and t.account_id = m.account_id` : sql``}
      ${search?.join ?? sql``}
     where m.campaign_id = ${campaignId} and m.ended_at is null and ${await matching(context, campaignId, filter)}
       and ${search?.condition ?? sql`true`} and ${visible(context.actor)} and ${present()}`;
    return idPage(context.db, source, { id: 'm.id', order: memberOrder(sort), among, limit, cursor });
  });
  return { items: await membersById(context.db, ids), nextCursor, total };
}

/** In the order of the ids. */
export async function membersById(db: Database, ids: string[]): Promise<MemberItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ item: MemberItem }>`
    select ${memberJson} as item
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join membership m on m.id = wanted.id
      join account a on a.workspace_id = m.workspace_id and a.id = m.account_id
      join account_thread t on t.workspace_id = m.workspace_id and t.account_id = m.account_id
      join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
     order by wanted.place`.execute(db);
  return rows.map(({ item }) => item);
}

export interface ChangeableMember {
  id: string;
  accountId: string;
  campaignId: string;
  ended: boolean;
  editable: boolean;
  version: number;
  teamId: string | null;
  accountOwnerId: string | null;
  createdById: string;
}

/** The member with its record locked, as every write of a record's thread does; undefined where it may not be seen. */
export async function lockMember({ db, actor }: Context, id: string): Promise<ChangeableMember | undefined> {
  const { rows } = await sql<ChangeableMember>`
    select m.id, m.account_id, m.campaign_id, m.ended_at is not null as ended, m.version,
           ${editable(actor)} as editable, a.team_id, a.owner_id as account_owner_id, a.created_by_id
      from membership m join account a on a.workspace_id = m.workspace_id and a.id = m.account_id
     where m.id = ${id} and ${visible(actor)} and ${present()}
       for no key update of a, m`.execute(db);
  return rows[0];
}

export async function updateMember(
  { db, actor, now }: Context,
  id: string,
  { ownerId, ended }: { ownerId?: string | null | undefined; ended?: true | undefined },
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ version: sql`version + 1`, ...(ownerId !== undefined && { ownerId }) })
    .$if(ended === true, (update) => update.set({ endedAt: now.toISOString(), endedById: actor.userId }))
    .where('id', '=', id)
    .execute();
}

/** Of this workspace, active or not. */
export async function isUser(db: Database, id: string): Promise<boolean> {
  return (await db.selectFrom('appUser').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

async function matching(
  { db, actor }: Context,
  campaignId: string,
  { statusId, ownerId, teamId }: MemberFilter,
): Promise<RawBuilder<unknown>> {
  const owners = ownerId?.map((id) => (id === 'me' ? actor.userId : id));
  const conditions = [
    statusId && sql`m.status_id = any(${statusId}::uuid[])`,
    owners && (await ownedBy(db, owners, campaignId)),
    teamId && sql`a.team_id = any(${teamId}::uuid[])`,
  ];
  return sql.join([sql`true`, ...conditions.filter((condition) => condition !== undefined)], sql` and `);
}

const fewMembers = 1000;

/** The member's own owner, else the record's. Across two tables no index finds the few members of one: look them up. */
async function ownedBy(db: Database, owners: string[], campaignId: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string }>`
    (select m.id from membership m
      where m.campaign_id = ${campaignId} and m.owner_id = any(${owners}::uuid[]) and m.ended_at is null
      limit ${fewMembers + 1})
    union all
    (select m.id from account a
       join membership m on m.workspace_id = a.workspace_id and m.account_id = a.id and m.campaign_id = ${campaignId}
        and m.owner_id is null and m.ended_at is null
      where a.owner_id = any(${owners}::uuid[]) and ${present()}
      limit ${fewMembers + 1})`.execute(db);
  return rows.length <= fewMembers
    ? sql`m.id = any(${rows.map(({ id }) => id)}::uuid[])`
    : sql`(m.owner_id = any(${owners}::uuid[]) or (m.owner_id is null and a.owner_id = any(${owners}::uuid[])))`;
}

/** Tries in vain since the record was last reached, in this campaign, looking back over 20 activities. */
const attempts = sql`(
  select count(*) filter (where not reached)::int from (
    select bool_or(coalesce(o.meaning, 'reached') <> 'not-reached')
             over (order by recent.occurred_at desc, recent.id desc) as reached
      from (select x.occurred_at, x.id, x.outcome from activity x
             where x.workspace_id = m.workspace_id and x.account_id = m.account_id
               and x.campaign_id = m.campaign_id and x.outcome is not null
               and not exists (select from withdrawal z where z.workspace_id = x.workspace_id and z.activity_id = x.id)
             order by x.occurred_at desc, x.id desc limit 20) recent
      left join outcome o on o.workspace_id = m.workspace_id and o.key = recent.outcome) tried)`;

/** A membership `m` of account `a` with its thread `t` and status `s` in the shape of the interface. */
const memberJson: RawBuilder<MemberItem> = sql`json_build_object(
  'id', m.id,
  'account', json_build_object('id', a.id, 'name', a.name, 'city', a.city, 'postalCode', a.postal_code,
    'phone', a.phone, 'version', a.version,
    'blocked', exists (select from account_situation b
      where b.workspace_id = a.workspace_id and b.account_id = a.id and b.blocked)),
  'contact', (select json_build_object('id', c.id, 'name', c.name) from contact c
               where c.workspace_id = m.workspace_id and c.account_id = m.account_id
                 and c.is_primary and c.deleted_at is null),
  'status', json_build_object('id', s.id, 'name', s.name, 'hue', s.hue),
  'since', m.since,
  'owner', (select json_build_object('id', u.id, 'name', u.name) from app_user u
             where u.workspace_id = m.workspace_id and u.id = coalesce(m.owner_id, a.owner_id)),
  'attempts', ${attempts},
  'lastActivityAt', t.last_activity_at,
  'nextFollowUp', case when t.next_follow_up_id is not null then json_build_object(
    'id', t.next_follow_up_id, 'dueOn', t.next_due_on, 'dueTime', to_char(t.next_due_time, 'HH24:MI')) end)`;
