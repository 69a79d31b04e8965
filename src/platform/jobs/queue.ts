import type { Principal, Transaction } from '#platform/database/transaction.ts';
import type { RequestContext } from '#platform/http/context.ts';

/** What a running job gets. Each `inTransaction` is one of the user who started it, with the rights they have then. */
export interface JobRun<Actor> {
  jobId: string;
  principal: Principal;
  /** What the job is about: the id of an import, an export, … */
  subjectId: string;
  inTransaction<T>(work: (context: RequestContext<Actor>) => Promise<T>): Promise<T>;
  /** Shown as progress; at most four times a second reach the database. */
  progress(counts: { done: number; total?: number | null; failed?: number }): Promise<void>;
  /** Throws `JobCancelled` when the user cancelled; call it between steps, at least every second. */
  stopIfCancelled(): Promise<void>;
}

/** A kind of long work. It may be killed at any moment and is then run again: it goes on where it was. */
export interface JobKind<Actor> {
  kind: string;
  /** Answers the job's `result`. */
  run(run: JobRun<Actor>): Promise<unknown>;
}

/** Enqueues in the transaction of its cause; answers the job's id. */
export type Enqueue = (
  context: { tx: Transaction; now: Date },
  job: { kind: string; subjectId: string },
) => Promise<string>;
