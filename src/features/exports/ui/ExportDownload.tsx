import { Download } from 'lucide-react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { getJob } from '#platform/jobs/contract.ts';
import { addressOf } from '#web/api.ts';
import { ButtonAnchor } from '#web/components/ButtonLink.tsx';
import { writeNumber } from '#web/dates.ts';
import { getExportFile } from '../contract.ts';
import { keptDays } from '../rules.ts';
import styles from './Exports.module.css';

/** The file of a job that wrote one; nothing for any other job. */
export function ExportDownload({ job }: { job: ReplyOf<typeof getJob> }) {
  const result = job.result as { exportId?: string; rows?: number } | null;
  if (job.state !== 'succeeded' || !result?.exportId) return null;
  return (
    <div className={styles.done}>
      <p role="status">{m.exports_done({ rows: writeNumber(result.rows ?? 0) })}</p>
      <ButtonAnchor
        variant="primary"
        icon={<Download />}
        href={addressOf(getExportFile, { params: { id: result.exportId } })}
        download
      >
        {m.exports_download()}
      </ButtonAnchor>
      <p className="t-meta">{m.exports_kept({ days: keptDays })}</p>
    </div>
  );
}
