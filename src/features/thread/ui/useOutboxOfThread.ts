import { useMemo } from 'react';
import { saveActivity } from '#features/thread/contract.ts';
import { apiBase } from '#web/api.ts';
import { useOutbox } from '#web/outbox.ts';
import type { OutboxEntry } from '#web/outbox-entry.ts';
import type { ActivityBody } from './activity-body.ts';

export interface ThreadEntry extends OutboxEntry {
  body: ActivityBody;
}

/** The saves of the daily work that are on their way or were refused. */
export function useOutboxOfThread() {
  const { pending, failures } = useOutbox();
  return useMemo(() => {
    const waiting = pending.filter(isSave);
    const refused = failures.filter(isSave);
    return {
      pending: waiting,
      refused,
      /** Follow-ups that are finished as far as this browser knows. */
      finishing: new Set(waiting.flatMap(({ body }) => body.completes ?? [])),
      refusedById: new Map(
        refused.flatMap((entry) => (entry.body.completes ?? []).map((id) => [id, entry] as const)),
      ),
    };
  }, [pending, failures]);
}

const isSave = (entry: OutboxEntry): entry is ThreadEntry =>
  entry.method === saveActivity.method && entry.path === apiBase + saveActivity.path;
