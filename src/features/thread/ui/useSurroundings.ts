import { useQuery } from '@tanstack/react-query';
import { getAccount } from '#features/accounts/contract.ts';
import { listOutcomes } from '#features/activities/contract.ts';
import { listStatuses } from '#features/campaigns/contract.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import type { FormSurroundings } from './activity-plan.ts';

const settledMs = 5 * 60_000;

export const outcomesQuery = () => ({ ...queryOf(listOutcomes), staleTime: settledMs });
export const statusesQuery = (campaignId: string) => ({
  ...queryOf(listStatuses, { params: { id: campaignId } }),
  staleTime: settledMs,
});
export const accountQuery = (id: string) => queryOf(getAccount, { params: { id } });
export const openFollowUpsQuery = (accountId: string) =>
  queryOf(listFollowUps, { query: { accountId: [accountId], state: 'open', limit: 100 } });

interface About {
  accountId: string;
  campaignId: string | null;
  /** Known before the record itself is, from the queue. */
  followUp?:
    | { id: string; status: { id: string } | null; campaign: { id: string } | null; attempts: number }
    | undefined;
}

/** Everything the form decides with, from the cache as far as it is there. */
export function useSurroundings({ accountId, campaignId, followUp }: About) {
  const me = useMe();
  const { data: account } = useQuery(accountQuery(accountId));
  const { data: outcomes } = useQuery(outcomesQuery());
  const { data: statuses } = useQuery({ ...statusesQuery(campaignId ?? ''), enabled: campaignId !== null });
  const { data: open } = useQuery(openFollowUpsQuery(accountId));
  const moment = useMoment();
  const calendar = useWorkingCalendar(account?.region);
  const standing = account?.statuses.find(({ campaign }) => campaign.id === campaignId);
  const fromQueue = followUp?.campaign?.id === campaignId ? followUp : undefined;
  const inCampaign = open?.items.find(({ campaign }) => campaign?.id === campaignId);
  const surroundings: FormSurroundings = {
    ...moment,
    outcomes: outcomes?.items ?? [],
    statuses: campaignId ? (statuses?.items ?? []) : [],
    currentStatusId: account ? (standing?.status.id ?? null) : (fromQueue?.status?.id ?? null),
    attempts: fromQueue?.attempts ?? inCampaign?.attempts ?? 0,
    calendar,
    chain: me.chain,
    offsetDays: me.workspace.followUpOffsetDays,
    standings:
      account?.statuses.map(({ campaign, status }) => ({
        campaignId: campaign.id,
        isFinal: status.isFinal,
        isGoal: status.isGoal,
        blocksContact: false,
      })) ?? null,
    openFollowUps:
      open?.items.map(({ id, campaign, recurrence }) => ({
        id,
        campaignId: campaign?.id ?? null,
        recurs: recurrence !== null && recurrence.count !== 1,
      })) ??
      (followUp ? [{ id: followUp.id, campaignId: followUp.campaign?.id ?? null, recurs: false }] : []),
  };
  return { surroundings, account, open: open?.items ?? [], statusSince: standing?.since ?? null };
}
