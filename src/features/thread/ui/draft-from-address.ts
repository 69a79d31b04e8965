import { type Direction, directions } from '#features/activities/rules.ts';
import { type PresetKey, presetKeys } from '#features/follow-ups/when.ts';
import { type Medium, mediums } from '#lib/medium.ts';
import { asText } from '#web/url-state.ts';
import type { DraftStart, NextDraft } from './activity-draft.ts';

/** The parameters of `/activities/new` (decisions.md 11); none of them saves anything. */
export const draftFields = {
  account: asText,
  contact: asText,
  medium: asText,
  direction: asText,
  campaign: asText,
  outcome: asText,
  status: asText,
  followUp: asText,
  text: asText,
};
export type DraftAddress = { [K in keyof typeof draftFields]?: string | undefined };

/** What a link fills in. `status` may be an id or a name; `followUp` what one would type into „Wann?“, or `none`. */
export function draftFrom(
  address: DraftAddress,
  statuses: readonly { id: string; name: string }[] = [],
): DraftStart {
  const { contact, medium, direction, campaign, outcome, status, followUp, text } = address;
  const wanted = statuses.find(
    ({ id, name }) => id === status || name.toLowerCase() === status?.toLowerCase(),
  );
  return {
    medium: oneOf<Medium>(mediums, medium) ?? (outcome ? 'phone' : 'note'),
    direction: oneOf<Direction>(directions, direction) ?? null,
    ...(contact ? { contactId: contact } : {}),
    ...(campaign ? { campaignId: campaign } : {}),
    ...(outcome ? { outcome } : {}),
    ...(wanted ? { statusId: wanted.id } : {}),
    ...(text ? { text } : {}),
    next: nextFrom(followUp),
  };
}

function nextFrom(followUp: string | undefined): Partial<NextDraft> | undefined {
  if (!followUp) return undefined;
  const preset = oneOf<PresetKey>(presetKeys, followUp);
  return preset && preset !== 'date' ? { preset } : { preset: 'date', typed: followUp };
}

const oneOf = <V extends string>(values: readonly V[], value: string | undefined) =>
  values.find((one) => one === value);
