import type pg from 'pg';
import { Refusal } from '#lib/refusal.ts';
import { dayIn } from '#lib/time-zone.ts';
import { Conversation } from '#platform/database/conversation.ts';
import { databaseOn } from '#platform/database/driver.ts';
import type { Principal, Transaction, Transactor } from '#platform/database/transaction.ts';
import type { Identification, Language, RequestContext } from '#platform/http/context.ts';
import { refusalOf, sentenceOf } from '#platform/http/problem.ts';
import {
  JobCancelled,
  type JobEnding,
  type JobKind,
  JobLost,
  type JobProgress,
  type JobRun,
} from './queue.ts';
import { type ClaimedJob, isHeldBy, releaseJob, saveEnding, saveProgress } from './store.ts';

export interface JobEnvironment<Actor> {
  /** Connections as `faden_app`. */
  pool: pg.Pool;
  transact: Transactor;
  actorOf: Identification<Actor & { language: Language }>['actorOf'];
  clock: () => Date;
  /** A job ended on what is no refusal: a bug. */
  onBug: (error: unknown, job: { id: string; kind: string }) => void;
}

/** What the worker learns about a running job from the renewal of its lease. */
export interface Grip {
  cancelled: boolean;
  lost: boolean;
}

const progressEveryMs = 250;
/** Deaths in a row without getting on, after which a job is given up. */
const attemptsMost = 5;
const retryAfterSeconds = 2;

/** Runs a claimed job to its end, or gives it back where the database is gone or the process stops. */
export async function carryOut<Actor extends { timeZone: string; language: Language }>(
  job: ClaimedJob,
  { kind, grip, workerId }: { kind: JobKind<Actor>; grip: Grip; workerId: string },
  environment: JobEnvironment<Actor>,
): Promise<void> {
  const inTransaction = transactionsOf(job, workerId, environment);
  try {
    const ending = await endingOf(job, kind, { grip, inTransaction }, environment);
    // Without its actor: whoever started it may have left meanwhile.
    await environment.transact(principalOf(job), async (tx) => {
      if (!(await isHeldBy(tx.db, job.id, workerId))) throw new JobLost();
      const now = environment.clock();
      await saveEnding(tx.db, job.id, ending, now);
      await kind.ended?.({ tx, db: tx.db, now }, job.subjectId, ending);
      tx.announce({ type: 'job', id: job.id });
    });
  } catch (error) {
    if (error instanceof JobLost && !grip.lost) return;
    // The database is away or this process stops: another claim goes on where this one was.
    if (!(error instanceof JobLost) && !isPassing(error)) environment.onBug(error, job);
    await environment
      .transact(principalOf(job), ({ db }) =>
        releaseJob(db, job.id, error instanceof JobLost ? 0 : retryAfterSeconds),
      )
      .catch(() => {});
  }
}

type InTransaction<Actor> = JobRun<Actor>['inTransaction'];

async function endingOf<Actor extends { language: Language }>(
  job: ClaimedJob,
  kind: JobKind<Actor>,
  { grip, inTransaction }: { grip: Grip; inTransaction: InTransaction<Actor> },
  { onBug }: Pick<JobEnvironment<Actor>, 'onBug'>,
): Promise<JobEnding> {
  if (job.attempts > attemptsMost) return failure(new Error('gave up'), job, inTransaction);
  const reporter = progressReporter(job.id, inTransaction);
  try {
    const result = await kind.run({
      jobId: job.id,
      principal: principalOf(job),
      subjectId: job.subjectId,
      inTransaction,
      progress: reporter.report,
      stopIfCancelled: async () => {
        if (grip.lost) throw new JobLost();
        if (grip.cancelled) throw new JobCancelled();
      },
    });
    await reporter.flush();
    return { state: 'succeeded', result };
  } catch (error) {
    if (error instanceof JobCancelled) return { state: 'cancelled' };
    if (error instanceof JobLost || isPassing(error)) throw error;
    if (!refusalOf(error)) onBug(error, job);
    return failure(error, job, inTransaction);
  }
}

async function failure<Actor extends { language: Language }>(
  error: unknown,
  job: ClaimedJob,
  inTransaction: InTransaction<Actor>,
): Promise<JobEnding> {
  const refusal = refusalOf(error);
  const language = await inTransaction(async ({ actor }) => actor.language).catch(() => 'de' as const);
  const message = String(refusal?.extensions.detail ?? sentenceOf(refusal, language, job.id));
  return { state: 'failed', error: { code: refusal?.code ?? 'unexpected', message } };
}

const isPassing = (error: unknown) => {
  const refusal = refusalOf(error);
  return refusal instanceof Refusal && refusal.code === 'unavailable';
};

const principalOf = ({ workspaceId, userId }: Principal): Principal => ({ workspaceId, userId });

function transactionsOf<Actor extends { timeZone: string; language: Language }>(
  job: ClaimedJob,
  workerId: string,
  { transact, actorOf, clock }: JobEnvironment<Actor>,
): InTransaction<Actor> {
  return (work) =>
    transact(principalOf(job), async (tx: Transaction) => {
      if (!(await isHeldBy(tx.db, job.id, workerId))) throw new JobLost();
      const actor = await actorOf(tx);
      const now = clock();
      const context: RequestContext<Actor> = {
        actor,
        tx,
        db: tx.db,
        now,
        today: dayIn(actor.timeZone, now),
        language: actor.language,
        requestId: job.id,
        ifMatch: undefined,
      };
      return work(context);
    });
}

function progressReporter<Actor>(jobId: string, inTransaction: InTransaction<Actor>) {
  let reportedAtMs = 0;
  let latest: JobProgress | undefined;
  const write = async () => {
    const counts = latest;
    if (!counts) return;
    latest = undefined;
    reportedAtMs = Date.now();
    await inTransaction(async ({ db, tx }) => {
      await saveProgress(db, jobId, counts);
      tx.announce({ type: 'job', id: jobId });
    });
  };
  return {
    report: async (counts: JobProgress) => {
      latest = counts;
      if (Date.now() - reportedAtMs >= progressEveryMs) await write();
    },
    flush: write,
  };
}

/** One statement outside of any workspace. */
export async function outsideOfWorkspaces<T>(
  pool: pg.Pool,
  work: (db: ReturnType<typeof databaseOn>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(databaseOn(new Conversation(client)));
  } finally {
    client.release();
  }
}
