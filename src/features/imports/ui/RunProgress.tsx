import { m } from '#paraglide/messages.js';
import { cancelJob } from '#platform/jobs/contract.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { JobProgress } from '#web/jobs/JobProgress.tsx';
import type { Job } from '#web/jobs/job-words.ts';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { getImport } from '../contract.ts';
import styles from './Imports.module.css';

interface RunProgressProps {
  title: string;
  /** Undefined until it is loaded. */
  job: Job | undefined;
  /** What stays when it is cancelled; without it there is nothing to cancel. */
  cancelEffect?: string;
}

/** How far a job is, with a way to stop. */
export function RunProgress({ title, job, cancelEffect }: RunProgressProps) {
  const { busy, problem, save } = useSaving();
  const cancel = (id: string) =>
    save(async () => {
      await call(cancelJob, { params: { id } });
      await refresh(getImport);
    });
  return (
    <section className={styles.progress} aria-label={title}>
      <h2>{title}</h2>
      <JobProgress title={title} job={job} beginning={m.imports_progress_reading()} />
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
