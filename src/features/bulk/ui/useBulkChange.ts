import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { listCategories } from '#features/categories/contract.ts';
import { refreshThread } from '#features/thread/ui/useSendActivity.ts';
import type { BodyInputOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { writeNumber } from '#web/dates.ts';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import type { changeAccounts, previewAccountChanges } from '../account-contract.ts';
import { type changeFollowUps, type previewFollowUpChanges, undoBulkChange } from '../contract.ts';
import { reasonsSkipped } from './skipped-words.ts';

const typingMs = 250;

type PreviewEndpoint = typeof previewFollowUpChanges | typeof previewAccountChanges;
type ChangeEndpoint = typeof changeFollowUps | typeof changeAccounts;

/** What the change would do, asked anew when it is no longer being typed. */
export function useBulkPreview<E extends PreviewEndpoint>(endpoint: E, change: BodyInputOf<E> | null) {
  const body = change && JSON.stringify(change);
  const settled = useSettled(body);
  const preview = useQuery({
    queryKey: [endpoint.path, settled],
    queryFn: async ({ signal }): Promise<ReplyOf<E>> =>
      call(endpoint as PreviewEndpoint, { body: JSON.parse(settled!), signal }) as Promise<ReplyOf<E>>,
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

/** Nothing is done to many before it was shown what would be done. */
export function whyNotYet(
  isComplete: boolean,
  { data, isCurrent }: { data: { changing: number } | undefined; isCurrent: boolean },
) {
  if (!isComplete) return m.bulk_incomplete();
  if (!isCurrent) return m.bulk_previewing();
  return data?.changing === 0 && m.bulk_nothing();
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
export function useBulkChange<E extends ChangeEndpoint>(endpoint: E, onDone: () => void) {
  const saving = useSaving();
  const openJob = useOpenJob();
  const [key] = useState(newId);
  const run = (body: BodyInputOf<E>) =>
    saving.save(async () => {
      const answer = await call(endpoint as ChangeEndpoint, { body: body as object, idempotencyKey: key });
      if ('job' in answer) openJob(answer.job.id);
      else reportBulk(answer);
      onDone();
      await Promise.all([refreshThread(), refresh(listCategories)]);
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
