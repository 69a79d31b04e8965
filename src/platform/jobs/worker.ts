import { newId } from '#lib/id.ts';
import type { Language } from '#platform/http/context.ts';
import { type JobKind, onNewJob } from './queue.ts';
import { carryOut, type Grip, type JobEnvironment, outsideOfWorkspaces } from './run.ts';
import { claimJob, renewLeases } from './store.ts';

const jobsAtOnce = 2;
/** How often a node looks for the work of others; its own is announced in the process. */
const lookEveryMs = 2_000;
const renewEveryMs = 1_000;
/** A killed worker's job runs again after this and one look. */
const leaseSeconds = 10;

export interface JobWorker {
  /** Lets running jobs reach their next safe point, gives them back, and waits for that. */
  stop(): Promise<void>;
}

/** Claims and carries out jobs of these kinds, two at a time, until stopped. Costs one short query in two seconds. */
export function startJobWorker<Actor extends { timeZone: string; language: Language }>(
  kinds: JobKind<Actor>[],
  environment: JobEnvironment<Actor>,
): JobWorker {
  const id = newId();
  const { pool, clock } = environment;
  const held = new Map<string, { grip: Grip; finished: Promise<void> }>();
  const names = kinds.map(({ kind }) => kind);
  let stopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const look = async (): Promise<void> => {
    while (!stopping && held.size < jobsAtOnce) {
      const job = await outsideOfWorkspaces(pool, (db) =>
        claimJob(db, { id, kinds: names, leaseSeconds, now: clock() }),
      );
      if (!job) return;
      const grip: Grip = { cancelled: false, lost: stopping };
      const kind = kinds.find((one) => one.kind === job.kind)!;
      const finished = carryOut(job, { kind, grip, workerId: id }, environment).finally(() => {
        held.delete(job.id);
        wake();
      });
      held.set(job.id, { grip, finished });
    }
  };
  const wake = () => {
    if (stopping) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    // A database that is away is looked for again at the next turn.
    looking = look()
      .catch(() => {})
      .finally(() => {
        looking = undefined;
        if (lookAgain) {
          lookAgain = false;
          wake();
        }
      });
  };
  const renew = async () => {
    if (held.size === 0) return;
    const jobs = [...held.keys()];
    const still = await outsideOfWorkspaces(pool, (db) => renewLeases(db, { id, jobs, leaseSeconds }));
    for (const jobId of jobs) {
      const grip = held.get(jobId)?.grip;
      const renewed = still.find((one) => one.id === jobId);
      if (grip && renewed) grip.cancelled = renewed.cancelled;
    }
  };

  const lookTimer = setInterval(wake, lookEveryMs);
  const renewTimer = setInterval(() => void renew().catch(() => {}), renewEveryMs);
  const forget = onNewJob(wake);
  wake();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(lookTimer);
      forget();
      await looking;
      for (const { grip } of held.values()) grip.lost = true;
      await Promise.all([...held.values()].map(({ finished }) => finished));
      clearInterval(renewTimer);
    },
  };
}
