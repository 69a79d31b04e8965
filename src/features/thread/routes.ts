import type { Serve } from '#features/people/context.ts';
import { planLoneFollowUp, saveActivityAtLast, undoSave } from './commands.ts';
import * as contract from './contract.ts';
import { chainCounts, gapPage, strandedFollowUps } from './report-store.ts';

export function routes(serve: Serve): void {
  serve(contract.saveActivity, ({ body }, context) => saveActivityAtLast(body, context));
  serve(contract.createUndo, ({ body }, context) => undoSave(body.token, context));
  serve(contract.createFollowUp, ({ body }, context) => planLoneFollowUp(body, context));
  serve(contract.listDormantAccounts, ({ query: { limit, cursor, ...filter } }, context) =>
    gapPage(context, filter, { limit, cursor }),
  );
  serve(contract.getChainReport, async ({ query }, context) => {
    const { openRecords, gaps } = await chainCounts(context);
    const { items, nextCursor } = await gapPage(context, {}, query);
    return {
      openRecords,
      withFollowUp: openRecords - gaps,
      gaps,
      checkedAt: context.now.toISOString(),
      items,
      nextCursor,
      stranded: await strandedFollowUps(context),
    };
  });
}
