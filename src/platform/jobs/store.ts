import { sql } from 'kysely';
import type { Database } from '#platform/database/driver.ts';
import type { Principal, Transaction } from '#platform/database/transaction.ts';
import type { JobEnding, JobProgress } from './queue.ts';

export interface ClaimedJob extends Principal {
  id: string;
  kind: string;
  subjectId: string;
  /** 1 for the first claim since it last got on. */
  attempts: number;
}

export interface JobRow {
  id: string;
  kind: string;
  subjectId: string | null;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  failed: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  result: unknown;
  error: { code: string; message: string } | null;
}

export async function insertJob(
  { db, principal }: Transaction,
  job: { id: string; kind: string; subjectId: string; now: Date },
): Promise<void> {
  await sql`insert into job (workspace_id, id, kind, user_id, subject_id, created_at)
    values (${principal.workspaceId}, ${job.id}, ${job.kind}, ${principal.userId}, ${job.subjectId}, ${job.now})`.execute(
    db,
  );
}

/** Outside of any workspace: the next job of these kinds for a worker, or one whose worker has died. */
export async function claimJob(
  db: Database,
  worker: { id: string; kinds: string[]; leaseSeconds: number; now: Date },
): Promise<ClaimedJob | undefined> {
  const { rows } = await sql<ClaimedJob>`
    select * from claim_job(${worker.id}, ${worker.kinds}::text[], ${worker.leaseSeconds}, ${worker.now})`.execute(
    db,
  );
  return rows[0];
}

/** Outside of any workspace: those of `jobs` that the worker still holds. */
export async function renewLeases(
  db: Database,
  worker: { id: string; jobs: string[]; leaseSeconds: number },
): Promise<{ id: string; cancelled: boolean }[]> {
  const { rows } = await sql<{ id: string; cancelled: boolean }>`
    select * from renew_job_leases(${worker.id}, ${worker.jobs}::uuid[], ${worker.leaseSeconds})`.execute(db);
  return rows;
}

export async function isHeldBy(db: Database, jobId: string, workerId: string): Promise<boolean> {
  const { rows } = await sql`
    select from job where id = ${jobId} and claimed_by = ${workerId} and state = 'running'`.execute(db);
  return rows.length === 1;
}

/** Getting on also forgives earlier deaths of the job's worker. */
export async function saveProgress(
  db: Database,
  jobId: string,
  { done, total, failed }: JobProgress,
): Promise<void> {
  await sql`
    update job set done = ${done}, total = coalesce(${total ?? null}, total), failed = coalesce(${failed ?? null}, failed),
           attempts = 1
     where id = ${jobId}`.execute(db);
}

export async function saveEnding(db: Database, jobId: string, ending: JobEnding, now: Date): Promise<void> {
  const result = ending.state === 'succeeded' ? JSON.stringify(ending.result ?? null) : null;
  const error = ending.state === 'failed' ? JSON.stringify(ending.error) : null;
  await sql`
    update job set state = ${ending.state}, finished_at = ${now}, result = ${result}, error = ${error}, lease_until = null
     where id = ${jobId}`.execute(db);
}

/** Gives a job back, to be claimed again after so many seconds. */
export async function releaseJob(db: Database, jobId: string, afterSeconds: number): Promise<void> {
  await sql`
    update job set claimed_by = null, lease_until = clock_timestamp() + make_interval(secs => ${afterSeconds})
     where id = ${jobId} and state = 'running'`.execute(db);
}

/** A job of the acting user; `lock` makes a worker that would end or claim it wait. */
export async function ownJob(
  { db, principal }: Transaction,
  id: string,
  lock: boolean,
): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    select ${jobColumns} from job j where j.id = ${id} and j.user_id = ${principal.userId}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function requestCancel(db: Database, id: string, now: Date): Promise<void> {
  await sql`update job set cancel_requested_at = coalesce(cancel_requested_at, ${now}) where id = ${id}`.execute(
    db,
  );
}

/** Outside of any workspace: how many jobs there are in each state. */
export async function jobCounts(db: Database): Promise<{ state: string; count: number }[]> {
  const { rows } = await sql<{ state: string; count: number }>`select * from job_counts()`.execute(db);
  return rows;
}

export const jobColumns = sql`j.id, j.kind, j.subject_id, j.state, j.done, j.total, j.failed, j.created_at, j.started_at,
  j.finished_at, j.result, j.error`;
