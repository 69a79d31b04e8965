import type { Actor } from '#features/people/rules.ts';
import type { JobKind } from '#platform/jobs/queue.ts';
import { importJob, undoJob } from './job-kinds.ts';
import { saveState } from './store.ts';
import { undoImport } from './undo.ts';
import { carryOutImport } from './work.ts';

/** What runs in the background; the import's state ends in the transaction of its job's. */
export const jobs: JobKind<Actor>[] = [
  {
    kind: importJob,
    run: carryOutImport,
    ended: async ({ db, tx, now }, importId, { state }) => {
      await saveState(db, importId, state, now);
      // Lists of records look again; one event for all of them.
      tx.announce({ type: 'account', id: importId });
    },
  },
  {
    kind: undoJob,
    run: undoImport,
    ended: async ({ db, tx, now }, importId, { state }) => {
      // Broken off, it can be started again and goes on with the rest.
      await saveState(db, importId, state === 'succeeded' ? 'undone' : 'succeeded', now);
      tx.announce({ type: 'account', id: importId });
    },
  },
];
