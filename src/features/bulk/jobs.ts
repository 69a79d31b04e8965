import type { Actor } from '#features/people/rules.ts';
import type { JobKind } from '#platform/jobs/queue.ts';
import { bulkJob, undoJob } from './job-kinds.ts';
import { carryOutBulk, undoBulkInTurns } from './run.ts';
import { saveFinished, saveUndoState } from './store.ts';

/** What runs in the background; however it ends, what is committed stays and can be taken back. */
export const jobs: JobKind<Actor>[] = [
  {
    kind: bulkJob,
    run: carryOutBulk,
    ended: ({ db, now }, bulkId) => saveFinished(db, bulkId, now),
  },
  {
    kind: undoJob,
    run: undoBulkInTurns,
    // Broken off, it can be started again and goes on with the rest.
    ended: ({ db }, bulkId, { state }) =>
      saveUndoState(db, bulkId, { state: state === 'succeeded' ? 'undone' : 'done' }),
  },
];
