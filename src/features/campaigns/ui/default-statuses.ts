import type { BodyInputOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { createCampaign } from '../contract.ts';

type NewStatus = NonNullable<BodyInputOf<typeof createCampaign>['statuses']>[number];

/** The way from first contact to customer that most campaigns start with; hues are given by the server. */
export const defaultStatuses = (): NewStatus[] => [
  { name: m.campaigns_status_new(), progress: 0 },
  { name: m.campaigns_status_contacted(), progress: 20 },
  { name: m.campaigns_status_interested(), progress: 40 },
  { name: m.campaigns_status_clarified(), progress: 60 },
  { name: m.campaigns_status_offer(), progress: 80 },
  { name: m.campaigns_status_won(), progress: 100, isGoal: true, isFinal: true },
  { name: m.campaigns_status_not_interested(), progress: 0, isFinal: true },
  { name: m.campaigns_status_blocked(), progress: 0, isFinal: true, blocksContact: true },
];
