import { newId } from '#lib/id.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Principal, Transaction } from '#platform/database/transaction.ts';
import type { RequestContext } from '#platform/http/context.ts';
import { insertJob } from './store.ts';

/** What a running job gets. Each `inTransaction` is one of the user who started it, with the rights they have then. */
export interface JobRun<Actor> {
  jobId: string;
  principal: Principal;
  /** What the job is about: the id of an import, an export, … */
  subjectId: string;
  /** Throws `JobLost` when another worker has taken the job over meanwhile. */
  inTransaction<T>(work: (context: RequestContext<Actor>) => Promise<T>): Promise<T>;
  /** Shown as progress; at most four times a second reach the database. */
  progress(counts: JobProgress): Promise<void>;
  /** Throws `JobCancelled` when the user cancelled; call it between steps, at least every second. */
  stopIfCancelled(): Promise<void>;
}

export interface JobProgress {
  done: number;
  total?: number | null;
  failed?: number;
}

export type JobEnding =
  | { state: 'succeeded'; result: unknown }
  | { state: 'cancelled' }
  | { state: 'failed'; error: JobError };

/** `message` is a sentence in the language of the job's user. */
export interface JobError {
  code: string;
  message: string;
}

/** A kind of long work. It may be killed at any moment and is then run again: it goes on where it was. */
export interface JobKind<Actor> {
  kind: string;
  /** Answers the job's `result`. */
  run(run: JobRun<Actor>): Promise<unknown>;
  /** Runs in the transaction that ends the job, so that its subject ends with it; the user may be gone by then. */
  ended?(
    context: { tx: Transaction; db: Database; now: Date },
    subjectId: string,
    ending: JobEnding,
  ): Promise<void>;
}

/** Enqueues in the transaction of its cause; answers the job's id. */
export type Enqueue = (
  context: { tx: Transaction; now: Date },
  job: { kind: string; subjectId: string },
) => Promise<string>;

export const enqueue: Enqueue = async ({ tx, now }, { kind, subjectId }) => {
  const id = newId();
  await insertJob(tx, { id, kind, subjectId, now });
  tx.announce({ type: 'job', id });
  tx.afterCommit(wakeWorkers);
  return id;
};

const sleepers = new Set<() => void>();

/** A worker of this process is told of new work at once; those of other nodes look every two seconds. */
export function onNewJob(wake: () => void): () => void {
  sleepers.add(wake);
  return () => sleepers.delete(wake);
}

function wakeWorkers(): void {
  for (const wake of sleepers) wake();
}

/** The user cancelled the job. */
export class JobCancelled extends Error {}
/** Another worker has the job now, or this process is stopping: leave everything as it is. */
export class JobLost extends Error {}
