import type { ReplyOf } from '#lib/contract.ts';
import type { getCampaign } from '../contract.ts';

export type Campaign = ReplyOf<typeof getCampaign>;
export type CampaignStatus = Campaign['statuses'][number];

/** The statuses that have not become part of another, in order. */
export const livingStatuses = ({ statuses }: Pick<Campaign, 'statuses'>): CampaignStatus[] =>
  statuses.filter(({ mergedIntoId }) => mergedIntoId === null).sort((a, b) => a.position - b.position);
