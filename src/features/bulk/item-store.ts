import { sql } from 'kysely';
import type { AccountChange } from '#features/accounts/many-store.ts';
import type { Change } from '#features/follow-ups/commands.ts';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Selected } from './selection-store.ts';

/** The fields of one that differ. */
export interface Fields extends Change, AccountChange {
  /** Before: taken off; after: come. */
  categoryIds?: string[] | undefined;
}

/** What became of one. */
export interface Outcome {
  id: string;
  outcome: 'changed' | 'unchanged' | 'skipped';
  code?: string;
  before?: Fields;
  after?: Fields;
  activityId?: string;
}

/** Changed, and not taken back yet. */
export interface DoneItem {
  id: string;
  position: number;
  before: Fields | null;
  after: Fields | null;
  activityId: string | null;
}

export interface TakenBack {
  id: string;
  undone: 'undone' | 'kept';
  keptBecause?: string;
}

/** The items whose turn it is. */
export async function itemsInTurn(
  db: Database,
  bulkId: string,
  { from, turns }: { from: number; turns: number },
): Promise<Selected[]> {
  const { rows } = await sql<Selected>`
    select subject_id as id, position from bulk_item
     where bulk_id = ${bulkId} and position >= ${from} and position < ${from + turns}
     order by position, subject_id`.execute(db);
  return rows;
}

/** Items with what became of them, in one statement. */
export async function insertItems(
  { actor, db }: Context,
  bulkId: string,
  items: (Outcome & { position: number })[],
): Promise<void> {
  await sql`
    insert into bulk_item (workspace_id, bulk_id, subject_id, position, outcome, code, before, after, activity_id)
    select ${actor.workspaceId}, ${bulkId}, r.id, r.position, r.outcome, r.code, r.before, r.after, r."activityId"
      from json_to_recordset(${JSON.stringify(items)}::json) as r(id uuid, position int, outcome text, code text,
        before jsonb, after jsonb, "activityId" uuid)`.execute(db);
}

export async function saveOutcomes(db: Database, bulkId: string, outcomes: Outcome[]): Promise<void> {
  await sql`
    update bulk_item i set outcome = r.outcome, code = r.code, before = r.before, after = r.after,
      activity_id = r."activityId"
      from json_to_recordset(${JSON.stringify(outcomes)}::json) as r(id uuid, outcome text, code text,
        before jsonb, after jsonb, "activityId" uuid)
     where i.bulk_id = ${bulkId} and i.subject_id = r.id`.execute(db);
}

/** The last `about` of the changed ones that are not taken back yet; those that share a turn stay together. */
export async function itemsToUndo(db: Database, bulkId: string, about: number): Promise<DoneItem[]> {
  const { rows } = await sql<DoneItem>`
    select subject_id as id, position, before, after, activity_id from bulk_item
     where bulk_id = ${bulkId} and outcome = 'changed' and undone is null
       and position >= (select min(last.position) from (
         select position from bulk_item
          where bulk_id = ${bulkId} and outcome = 'changed' and undone is null
          order by position desc limit ${about}) last)
     order by position desc`.execute(db);
  return rows;
}

export async function saveTakenBack(db: Database, bulkId: string, taken: TakenBack[]): Promise<void> {
  await sql`
    update bulk_item i set undone = r.undone, kept_because = r."keptBecause"
      from json_to_recordset(${JSON.stringify(taken)}::json) as r(id uuid, undone text, "keptBecause" text)
     where i.bulk_id = ${bulkId} and i.subject_id = r.id`.execute(db);
}

/** The first of those that were skipped, or kept by the undo, with the reason. */
export async function firstLeftOut(
  db: Database,
  bulkId: string,
  { of, most }: { of: 'skipped' | 'kept'; most: number },
): Promise<{ id: string; code: string }[]> {
  const [reason, which] =
    of === 'skipped' ? [sql`code`, sql`outcome = 'skipped'`] : [sql`kept_because`, sql`undone = 'kept'`];
  const { rows } = await sql<{ id: string; code: string }>`
    select subject_id as id, ${reason} as code from bulk_item
     where bulk_id = ${bulkId} and ${which} order by position, subject_id limit ${most}`.execute(db);
  return rows;
}

export async function countSkipped(db: Database, bulkId: string): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select code, count(*)::int as count from bulk_item where bulk_id = ${bulkId} and outcome = 'skipped'
     group by code order by count(*) desc, code`.execute(db);
  return rows;
}
