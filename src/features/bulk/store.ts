import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Order, Selection } from './order.ts';
import type { BulkKind, BulkState } from './rules.ts';

export interface BulkRecord {
  id: string;
  kind: BulkKind;
  order: Order;
  /** Null once it is frozen. */
  selection: Selection | null;
  state: BulkState;
  total: number | null;
  nextPosition: number;
  changed: number;
  unchanged: number;
  skipped: number;
  undone: number;
  kept: number;
  jobId: string | null;
  undoJobId: string | null;
  createdAt: string;
  createdBy: { id: string; name: string };
  finishedAt: string | null;
}

export type Counts = Pick<BulkRecord, 'changed' | 'unchanged' | 'skipped'>;

export interface NewBulk extends Counts {
  id: string;
  order: Order;
  selection: Selection | null;
  state: BulkState;
  total: number | null;
  jobId: string | null;
}

export async function insertBulk({ actor, db, now }: Context, bulk: NewBulk): Promise<void> {
  const { kind, ...instructions } = bulk.order;
  await sql`
    insert into bulk_change (workspace_id, id, kind, instructions, selection, state, total, changed, unchanged, skipped,
      job_id, created_by_id, created_at, finished_at)
    values (${actor.workspaceId}, ${bulk.id}, ${kind}, ${JSON.stringify(instructions)},
      ${bulk.selection && JSON.stringify(bulk.selection)}, ${bulk.state}, ${bulk.total}, ${bulk.changed},
      ${bulk.unchanged}, ${bulk.skipped}, ${bulk.jobId}, ${actor.userId}, ${now},
      ${bulk.state === 'done' ? now : null})`.execute(db);
}

/** One's own; who administers sees all. */
export async function bulkById(
  { actor, db }: Context,
  id: string,
  lock = false,
): Promise<BulkRecord | undefined> {
  const own = actor.permissions.administer ? sql`true` : sql`b.created_by_id = ${actor.userId}`;
  const { rows } = await sql<BulkRecord>`
    select b.id, b.kind, b.instructions || jsonb_build_object('kind', b.kind) as order, b.selection, b.state, b.total,
           b.next_position, b.changed, b.unchanged, b.skipped, b.undone, b.kept, b.job_id, b.undo_job_id, b.created_at,
           (select json_build_object('id', u.id, 'name', u.name) from app_user u
             where u.workspace_id = b.workspace_id and u.id = b.created_by_id) as created_by, b.finished_at
      from bulk_change b where b.id = ${id} and ${own} ${lock ? sql`for update of b` : sql``}`.execute(db);
  return rows[0];
}

export async function saveFrozen(db: Database, id: string, total: number): Promise<void> {
  await sql`update bulk_change set total = ${total}, selection = null where id = ${id}`.execute(db);
}

/** In the transaction of what was done: killed after it, the work goes on with the next turn. */
export async function saveTurn(
  db: Database,
  id: string,
  { nextPosition, changed, unchanged, skipped }: Counts & { nextPosition: number },
): Promise<void> {
  await sql`
    update bulk_change set next_position = ${nextPosition}, changed = changed + ${changed},
      unchanged = unchanged + ${unchanged}, skipped = skipped + ${skipped} where id = ${id}`.execute(db);
}

/** The work is over, however it ended. */
export async function saveFinished(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    update bulk_change set state = 'done', finished_at = ${now}, total = coalesce(total, 0), selection = null
     where id = ${id}`.execute(db);
}

export async function saveUndoState(
  db: Database,
  id: string,
  { state, jobId }: { state: BulkState; jobId?: string },
): Promise<void> {
  await sql`
    update bulk_change set state = ${state}, undo_job_id = coalesce(${jobId ?? null}, undo_job_id)
     where id = ${id}`.execute(db);
}

export async function addToUndone(
  db: Database,
  id: string,
  { undone, kept }: { undone: number; kept: number },
): Promise<void> {
  await sql`update bulk_change set undone = undone + ${undone}, kept = kept + ${kept} where id = ${id}`.execute(
    db,
  );
}
