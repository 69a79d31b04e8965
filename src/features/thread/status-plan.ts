import { nextStatuses, type Status } from '#features/campaigns/rules.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { SaveInput } from './plan.ts';
import type { MembershipState, RecordState } from './record.ts';

export interface PlannedChange {
  id: string;
  membershipId: string;
  campaignId: string;
  fromStatusId: string | null;
  to: Status;
  /** The record enters the campaign with this change. */
  begins: boolean;
}

type ChangeInput = SaveInput['statusChanges'][number];

/** Rule 5: which statuses change, checked against the campaign's own rules (CAM-03, CAM-13, decisions.md 3). */
export function planStatusChanges(
  record: RecordState,
  input: SaveInput,
  occurredAt: string,
): PlannedChange[] {
  const campaignIds = input.statusChanges.map(({ campaignId }) => campaignId);
  if (new Set(campaignIds).size < campaignIds.length) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body.statusChanges', code: 'campaign-twice' }] });
  }
  return input.statusChanges.map((change) => planChange(change, record, input, occurredAt));
}

function planChange(
  change: ChangeInput,
  record: RecordState,
  { text }: SaveInput,
  occurredAt: string,
): PlannedChange {
  const to = targetOf(change, record);
  const membership = record.memberships.find(({ campaignId }) => campaignId === change.campaignId);
  if (change.fromStatusId !== undefined && change.fromStatusId !== (membership?.statusId ?? null)) {
    throw new Refusal('status-changed', {
      extensions: { conflict: membership ? conflictOf(membership) : null },
    });
  }
  if (membership) {
    requireTransition(membership, to, record.statuses);
    if (Date.parse(occurredAt) < Date.parse(membership.since)) {
      throw new Refusal('out-of-order', { errors: [{ path: 'body.occurredAt', code: 'out-of-order' }] });
    }
  }
  if (to.requiresReason && text.trim() === '') {
    throw new Refusal('reason-required', { errors: [{ path: 'body.text', code: 'reason-required' }] });
  }
  return {
    id: newId(),
    membershipId: membership?.id ?? newId(),
    campaignId: change.campaignId,
    fromStatusId: membership?.statusId ?? null,
    to,
    begins: membership === undefined,
  };
}

function targetOf({ campaignId, toStatusId }: ChangeInput, { campaigns, statuses }: RecordState): Status {
  const campaign = campaigns.find(({ id }) => id === campaignId);
  const to = statuses.find(({ id }) => id === toStatusId);
  if (!campaign || !to) throw new Refusal('not-found');
  if (to.campaignId !== campaignId) {
    throw new Refusal('other-campaign', { errors: [{ path: 'body.statusChanges', code: 'other-campaign' }] });
  }
  if (!campaign.active || !to.active || to.mergedIntoId) throw new Refusal('inactive');
  return to;
}

function requireTransition(membership: MembershipState, to: Status, statuses: Status[]): void {
  const current = statuses.find(({ id }) => id === membership.statusId)!;
  const allowed = nextStatuses(
    current,
    statuses.filter(({ campaignId }) => campaignId === to.campaignId),
  );
  if (allowed.some(({ id }) => id === to.id)) return;
  throw new Refusal('transition-not-allowed', {
    values: { allowed: allowed.map(({ name }) => name).join(', ') || '–' },
    extensions: { allowed: allowed.map(({ id, name }) => ({ id, name })) },
  });
}

const conflictOf = ({ id, changedById, changedByName, since, statusId, statusName }: MembershipState) => ({
  id,
  by: { id: changedById, name: changedByName },
  at: since,
  current: { id: statusId, name: statusName },
});
