import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refreshThread } from '#features/thread/ui/useSendActivity.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { writeNumber } from '#web/dates.ts';
import { queryOf, refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { getBulkChange, listBulkItems, undoBulkChange } from '../contract.ts';
import styles from './Bulk.module.css';
import { LeftOut } from './LeftOut.tsx';
import { reasonsCounted } from './skipped-words.ts';
import { useOpenJob } from './useBulkChange.ts';

export type BulkChange = ReplyOf<typeof getBulkChange>;

interface BulkOutcomeProps {
  id: string;
  /** Its job, or the job of its undo, was cancelled. */
  isCancelled: boolean;
}

/** What a bulk change did, what it left out and why, and the way back. */
export function BulkOutcome({ id, isCancelled }: BulkOutcomeProps) {
  // The job has only just ended: what is known of it and of its follow-ups is old.
  const { data: bulk } = useQuery({ ...queryOf(getBulkChange, { params: { id } }), staleTime: 0 });
  useEffect(() => {
    void Promise.all([refresh(listBulkItems), refreshThread()]);
  }, []);
  if (!bulk) return null;
  const { counts, skippedBecause, state } = bulk;
  return (
    <div className={styles.outcome}>
      {isCancelled && <Banner tone="warn">{cancelledWords(bulk)}</Banner>}
      <dl className={styles.counts}>
        <Count label={m.bulk_count_changed()} value={counts.changed} />
        <Count label={m.bulk_count_unchanged()} value={counts.unchanged} />
        <Count label={m.bulk_count_skipped()} value={counts.skipped} />
        {state === 'undone' && <Count label={m.bulk_count_undone()} value={counts.undone} />}
        {state === 'undone' && <Count label={m.bulk_count_kept()} value={counts.kept} />}
      </dl>
      {skippedBecause.length > 0 && <p>{reasonsCounted(skippedBecause)}</p>}
      {state === 'undone' && (
        <Banner tone={counts.kept > 0 ? 'warn' : 'ok'}>
          {counts.kept > 0
            ? m.bulk_undone_partly({ undone: writeNumber(counts.undone), kept: writeNumber(counts.kept) })
            : m.bulk_undone({ count: writeNumber(counts.undone) })}
        </Banner>
      )}
      {bulk.undoUntil && <UndoBulk bulk={bulk} until={bulk.undoUntil} />}
      {counts.kept > 0 && <LeftOut id={id} outcome="kept" title={m.bulk_kept_list()} />}
      {counts.skipped > 0 && <LeftOut id={id} outcome="skipped" title={m.bulk_skipped_list()} />}
    </div>
  );
}

function cancelledWords({ counts: { total, changed, unchanged, skipped } }: BulkChange): string {
  const left = (total ?? 0) - changed - unchanged - skipped;
  return m.bulk_cancelled({ changed: writeNumber(changed), left: writeNumber(left) });
}

const undoEffect: Record<BulkChange['kind'], () => string> = {
  'change-follow-ups': m.bulk_undo_effect,
  'change-accounts': m.bulk_undo_effect,
  'change-statuses': m.bulk_undo_effect_status,
  'complete-follow-ups': m.bulk_undo_effect_saves,
  'close-gaps': m.bulk_undo_effect_saves,
};

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{writeNumber(value)}</dd>
    </div>
  );
}

function UndoBulk({ bulk, until }: { bulk: BulkChange; until: string }) {
  const [asked, setAsked] = useState(false);
  const { busy, problem, save } = useSaving();
  const openJob = useOpenJob();
  const count = writeNumber(bulk.counts.changed);
  const undo = () =>
    save(async () => {
      const answer = await call(undoBulkChange, { params: { id: bulk.id } });
      if ('job' in answer) openJob(answer.job.id);
      else reportAction(m.bulk_undone({ count: writeNumber(answer.undone) }));
      setAsked(false);
      await Promise.all([refresh(getBulkChange, listBulkItems), refreshThread()]);
    });
  return (
    <div className={styles.line}>
      <Button onClick={() => setAsked(true)}>{m.bulk_undo()}</Button>
      <span className="t-meta">
        {m.bulk_undo_until()} <TimeText at={until} />
      </span>
      <ConfirmDialog
        open={asked}
        title={m.bulk_undo_title({ count })}
        confirmLabel={m.bulk_undo()}
        busy={busy}
        onConfirm={() => void undo()}
        onClose={() => setAsked(false)}
      >
        <p>{undoEffect[bulk.kind]()}</p>
        <FormProblem problem={problem} />
      </ConfirmDialog>
    </div>
  );
}
