import type { Context, Serve } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import * as accountContract from './account-contract.ts';
import { accountBulkOf } from './account-order.ts';
import { accountPreviewOf } from './account-preview.ts';
import { beginBulk, undoBulk } from './commands.ts';
import * as contract from './contract.ts';
import { bulkItemPage } from './item-list.ts';
import { countSkipped } from './item-store.ts';
import { bulkOf, closuresOf } from './order.ts';
import { previewOf } from './preview.ts';
import { undoableUntil } from './rules.ts';
import { type BulkRecord, bulkById } from './store.ts';

export function routes(serve: Serve): void {
  serve(contract.changeFollowUps, async ({ body }, context) => {
    const begun = await beginBulk(bulkOf(body), context);
    if ('job' in begun) return begun;
    const { changed, unchanged, leftOut: skipped, bulkChangeId } = begun;
    return { changed, unchanged, skipped, bulkChangeId };
  });
  serve(accountContract.changeAccounts, async ({ body }, context) => {
    const begun = await beginBulk(accountBulkOf(body), context);
    if ('job' in begun) return begun;
    const { changed, unchanged, leftOut: skipped, bulkChangeId } = begun;
    return { changed, unchanged, skipped, bulkChangeId };
  });
  serve(accountContract.previewAccountChanges, ({ body }, context) =>
    accountPreviewOf(accountBulkOf(body), context),
  );
  serve(contract.previewFollowUpChanges, ({ body }, context) => previewOf(bulkOf(body), context));
  serve(contract.createGapClosures, async ({ body }, context) => {
    const begun = await beginBulk(closuresOf(body), context);
    if ('job' in begun) return begun;
    return { planned: begun.changed, skipped: begun.leftOut, bulkChangeId: begun.bulkChangeId };
  });
  serve(contract.getBulkChange, async ({ params }, context) =>
    shown(await known(context, params.id), context),
  );
  serve(contract.listBulkItems, async ({ params, query: { outcome, ...page } }, context) =>
    bulkItemPage(context, await known(context, params.id), outcome, page),
  );
  serve(contract.undoBulkChange, ({ params }, context) => undoBulk(params.id, context));
}

async function known(context: Context, id: string): Promise<BulkRecord> {
  const bulk = await bulkById(context, id);
  if (!bulk) throw new Refusal('not-found');
  return bulk;
}

async function shown(bulk: BulkRecord, { db }: Context) {
  const { id, kind, state, jobId, undoJobId, createdAt, createdBy, finishedAt } = bulk;
  const { total, changed, unchanged, skipped, undone, kept } = bulk;
  return {
    id,
    kind,
    state,
    job: jobId ? { id: jobId } : null,
    undoJob: undoJobId ? { id: undoJobId } : null,
    counts: { total, changed, unchanged, skipped, undone, kept },
    skippedBecause: skipped > 0 ? await countSkipped(db, id) : [],
    createdAt,
    createdBy,
    finishedAt,
    undoUntil: state === 'done' && finishedAt && changed > undone + kept ? undoableUntil(finishedAt) : null,
  };
}
