import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { refreshThread } from '#features/thread/ui/useSendActivity.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { writeNumber } from '#web/dates.ts';
import { useSaving } from '#web/useSaving.ts';
import { changeFollowUps, previewFollowUpChanges, undoBulkChange } from '../contract.ts';
import type { BulkWay, Chosen } from './bulk-draft.ts';
import { reasonsSkipped } from './skipped-words.ts';

const typingMs = 250;

/** What the change would do, asked anew when it is no longer being typed. */
export function useBulkPreview(chosen: Chosen, way: BulkWay | null) {
  const body = way && JSON.stringify({ ...chosen, ...way });
  const settled = useSettled(body);
  const preview = useQuery({
    queryKey: [previewFollowUpChanges.path, settled],
    queryFn: ({ signal }) => call(previewFollowUpChanges, { body: JSON.parse(settled!), signal }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    ...preview,
    isCurrent: body !== null && body === settled && !preview.isFetching && !preview.error,
  };
}

function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Carries the change out; few are done at once, of many the job's page tells how far it is. */
export function useBulkChange(onDone: () => void) {
  const saving = useSaving();
  const openJob = useOpenJob();
  const [key] = useState(newId);
  const run = (chosen: Chosen, way: BulkWay) =>
    saving.save(async () => {
      const answer = await call(changeFollowUps, { body: { ...chosen, ...way }, idempotencyKey: key });
      if ('job' in answer) openJob(answer.job.id);
      else reportBulk(answer);
      onDone();
      await refreshThread();
    });
  return { ...saving, run };
}

/** To the page of a job that has just begun. */
export function useOpenJob() {
  const navigate = useNavigate();
  return (id: string) => {
    reportNotice(m.bulk_job_begun());
    void navigate({ to: '/jobs/$id', params: { id } });
  };
}

type Done = Exclude<ReplyOf<typeof changeFollowUps>, { job: unknown }>;

/** „11 geändert, 1 übersprungen: 1 schon erledigt“, with one way back for all. */
export function reportBulk({ changed, unchanged, skipped, bulkChangeId }: Done): void {
  const words = [
    m.bulk_changed({ count: writeNumber(changed) }),
    unchanged > 0 && m.bulk_unchanged({ count: writeNumber(unchanged) }),
    skipped.length > 0 &&
      m.bulk_skipped({ count: writeNumber(skipped.length), reasons: reasonsSkipped(skipped) }),
  ];
  const text = words.filter(Boolean).join(' · ');
  reportAction(text, bulkChangeId ? inverseOf(undoBulkChange, { params: { id: bulkChangeId } }) : null);
}
