import { useEffect, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { cancelJob, type getJob } from '#platform/jobs/contract.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { ProgressBar } from '#web/components/ProgressBar.tsx';
import { writeNumber } from '#web/dates.ts';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { getImport } from '../contract.ts';
import styles from './Imports.module.css';
import { type Pace, paceAfter, secondsLeft } from './pace.ts';

export type Job = ReplyOf<typeof getJob>;

interface RunProgressProps {
  title: string;
  /** Undefined until it is loaded. */
  job: Job | undefined;
  /** What stays when it is cancelled; without it there is nothing to cancel. */
  cancelEffect?: string;
}

/** „41.200 von 100.000 · 2.150/s · noch ca. 27 s · 37 Fehler“, with a way to stop. */
export function RunProgress({ title, job, cancelEffect }: RunProgressProps) {
  const pace = usePace(job);
  const { busy, problem, save } = useSaving();
  const percent = percentOf(job);
  const cancel = (id: string) =>
    save(async () => {
      await call(cancelJob, { params: { id } });
      await refresh(getImport);
    });
  return (
    <section className={styles.progress} aria-label={title}>
      <h2>{title}</h2>
      <ProgressBar label={title} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
      <p className={styles.sentence}>{job ? sentenceOf(job, pace) : m.imports_waiting()}</p>
      <p role="status" className="visually-hidden">
        {percent !== null && m.imports_progress_said({ percent: Math.floor(percent / 25) * 25 })}
      </p>
      {cancelEffect && job && (
        <div className={styles.line}>
          <Button busy={busy} onClick={() => void cancel(job.id)}>
            {m.web_cancel()}
          </Button>
          <span className="t-meta">{cancelEffect}</span>
        </div>
      )}
      <FormProblem problem={problem} />
    </section>
  );
}

/** Whole percent, rounded down; null as long as the total is unknown. */
export const percentOf = (job: Job | undefined): number | null =>
  job?.progress.total ? Math.floor((job.progress.done / job.progress.total) * 100) : null;

function usePace(job: Job | undefined): Pace | null {
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

function sentenceOf({ state, startedAt, progress: { done, total, failed } }: Job, pace: Pace | null): string {
  if (state === 'queued' || !startedAt) return m.imports_waiting();
  if (total === null && done === 0) return m.imports_progress_reading();
  const left = secondsLeft(pace, total, Date.parse(startedAt));
  return [
    total === null
      ? m.imports_progress_done({ done: writeNumber(done) })
      : m.imports_progress_done_of({ done: writeNumber(done), total: writeNumber(total) }),
    pace && pace.perSecond >= 1 && m.imports_progress_pace({ rate: writeNumber(Math.round(pace.perSecond)) }),
    left !== null &&
      left > 0 &&
      (left < 90
        ? m.imports_progress_seconds({ seconds: left })
        : m.imports_progress_minutes({ minutes: Math.ceil(left / 60) })),
    failed > 0 && m.imports_progress_failed({ count: writeNumber(failed) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
