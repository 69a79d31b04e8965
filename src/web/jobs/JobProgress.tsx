import { m } from '#paraglide/messages.js';
import { ProgressBar } from '#web/components/ProgressBar.tsx';
import { writeNumber } from '#web/dates.ts';
import styles from './JobProgress.module.css';
import { isOver, type Job, jobStateName, percentOf } from './job-words.ts';
import { type Pace, secondsLeft } from './pace.ts';
import { usePace } from './usePace.ts';

interface JobProgressProps {
  title: string;
  /** Undefined until it is loaded. */
  job: Job | undefined;
  /** Said while it is not known yet how much there is to do. */
  beginning?: string;
}

/** „41.200 von 100.000 · 2.150/s · noch ca. 27 s · 37 Fehler“; said aloud at each quarter and at the end only. */
export function JobProgress({ title, job, beginning = m.web_progress_beginning() }: JobProgressProps) {
  const pace = usePace(job);
  const percent = percentOf(job);
  const over = job !== undefined && isOver(job);
  const total = job?.progress.total ?? null;
  return (
    <>
      {/* Of a job that is over the bar is still: full, or where it stopped. */}
      <ProgressBar label={title} done={job?.progress.done ?? 0} total={over ? (total ?? 1) : total} />
      <p className={styles.sentence}>{job ? sentenceOf(job, pace, beginning) : m.web_progress_waiting()}</p>
      <p role="status" className="visually-hidden">
        {over
          ? jobStateName(job)
          : percent !== null && m.web_progress_said({ percent: Math.floor(percent / 25) * 25 })}
      </p>
    </>
  );
}

function sentenceOf(job: Job, pace: Pace | null, beginning: string): string {
  const { state, startedAt, progress } = job;
  const { done, total, failed } = progress;
  if (state === 'queued' || !startedAt) return isOver(job) ? '' : m.web_progress_waiting();
  const over = isOver(job);
  if (total === null && done === 0 && !over) return beginning;
  const parts = [
    total === null
      ? m.web_progress_done({ done: writeNumber(done) })
      : m.web_progress_done_of({ done: writeNumber(done), total: writeNumber(total) }),
    ...(over ? [] : speedOf(pace, total, Date.parse(startedAt))),
    failed > 0 && m.web_progress_failed({ count: writeNumber(failed) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** How fast, and how long still; nothing where neither can be told. */
function speedOf(pace: Pace | null, total: number | null, startedAtMs: number): string[] {
  if (!pace || pace.perSecond < 1) return [];
  const rate = m.web_progress_pace({ rate: writeNumber(Math.round(pace.perSecond)) });
  const left = secondsLeft(pace, total, startedAtMs);
  if (left === null || left <= 0) return [rate];
  return [
    rate,
    left < 90
      ? m.web_progress_seconds({ seconds: left })
      : m.web_progress_minutes({ minutes: Math.ceil(left / 60) }),
  ];
}
