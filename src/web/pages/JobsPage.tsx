import { Link, useNavigate } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { listJobs } from '#platform/jobs/contract.ts';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { Page } from '#web/components/Page.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { writeNumber } from '#web/dates.ts';
import { type Job, jobKindName, jobStateName } from '#web/jobs/job-words.ts';
import { usePages } from '#web/queries.ts';

/** The own jobs, newest first. */
export function JobsPage() {
  const jobs = usePages(listJobs);
  const navigate = useNavigate();
  return (
    <Page title={m.web_nav_jobs()} fill count={<TotalText total={jobs.total} />}>
      {jobs.error ? (
        <ErrorNotice error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : (
        <DataGrid
          {...jobs}
          label={m.web_nav_jobs()}
          rows={jobs.items}
          rowId={(job) => job.id}
          columns={columns()}
          onOpen={(job) => void navigate({ to: '/jobs/$id', params: { id: job.id } })}
          empty={<EmptyState>{m.web_jobs_none()}</EmptyState>}
        />
      )}
    </Page>
  );
}

const columns = (): GridColumn<Job>[] => [
  {
    id: 'kind',
    header: m.web_jobs_kind(),
    width: '2fr',
    cell: (job) => (
      <Link to="/jobs/$id" params={{ id: job.id }} tabIndex={-1}>
        {jobKindName(job.kind)}
      </Link>
    ),
  },
  { id: 'state', header: m.web_jobs_state(), narrow: 'trailing', cell: (job) => jobStateName(job) },
  {
    id: 'progress',
    header: m.web_jobs_progress(),
    align: 'end',
    narrow: 'second',
    cell: ({ progress }) =>
      progress.total === null
        ? writeNumber(progress.done)
        : m.web_jobs_done_of({ done: writeNumber(progress.done), total: writeNumber(progress.total) }),
  },
  {
    id: 'created',
    header: m.web_jobs_created(),
    narrow: 'second',
    cell: (job) => <TimeText at={job.createdAt} />,
  },
];
