import { useEffect, useState } from 'react';
import type { Job } from './job-words.ts';
import { type Pace, paceAfter } from './pace.ts';

/** How fast the job gets on, smoothed over what has been seen of it; null before it starts. */
export function usePace(job: Job | undefined): Pace | null {
  const [pace, setPace] = useState<{ jobId: string; pace: Pace } | null>(null);
  useEffect(() => {
    if (!job?.startedAt) return;
    const startedAtMs = Date.parse(job.startedAt);
    const now = { atMs: Date.now(), done: job.progress.done };
    setPace((before) => ({
      jobId: job.id,
      pace: paceAfter(before?.jobId === job.id ? before.pace : null, startedAtMs, now),
    }));
  }, [job]);
  return pace?.pace ?? null;
}
