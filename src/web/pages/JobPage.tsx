import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ExportDownload } from '#features/exports/ui/ExportDownload.tsx';
import { m } from '#paraglide/messages.js';
import { cancelJob, getJob } from '#platform/jobs/contract.ts';
import { reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { JobProgress } from '#web/jobs/JobProgress.tsx';
import { isOver, type Job, jobKindName, jobStateName, percentOf } from '#web/jobs/job-words.ts';
import { asProblem } from '#web/problem.ts';
import { queryClient, queryOf } from '#web/queries.ts';

const BulkOutcome = lazy(() =>
  import('#features/bulk/ui/BulkOutcome.tsx').then((module) => ({ default: module.BulkOutcome })),
);

const pollMs = 1_000;

/** How far a job is; survives reloading, because the server works on alone. */
export function JobPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const {
    data: job,
    error,
    refetch,
  } = useQuery({
    ...queryOf(getJob, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : pollMs),
  });
  if (error) {
    return (
      <Page title={m.web_job()} area={m.web_nav_jobs()} padded={false}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!job) {
    return (
      <Page title={m.web_job()} area={m.web_nav_jobs()}>
        <LoadingBars />
      </Page>
    );
  }
  const title = jobKindName(job.kind);
  return (
    <Page
      title={title}
      area={m.web_nav_jobs()}
      count={jobStateName(job)}
      actions={!isOver(job) && <CancelButton job={job} />}
      windowTitle={isOver(job) || percentOf(job) === null ? undefined : `${percentOf(job)} % ${title}`}
    >
      {job.error && <Banner tone="danger">{job.error.message}</Banner>}
      <JobProgress title={title} job={job} />
      {!isOver(job) && <p className="t-meta">{whatCancellingKeeps(job)}</p>}
      <ExportDownload job={job} />
      <p className="t-meta">
        {m.web_jobs_created()}: <TimeText at={job.createdAt} />
        {job.finishedAt && (
          <>
            {' · '}
            {m.web_jobs_finished()}: <TimeText at={job.finishedAt} />
          </>
        )}
      </p>
      {isOver(job) && <Outcome job={job} />}
    </Page>
  );
}

/** What there is to say of it beyond figures. */
function Outcome({ job }: { job: Job }) {
  if (!job.kind.startsWith('bulk-') || !job.subjectId) return null;
  return (
    <Suspense fallback={<LoadingBars />}>
      <BulkOutcome key={job.id} id={job.subjectId} isCancelled={job.state === 'cancelled'} />
    </Suspense>
  );
}

function CancelButton({ job }: { job: Job }) {
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    try {
      const stopped = await call(cancelJob, { params: { id: job.id } });
      queryClient.setQueryData(queryOf(getJob, { params: { id: job.id } }).queryKey, stopped);
    } catch (error) {
      reportNotice(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void cancel()}>
      {m.web_job_cancel()}
    </Button>
  );
}

/** A file is whole or not at all; of everything else what is done stays. */
const whatCancellingKeeps = ({ kind }: Job) =>
  kind === 'export' ? m.exports_cancel_effect() : m.web_job_cancel_keeps();
