import { sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import type { Database } from '#platform/database/driver.ts';
import type { listReassignments } from './reassignment-contract.ts';

/** One follow-up that went from one to another. */
export interface Reassigned {
  id: string;
  fromId: string;
  toId: string;
}

/**
 * Tells each of those who were given something by somebody else, once for the occasion however many they are. What was
 * told of a single follow-up and not seen is forgotten when it goes on; nobody is told that it came back.
 */
export async function tellReassigned(
  { actor, db, now }: Context,
  reassigned: Reassigned[],
  occasionId: string,
): Promise<void> {
  if (reassigned.length === 0) return;
  const rows = reassigned.map((one) => ({ ...one, noticeId: newId() }));
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as r(id uuid, "fromId" uuid, "toId" uuid, "noticeId" uuid)),
    forgotten as (
      update reassignment n set count = 0 from given g
       where n.follow_up_id = g.id and n.user_id = g."fromId" and n.seen_at is null and n.count > 0
      returning n.follow_up_id, n.from_id)
    insert into reassignment as n (workspace_id, id, user_id, by_id, from_id, occasion_id, follow_up_id, count, at)
    select ${actor.workspaceId}, (array_agg(g."noticeId"))[1], g."toId", ${actor.userId},
           case when count(distinct g."fromId") = 1 then (array_agg(g."fromId"))[1] end, ${occasionId},
           case when count(*) = 1 then (array_agg(g.id))[1] end, count(*), ${now}
      from given g
     where g."toId" <> ${actor.userId}
       and not exists (select from forgotten o where o.follow_up_id = g.id and o.from_id = g."toId")
     group by g."toId"
        on conflict (workspace_id, occasion_id, user_id) do update
       set count = n.count + excluded.count, follow_up_id = null, at = excluded.at, seen_at = null,
           from_id = case when n.from_id = excluded.from_id then n.from_id end`.execute(db);
}

/** Of an occasion that is taken back so many less are told; of these people. */
export async function untellReassigned(db: Database, occasionId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await sql`
    update reassignment n set count = greatest(n.count - back.count, 0)
      from (select u as user_id, count(*) as count from unnest(${userIds}::uuid[]) u group by u) back
     where n.occasion_id = ${occasionId} and n.user_id = back.user_id`.execute(db);
}

/** What the actor has still to be told. */
export async function reassignmentsToTell({
  actor,
  db,
}: Context): Promise<ReplyOf<typeof listReassignments>['items']> {
  const { rows } = await sql<ReplyOf<typeof listReassignments>['items'][number]>`
    select n.id, n.count, n.at, json_build_object('id', b.id, 'name', b.name) as by,
           case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as from,
           case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as account
      from reassignment n
      join app_user b on b.workspace_id = n.workspace_id and b.id = n.by_id
      left join app_user o on o.workspace_id = n.workspace_id and o.id = n.from_id
      left join follow_up f on f.workspace_id = n.workspace_id and f.id = n.follow_up_id
      left join account a on a.workspace_id = f.workspace_id and a.id = f.account_id and ${visible(actor)}
        and ${present()}
     where n.user_id = ${actor.userId} and n.seen_at is null and n.count > 0
     order by n.at desc, n.id desc limit 50`.execute(db);
  return rows;
}

/** Answers whether there is one of the actor's; seen once it stays seen. */
export async function saveSeen({ actor, db, now }: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update reassignment set seen_at = coalesce(seen_at, ${now})
     where id = ${id} and user_id = ${actor.userId} returning id`.execute(db);
  return rows.length === 1;
}
