import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import { Refusal } from '#lib/refusal.ts';
import { refusalOf } from '#platform/http/problem.ts';
import type { JobRun } from '#platform/jobs/queue.ts';
import { countsOf, takeBack } from './commands.ts';
import { firstLeftOut, itemsInTurn, itemsToUndo, saveOutcomes } from './item-store.ts';
import { namedMost, selectionMost } from './rules.ts';
import { freezeSelection } from './selection-store.ts';
import { type BulkRecord, bulkById, saveFrozen, saveTurn } from './store.ts';
import { works } from './work.ts';

type Run = JobRun<Actor>;

/** Carries a bulk change out, turn by turn; killed at any moment it goes on with the turn that was not committed. */
export async function carryOutBulk(run: Run): Promise<unknown> {
  await run.stopIfCancelled();
  await run.inTransaction((context) => freeze(context, run.subjectId));
  for (;;) {
    await run.stopIfCancelled();
    const { done, bulk } = await decided(() =>
      run.inTransaction((context) => takeTurns(context, run.subjectId)),
    );
    await run.progress({ done: doneOf(bulk), total: bulk.total });
    if (!done) continue;
    const { changed, unchanged, skipped: skippedTotal } = bulk;
    const skipped = await run.inTransaction(({ db }) =>
      firstLeftOut(db, bulk.id, { of: 'skipped', most: namedMost }),
    );
    return { bulkChangeId: bulk.id, changed, unchanged, skippedTotal, skipped };
  }
}

const doneOf = ({ changed, unchanged, skipped }: BulkRecord) => changed + unchanged + skipped;

async function freeze(context: Context, id: string): Promise<void> {
  const { selection, kind } = await locked(context, id);
  if (!selection) return;
  const total = await freezeSelection(context, { id, kind, selection }, selectionMost + 1);
  if (total > selectionMost) throw new Refusal('too-large');
  await saveFrozen(context.db, id, total);
}

async function takeTurns(context: Context, id: string): Promise<{ done: boolean; bulk: BulkRecord }> {
  const bulk = await locked(context, id);
  const { apply, turnsAtOnce } = works[bulk.kind];
  const items = await itemsInTurn(context.db, id, { from: bulk.nextPosition, turns: turnsAtOnce });
  if (items.length === 0) return { done: true, bulk };
  const outcomes = await apply(
    items,
    { order: bulk.order, total: bulk.total!, bulkId: id },
    quietly(context, bulk),
  );
  await saveOutcomes(context.db, id, outcomes);
  const counts = countsOf(outcomes);
  await saveTurn(context.db, id, { ...counts, nextPosition: bulk.nextPosition + turnsAtOnce });
  const { changed, unchanged, skipped } = counts;
  return {
    done: false,
    bulk: {
      ...bulk,
      changed: bulk.changed + changed,
      unchanged: bulk.unchanged + unchanged,
      skipped: bulk.skipped + skipped,
    },
  };
}

/** Takes a bulk change back, last turn first; killed, it goes on with those that are not taken back yet. */
export async function undoBulkInTurns(run: Run): Promise<unknown> {
  for (;;) {
    await run.stopIfCancelled();
    const bulk = await decided(() => run.inTransaction((context) => takeBackTurns(context, run.subjectId)));
    const { changed, undone, kept: keptTotal } = bulk;
    await run.progress({ done: undone + keptTotal, total: changed });
    if (undone + keptTotal < changed) continue;
    const kept = await run.inTransaction(({ db }) =>
      firstLeftOut(db, bulk.id, { of: 'kept', most: namedMost }),
    );
    return { bulkChangeId: bulk.id, undone, keptTotal, kept };
  }
}

async function takeBackTurns(context: Context, id: string): Promise<BulkRecord> {
  const bulk = await locked(context, id);
  const items = await itemsToUndo(context.db, id, works[bulk.kind].turnsAtOnce);
  if (items.length > 0) await takeBack(bulk.kind, id, items, quietly(context, bulk));
  return locked(context, id);
}

/**
 * Where somebody else was faster, what the rules looked at was old and only the database noticed: the turn is rolled
 * back and decided once more on what is there now, as a request is.
 */
async function decided<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refusal || !refusalOf(error)) throw error;
    return attempt();
  }
}

async function locked(context: Context, id: string): Promise<BulkRecord> {
  const bulk = await bulkById(context, id, true);
  if (!bulk) throw new Refusal('not-found');
  return bulk;
}

/** Thousands of single events would have every screen load afresh: one for all of the turn says as much. */
function quietly(context: Context, { id, kind }: BulkRecord): Context {
  context.tx.announce({ type: works[kind].changes, id });
  return { ...context, tx: { ...context.tx, announce: () => {} } };
}
