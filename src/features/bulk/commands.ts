import { assignmentOf } from '#features/follow-ups/assignees.ts';
import type { Context } from '#features/people/context.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { enqueue } from '#platform/jobs/queue.ts';
import {
  type DoneItem,
  insertItems,
  itemsToUndo,
  type Outcome,
  saveTakenBack,
  type TakenBack,
} from './item-store.ts';
import { bulkJob, undoJob } from './job-kinds.ts';
import { assigneesOf, type Bulk, type Order } from './order.ts';
import { atOnceMost, type BulkKind, mayRebook, mayUndoBulk, undoableUntil } from './rules.ts';
import { type Selected, selectedOnes } from './selection-store.ts';
import { addToUndone, type BulkRecord, bulkById, type Counts, insertBulk, saveUndoState } from './store.ts';
import { requireStatus, requireTargets } from './target-store.ts';
import { works } from './work.ts';

export interface Begun {
  job: { id: string };
  bulkChangeId: string;
}

export interface Done extends Counts {
  leftOut: { id: string; code: string }[];
  bulkChangeId: string | null;
}

/** Does it at once where few are chosen; otherwise a job begins. */
export async function beginBulk({ order, selection }: Bulk, context: Context): Promise<Done | Begun> {
  await requireNamed(order, context);
  const chosen = await selectedOnes(context, order.kind, selection, atOnceMost + 1);
  if (chosen.length <= atOnceMost) return carryOutAtOnce(order, chosen, context);
  const id = newId();
  const jobId = await enqueue(context, { kind: bulkJob, subjectId: id });
  const counts = { changed: 0, unchanged: 0, skipped: 0 };
  await insertBulk(context, { id, order, selection, state: 'running', total: null, jobId, ...counts });
  return { job: { id: jobId }, bulkChangeId: id };
}

/** Refuses an order that names what is not there, before anything is looked at. */
export async function requireNamed(order: Order, context: Context): Promise<void> {
  await requireAssignees(order, context);
  if (order.kind === 'change-accounts') await requireTargets(order, context.db);
  if (order.kind === 'change-statuses') await requireStatus(order, context.db);
}

/** Nobody is given follow-ups who is not there, and nobody gives them without the right to rebook (WV-07). */
async function requireAssignees(order: Order, { actor, db }: Context): Promise<void> {
  const { userIds, rebooks } = assigneesOf(order);
  if (userIds.length === 0) return;
  if (rebooks && !mayRebook(actor)) throw new Refusal('not-allowed');
  const { candidates } = await assignmentOf(db, userIds, []);
  for (const userId of userIds) {
    const candidate = candidates.get(userId);
    if (!candidate) throw new Refusal('not-found');
    if (!candidate.active) throw new Refusal('assignee-not-allowed');
  }
}

async function carryOutAtOnce(order: Order, chosen: Selected[], context: Context): Promise<Done> {
  const id = newId();
  const total = chosen.length;
  const outcomes = await works[order.kind].apply(chosen, { order, total, bulkId: id }, context);
  const counts = countsOf(outcomes);
  const leftOut = outcomes.flatMap(({ id, code }) => (code ? { id, code } : []));
  // What changed nothing leaves nothing to look at or to take back.
  if (counts.changed === 0) return { ...counts, leftOut, bulkChangeId: null };
  await insertBulk(context, { id, order, selection: null, state: 'done', total, jobId: null, ...counts });
  const positions = new Map(chosen.map((one) => [one.id, one.position]));
  await insertItems(
    context,
    id,
    outcomes.map((outcome) => ({ ...outcome, position: positions.get(outcome.id)! })),
  );
  return { ...counts, leftOut, bulkChangeId: id };
}

export function countsOf(outcomes: Outcome[]): Counts {
  const count = (wanted: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return { changed: count('changed'), unchanged: count('unchanged'), skipped: count('skipped') };
}

export interface Undone {
  undone: number;
  kept: { id: string; code: string }[];
  bulkChangeId: string;
}

/** Takes a bulk change back: at once where few were changed, otherwise a job begins. */
export async function undoBulk(id: string, context: Context): Promise<Undone | Begun> {
  const bulk = await bulkById(context, id, true);
  if (!bulk) throw new Refusal('not-found');
  requireUndoable(bulk, context);
  if (bulk.changed > atOnceMost) {
    const jobId = await enqueue(context, { kind: undoJob, subjectId: id });
    await saveUndoState(context.db, id, { state: 'undoing', jobId });
    return { job: { id: jobId }, bulkChangeId: id };
  }
  const items = await itemsToUndo(context.db, id, atOnceMost);
  const taken = await takeBack(bulk.kind, id, items, context);
  await saveUndoState(context.db, id, { state: 'undone' });
  const kept = taken.flatMap((one) => (one.keptBecause ? { id: one.id, code: one.keptBecause } : []));
  return { undone: taken.length - kept.length, kept, bulkChangeId: id };
}

function requireUndoable(bulk: BulkRecord, { actor, now }: Context): void {
  if (!mayUndoBulk(actor, bulk.createdBy.id)) throw new Refusal('not-allowed');
  if (bulk.state === 'running') throw new Refusal('in-use');
  if (bulk.state !== 'done') throw new Refusal('already-done');
  if (now.toISOString() > undoableUntil(bulk.finishedAt!)) throw new Refusal('undo-expired');
}

export async function takeBack(
  kind: BulkKind,
  bulkId: string,
  items: DoneItem[],
  context: Context,
): Promise<TakenBack[]> {
  const taken = await works[kind].takeBack(items, bulkId, context);
  await saveTakenBack(context.db, bulkId, taken);
  const kept = taken.filter(({ undone }) => undone === 'kept').length;
  await addToUndone(context.db, bulkId, { undone: taken.length - kept, kept });
  return taken;
}
