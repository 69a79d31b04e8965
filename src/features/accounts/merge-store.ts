import { sql } from 'kysely';
import type { Actor } from '#features/people/rules.ts';
import type { Database } from '#platform/database/driver.ts';
import type { AccountFields } from './store.ts';

/** What the winner's field was, and what it became. */
export type Taken = Partial<Record<keyof AccountFields, { before: unknown; after: unknown }>>;

export interface Merge {
  id: string;
  winnerId: string;
  loserId: string;
  taken: Taken;
  at: string;
  undoneAt: string | null;
}

export interface SharedCampaign {
  campaignId: string;
  winnersId: string;
  losersId: string;
}

/** Campaigns both records are in, with the membership of each. */
export async function sharedCampaigns(
  db: Database,
  winnerId: string,
  loserId: string,
): Promise<SharedCampaign[]> {
  const { rows } = await sql<SharedCampaign>`
    select w.campaign_id, w.id as winners_id, l.id as losers_id
      from membership w
      join membership l on l.workspace_id = w.workspace_id and l.campaign_id = w.campaign_id
     where w.account_id = ${winnerId} and w.ended_at is null and l.account_id = ${loserId} and l.ended_at is null`.execute(
    db,
  );
  return rows;
}

/** Moves the loser's rows and logs each; `ending` are the memberships that end in favour of the other's. */
export async function carryOutMerge(
  db: Database,
  actor: Actor,
  { ending, ...merge }: Omit<Merge, 'undoneAt'> & { ending: string[] },
): Promise<void> {
  await db
    .insertInto('accountMerge')
    .values({
      ...merge,
      taken: JSON.stringify(merge.taken),
      workspaceId: actor.workspaceId,
      userId: actor.userId,
    })
    .execute();
  await sql`select carry_out_merge(${merge.id}, ${ending}::uuid[])`.execute(db);
}

export async function mergeById(db: Database, id: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select id, winner_id, loser_id, taken, at, undone_at from account_merge where id = ${id}`.execute(db);
  return rows[0];
}

/** Puts the logged rows back; the database refuses with `changed-since` where something was built on the merge. */
export async function undoCarriedOut(db: Database, id: string, actor: Actor, now: Date): Promise<void> {
  await sql`select undo_merge(${id}, ${actor.userId}, ${now})`.execute(db);
}
