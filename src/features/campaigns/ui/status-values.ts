import type { BodyInputOf } from '#lib/contract.ts';
import type { changeStatus } from '../contract.ts';
import { newSettings } from '../rules.ts';
import { type Campaign, type CampaignStatus, livingStatuses } from './campaign.ts';

type StatusBody = Omit<BodyInputOf<typeof changeStatus>, 'position'>;
export type StatusValues = Required<StatusBody>;

/** A status as its form holds it; a new one with the next hue in turn. */
export function statusValues(campaign: Campaign, status: CampaignStatus | undefined): StatusValues {
  const position = livingStatuses(campaign).length + 1;
  const { name, progress, hue, isFinal, isGoal, blocksContact, requiresReason, active } =
    status ?? newSettings({ name: '' }, position);
  return {
    name,
    progress,
    hue,
    isFinal,
    isGoal,
    blocksContact,
    requiresReason,
    active,
    nextStatusIds: status?.nextStatusIds ?? [],
    defaultNextStatusId: status?.defaultNextStatusId ?? null,
  };
}

/** Only what differs from before is sent. */
export function statusChanges(before: StatusValues, values: StatusValues): StatusBody {
  const differs = (field: keyof StatusValues) =>
    JSON.stringify(before[field]) !== JSON.stringify(values[field]);
  return Object.fromEntries(
    (Object.keys(values) as (keyof StatusValues)[]).filter(differs).map((field) => [field, values[field]]),
  );
}
