import { useQuery } from '@tanstack/react-query';
import { RunProgress } from '#features/imports/ui/RunProgress.tsx';
import { m } from '#paraglide/messages.js';
import { getJob } from '#platform/jobs/contract.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { queryOf } from '#web/queries.ts';
import { ExportDownload } from './ExportDownload.tsx';
import styles from './Exports.module.css';

const pollMs = 500;

/** How far the file is, then the file. Closing leaves the job alone. */
export function RunningExport({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { data: job } = useQuery({
    ...queryOf(getJob, { params: { id: jobId } }),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : pollMs),
  });
  return (
    <div className={styles.form}>
      {!job?.finishedAt && (
        <>
          <RunProgress title={m.exports_running()} job={job} cancelEffect={m.exports_cancel_effect()} />
          <p className="t-meta">{m.exports_goes_on()}</p>
        </>
      )}
      {job?.error && <Banner tone="danger">{job.error.message}</Banner>}
      {job?.state === 'cancelled' && <p role="status">{m.exports_cancelled()}</p>}
      {job && <ExportDownload job={job} />}
      <div className={styles.line}>
        <Button onClick={onClose}>{m.web_close()}</Button>
      </div>
    </div>
  );
}
