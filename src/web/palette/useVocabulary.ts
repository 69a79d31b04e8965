import { useQuery } from '@tanstack/react-query';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { listUsers } from '#features/people/contract.ts';
import { queryOf } from '#web/queries.ts';
import type { Vocabulary } from './argument-rows.ts';
import type { ArgumentName } from './subject.ts';

const settledMs = 5 * 60_000;

/** What an argument can be completed to; null while that is being fetched. Asks only for what the command needs. */
export function useVocabulary(name: ArgumentName | undefined): Vocabulary | null {
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const campaigns = useQuery({
    ...queryOf(listCampaigns, { query: { limit: 200, active: 'true' } }),
    staleTime: settledMs,
    enabled: name === 'status',
  });
  const users = useQuery({
    ...queryOf(listUsers, { query: { limit: 200, active: 'true' } }),
    staleTime: settledMs,
    enabled: name === 'reassign',
  });
  if ((name === 'status' && campaigns.isPending) || (name === 'reassign' && users.isPending)) return null;
  return {
    statuses: (campaigns.data?.items ?? []).flatMap((campaign) =>
      campaign.statuses
        .filter(({ active, mergedIntoId }) => active && mergedIntoId === null)
        .map((status) => ({ status, campaign })),
    ),
    users: users.data?.items ?? [],
    moment: { ...moment, ...calendar },
  };
}
