import { sql } from 'kysely';
import { present } from '#features/accounts/scope.ts';
import type { Database } from '#platform/database/driver.ts';
import type { CampaignType, Status, StatusSettings } from './rules.ts';

/** Writes of campaigns and statuses; `workspaceId` is that of the actor. */
export interface NewCampaign {
  workspaceId: string;
  id: string;
  name: string;
  type: CampaignType;
  active: boolean;
  startsOn: string | null;
  endsOn: string | null;
  now: Date;
}

/** False where the name is taken. */
export async function insertCampaign(
  db: Database,
  { active, now, ...campaign }: NewCampaign,
): Promise<boolean> {
  const inserted = await db
    .insertInto('campaign')
    .values({ ...campaign, deactivatedAt: active ? null : now.toISOString(), createdAt: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doNothing())
    .returning('id')
    .execute();
  return inserted.length > 0;
}

export interface CampaignChange {
  name?: string | undefined;
  active?: boolean | undefined;
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}

export async function updateCampaign(
  db: Database,
  id: string,
  { active, ...change }: CampaignChange & { now: Date },
): Promise<void> {
  const { now, ...columns } = change;
  await db
    .updateTable('campaign')
    .set({ ...columns, version: sql`version + 1` })
    .$if(active !== undefined, (update) => update.set({ deactivatedAt: deactivated(active!, now) }))
    .where('id', '=', id)
    .execute();
}

export type NewStatus = Omit<Status, 'mergedIntoId'>;

/** In one statement, as the default next statuses refer to each other. */
export async function insertStatuses(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
  statuses: NewStatus[],
): Promise<void> {
  if (statuses.length === 0) return;
  const rows = statuses.map(({ active, ...status }) => ({
    ...status,
    workspaceId,
    deactivatedAt: active ? null : now.toISOString(),
  }));
  await db.insertInto('campaignStatus').values(rows).execute();
}

export interface StatusChange extends Partial<StatusSettings> {
  nextStatusIds?: string[] | undefined;
  defaultNextStatusId?: string | null | undefined;
}

export async function updateStatus(
  db: Database,
  id: string,
  change: StatusChange & { now: Date },
): Promise<void> {
  const { active, now, ...columns } = change;
  await db
    .updateTable('campaignStatus')
    .set({ ...columns, version: sql`version + 1` })
    .$if(active !== undefined, (update) => update.set({ deactivatedAt: deactivated(active!, now) }))
    .where('id', '=', id)
    .execute();
}

/** Numbers these statuses 1 to n; the version stays, as nothing of a status itself has changed. */
export async function updatePositions(db: Database, ids: string[]): Promise<void> {
  await sql`
    update campaign_status s set position = wanted.position
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, position)
     where s.id = wanted.id and s.position <> wanted.position`.execute(db);
}

/** The trigger `follow_merged` moves the members. */
export async function updateMergedInto(db: Database, id: string, intoId: string): Promise<void> {
  // Saves that lead here hold a key share on the row: wait for them, so that their members move as well.
  await sql`select from campaign_status where id = ${id} for update`.execute(db);
  await db
    .updateTable('campaignStatus')
    .set({ mergedIntoId: intoId, nextStatusIds: [], defaultNextStatusId: null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

type Bearing = Pick<StatusSettings, 'isFinal' | 'isGoal' | 'blocksContact'>;

/**
 * How many members of a status become gaps when it changes so: records without open follow-up that were blocked or
 * given up before and are open after (decisions.md 5).
 */
export async function countNewGaps(
  db: Database,
  statusId: string,
  before: Bearing,
  after: Bearing,
): Promise<number> {
  const open = ({ isFinal, isGoal, blocksContact }: Bearing) =>
    sql`not (coalesce(others.blocked, false) or ${blocksContact}::boolean)
      and not (${isFinal && !isGoal}::boolean and coalesce(others.lost, true))`;
  const { rows } = await sql<{ gaps: number }>`
    select count(*)::int as gaps
      from membership m
      join account_thread t on t.workspace_id = m.workspace_id and t.account_id = m.account_id
      join account a on a.workspace_id = m.workspace_id and a.id = m.account_id
      left join lateral (
        select bool_and(s.is_final and not s.is_goal) as lost, bool_or(s.blocks_contact) as blocked
          from membership o join campaign_status s on s.workspace_id = o.workspace_id and s.id = o.status_id
         where o.workspace_id = m.workspace_id and o.account_id = m.account_id and o.ended_at is null and o.id <> m.id
        ) others on true
     where m.status_id = ${statusId} and m.ended_at is null and t.next_follow_up_id is null and ${present()}
       and not (${open(before)}) and ${open(after)}`.execute(db);
  return rows[0]!.gaps;
}

const deactivated = (active: boolean, now: Date) =>
  active ? null : sql<string>`coalesce(deactivated_at, ${now.toISOString()}::timestamptz)`;
