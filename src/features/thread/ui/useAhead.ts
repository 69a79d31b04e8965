import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listTimeline } from '#features/activities/contract.ts';
import { timelineQuery } from '#features/activities/ui/timeline-query.ts';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { pagesOf } from '#web/queries.ts';
import { accountQuery, openFollowUpsQuery, outcomesQuery, statusesQuery } from './useSurroundings.ts';

const ahead = 3;

/** Fetches the records of the selected and the next three follow-ups, so that they are there when it is their turn. */
export function useAhead(queue: readonly FollowUp[], selectedId: string | null) {
  const client = useQueryClient();
  const at = Math.max(
    0,
    queue.findIndex(({ id }) => id === selectedId),
  );
  const next = queue.slice(at, at + ahead + 1);
  const wanted = next.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` says which they are
  useEffect(() => {
    void client.prefetchQuery(outcomesQuery());
    for (const { account, campaign } of next) {
      void client.prefetchQuery(accountQuery(account.id));
      void client.prefetchQuery(openFollowUpsQuery(account.id));
      void client.prefetchInfiniteQuery(pagesOf(listTimeline, timelineQuery(account.id)));
      if (campaign) void client.prefetchQuery(statusesQuery(campaign.id));
    }
  }, [client, wanted]);
}
