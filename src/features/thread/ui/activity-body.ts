import type { saveActivity } from '#features/thread/contract.ts';
import type { BodyInputOf } from '#lib/contract.ts';
import type { ActivityDraft } from './activity-draft.ts';
import type { ActivityPlan } from './activity-plan.ts';

export type ActivityBody = BodyInputOf<typeof saveActivity>;

export interface SavedBy {
  accountId: string;
  /** When it is saved. */
  at: Date;
  /** The membership's last change: what happens now cannot lie before it. */
  statusSince: string | null;
  /** The words of the follow-up where nothing was typed. */
  followUpText: string;
  preparationText: string;
  /** Whom the follow-up is for; null leaves it to the acting user. */
  assigneeId: string | null;
}

/** What is sent for a draft: exactly the body of `POST /activities`. */
export function bodyOf(draft: ActivityDraft, plan: ActivityPlan, by: SavedBy): ActivityBody {
  const { target, next } = plan;
  return {
    accountId: by.accountId,
    contactId: draft.contactId,
    medium: draft.medium,
    direction: draft.direction,
    outcome: draft.outcome,
    reason: draft.reason,
    content: draft.content.trim() || null,
    text: draft.text.trim(),
    ...occurrence(draft, plan, by),
    durationSeconds: duration(draft, by.at),
    campaignId: draft.campaignId,
    noFollowUpReason: next === null ? draft.noFollowUpReason : null,
    statusChanges:
      target && draft.campaignId
        ? [{ campaignId: draft.campaignId, fromStatusId: plan.current?.id ?? null, toStatusId: target.id }]
        : [],
    completes: draft.completes,
    followUps: next ? [followUpOf(draft, plan, next, by), ...preparations(draft, plan, by)] : [],
    endsSeries: draft.endsSeries,
  };
}

function followUpOf(
  { contactId, campaignId, medium, next: typed }: ActivityDraft,
  { preset, outcome }: ActivityPlan,
  next: NonNullable<ActivityPlan['next']>,
  by: SavedBy,
) {
  return {
    text: (typed.text ?? by.followUpText).trim(),
    dueOn: next.dueOn,
    dueTime: next.dueTime,
    ...(by.assigneeId ? { assigneeId: by.assigneeId } : {}),
    contactId,
    campaignId,
    medium: outcome?.key === 'appointment' ? ('meeting' as const) : medium === 'note' ? null : medium,
    priority: typed.priority,
    ...(preset === 'series' ? { recurrence: recurrenceOf(typed) } : {}),
  };
}

/** Of an appointment, by the same person; nothing one does with the other side. */
function preparations(
  { contactId, campaignId, next }: ActivityDraft,
  { preparation }: ActivityPlan,
  by: SavedBy,
) {
  if (!preparation || next.unprepared) return [];
  return [
    {
      text: by.preparationText,
      dueOn: preparation,
      dueTime: null,
      ...(by.assigneeId ? { assigneeId: by.assigneeId } : {}),
      contactId,
      campaignId,
      medium: 'note' as const,
    },
  ];
}

function recurrenceOf({ every, unit, anchor, ends, until, count }: ActivityDraft['next']) {
  return {
    every: Math.max(1, Math.min(1000, Math.trunc(every) || 1)),
    unit,
    anchor,
    until: ends === 'until' && until ? until : null,
    count: ends === 'count' ? Math.max(1, Math.min(1000, Math.trunc(count) || 1)) : null,
  };
}

/** Left to the server's clock where this one is behind the membership's last change. */
function occurrence({ startedAt }: ActivityDraft, { target }: ActivityPlan, { at, statusSince }: SavedBy) {
  const occurredAt = startedAt ?? at.toISOString();
  const isBehind =
    target !== null && statusSince !== null && Date.parse(occurredAt) < Date.parse(statusSince);
  return isBehind ? {} : { occurredAt };
}

const longestCallSeconds = 86_400;

function duration({ startedAt }: ActivityDraft, at: Date): number | null {
  if (!startedAt) return null;
  const seconds = Math.round((at.getTime() - Date.parse(startedAt)) / 1000);
  return Math.max(0, Math.min(longestCallSeconds, seconds));
}
