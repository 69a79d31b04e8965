import type { Actor } from '#features/people/rules.ts';
import type { JobKind, JobRun } from '#platform/jobs/queue.ts';
import { exportJob, requireExport } from './commands.ts';
import { exportPage, headLine } from './pages.ts';
import { keptDays } from './rules.ts';
import { addPiece, endExport, lockExport } from './store.ts';

const dayMs = 86_400_000;

export const jobs: JobKind<Actor>[] = [
  {
    kind: exportJob,
    run: writeExport,
    ended: ({ db, now }, id, { state }) => {
      const keptUntil = state === 'succeeded' ? new Date(now.getTime() + keptDays * dayMs) : null;
      return endExport(db, id, { state, now, keptUntil });
    },
  },
];

/** Page by page, each with how far it has come in one transaction; goes on there after a kill. */
async function writeExport({ subjectId, inTransaction, progress, stopIfCancelled }: JobRun<Actor>) {
  for (;;) {
    await stopIfCancelled();
    const { done, total, isLast } = await inTransaction(async (context) => {
      // The right may be gone since.
      requireExport(context.actor);
      const record = await lockExport(context.db, subjectId);
      if (record.pieces > 0 && record.nextCursor === null)
        return { done: record.rows, total: record.rows, isLast: true };
      const page = await exportPage(context, record, record.nextCursor);
      const head = record.pieces === 0 ? headLine(record, context.language) : '';
      await addPiece(context, record, { ...page, text: head + page.text });
      return {
        done: record.rows + page.rows,
        total: page.total.relation === 'exact' ? page.total.value : null,
        isLast: page.nextCursor === null,
      };
    });
    await progress({ done, total });
    if (isLast) return { exportId: subjectId, rows: done };
  }
}
