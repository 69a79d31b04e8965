import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { getJob } from '#platform/jobs/contract.ts';

export type Job = ReplyOf<typeof getJob>;

/** „fertig mit Fehlern“ is a job that succeeded although some of its parts did not. */
export function jobStateName(job: Pick<Job, 'state' | 'progress'>): string {
  if (job.state === 'succeeded' && job.progress.failed > 0) return m.web_job_state_succeeded_partly();
  return {
    queued: m.web_job_state_queued,
    running: m.web_job_state_running,
    succeeded: m.web_job_state_succeeded,
    failed: m.web_job_state_failed,
    cancelled: m.web_job_state_cancelled,
  }[job.state]();
}

/** The kind in words; kinds of features the shell does not know keep their name. */
export function jobKindName(kind: string): string {
  const names: Record<string, () => string> = {
    import: m.web_job_kind_import,
    'import-undo': m.web_job_kind_undo_import,
    export: m.web_job_kind_export,
    'bulk-change': m.web_job_kind_bulk_change,
    'bulk-undo': m.web_job_kind_bulk_undo,
  };
  return names[kind]?.() ?? kind;
}

export const isOver = (job: Job) =>
  job.finishedAt !== null || ['succeeded', 'failed', 'cancelled'].includes(job.state);

/** Whole percent, rounded down; null as long as the total is unknown. */
export const percentOf = (job: Job | undefined): number | null =>
  job?.progress.total ? Math.floor((job.progress.done / job.progress.total) * 100) : null;
