import { mayBeAssigned } from '#features/follow-ups/assignees.ts';
import { nextOccurrence, type Recurrence } from '#features/follow-ups/recurrence.ts';
import type { Actor } from '#features/people/rules.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { dayIn } from '#lib/time-zone.ts';
import type { saveActivity } from './contract.ts';
import type { OpenFollowUp, RecordState } from './record.ts';
import { clockToleranceMs, type Duty, dutyOf, mayChangeSilently } from './rules.ts';
import { standingsAfter } from './standings.ts';
import { type PlannedChange, planStatusChanges } from './status-plan.ts';

export type SaveInput = BodyOf<typeof saveActivity>;
type FollowUpInput = SaveInput['followUps'][number];

export interface PlannedActivity {
  id: string;
  medium: string;
  direction: string | null;
  outcome: string | null;
  reason: string | null;
  content: string | null;
  text: string;
  contactId: string | null;
  campaignId: string | null;
  occurredAt: string;
  occurredOn: string;
  durationSeconds: number | null;
  noFollowUpReason: string | null;
  systemCause: 'status-change' | null;
  duty: Duty;
}

export interface PlannedFollowUp {
  id: string;
  text: string;
  dueOn: string;
  dueTime: string | null;
  priority: string;
  medium: string | null;
  assigneeId: string;
  contactId: string | null;
  campaignId: string | null;
  recurrence: Recurrence | null;
  anchorOn: string | null;
  seriesId: string | null;
}

/** Everything one save writes. */
export interface Plan {
  activity: PlannedActivity;
  statusChanges: PlannedChange[];
  completes: string[];
  followUps: PlannedFollowUp[];
}

export interface Circumstances {
  actor: Actor;
  now: Date;
}

/** Decides what a save writes, or refuses it: the five golden rules in one place, free of I/O. */
export function planSave(record: RecordState, input: SaveInput, circumstances: Circumstances): Plan {
  const { actor } = circumstances;
  const when = occurrence(input, circumstances);
  const statusChanges = planStatusChanges(record, input, when.occurredAt);
  const systemCause =
    input.text.trim() !== '' || input.outcome ? null : silently(input, statusChanges, actor);
  requireEdit(record, input);
  requireKnown(record, input);

  const completed = completedBy(record, input, statusChanges);
  const followUps = [
    ...input.followUps.map((followUp) => planFollowUp(followUp, record, input, when.occurredOn, actor)),
    ...successors(completed, record, input, statusChanges, when.occurredOn, actor),
  ];
  const standings = standingsAfter(record, statusChanges);
  const duty = systemCause
    ? 'none'
    : dutyOf(actor.chain, standings, {
        campaignId: input.campaignId ?? null,
        touchedCampaignIds: [...statusChanges, ...completed].map(({ campaignId }) => campaignId),
      });
  const remain = record.openFollowUps.length - completed.length + followUps.length;
  if ((duty === 'follow-up' && followUps.length === 0) || (duty === 'open-follow-up' && remain === 0)) {
    throw new Refusal('follow-up-required', {
      errors: [{ path: 'body.followUps', code: 'follow-up-required' }],
    });
  }
  return {
    activity: { ...describe(input), ...when, id: newId(), systemCause, duty },
    statusChanges,
    completes: completed.map(({ id }) => id),
    followUps,
  };
}

function occurrence({ occurredAt }: SaveInput, { actor, now }: Circumstances) {
  const given = occurredAt ? new Date(occurredAt) : now;
  if (given.getTime() > now.getTime() + clockToleranceMs) {
    throw new Refusal('activity-in-future', {
      errors: [{ path: 'body.occurredAt', code: 'activity-in-future' }],
    });
  }
  const at = given > now ? now : given;
  return { occurredAt: at.toISOString(), occurredOn: dayIn(actor.timeZone, at) };
}

/** Without text and outcome only a status change may stand, where the group allows it; Faden writes its activity. */
function silently(input: SaveInput, changes: PlannedChange[], { chain }: Actor): 'status-change' {
  if (changes.length === 0 && input.completes.length === 0 && input.followUps.length === 0) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body.text', code: 'text-or-outcome-required' }] });
  }
  const allowed =
    changes.length > 0 &&
    mayChangeSilently(
      chain,
      changes.every(({ to }) => to.isFinal),
    );
  if (!allowed || input.completes.length > 0) {
    throw new Refusal('activity-required', { errors: [{ path: 'body.text', code: 'activity-required' }] });
  }
  return 'status-change';
}

/** Reading suffices to log a dealing with a follow-up; completing and changing the status need more (decisions.md 8). */
function requireEdit(record: RecordState, input: SaveInput): void {
  const changes = input.statusChanges.length > 0 || input.completes.length > 0;
  if (changes && !record.editable) throw new Refusal('not-allowed');
}

function requireKnown(record: RecordState, input: SaveInput): void {
  if (input.campaignId && !record.campaigns.some(({ id }) => id === input.campaignId))
    throw new Refusal('not-found');
  if (input.outcome && !record.outcomes.some(({ key }) => key === input.outcome)) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body.outcome', code: 'unknown-outcome' }] });
  }
  requireOwnContact(record, input.contactId, 'body.contactId');
}

function requireOwnContact(record: RecordState, contactId: string | null | undefined, path: string): void {
  if (!contactId) return;
  const contact = record.contacts.find(({ id }) => id === contactId);
  if (!contact) throw new Refusal('not-found');
  if (contact.accountId !== record.id)
    throw new Refusal('other-record', { errors: [{ path, code: 'other-record' }] });
}

/** The follow-ups the save finishes; a status that blocks contact finishes all of them. */
function completedBy(record: RecordState, input: SaveInput, changes: PlannedChange[]): OpenFollowUp[] {
  for (const id of input.completes) {
    if (record.openFollowUps.some((followUp) => followUp.id === id)) continue;
    const misnamed = record.misnamed.find((followUp) => followUp.id === id);
    if (!misnamed) throw new Refusal('not-found');
    if (misnamed.accountId !== record.id) {
      throw new Refusal('other-record', { errors: [{ path: 'body.completes', code: 'other-record' }] });
    }
    const { doneBy: by, doneAt: at } = misnamed;
    throw new Refusal('already-done', { extensions: { conflict: { id, by, at, current: misnamed } } });
  }
  if (changes.some(({ to }) => to.blocksContact)) return record.openFollowUps;
  return record.openFollowUps.filter(({ id }) => input.completes.includes(id));
}

function planFollowUp(
  input: FollowUpInput,
  record: RecordState,
  save: SaveInput,
  occurredOn: string,
  actor: Actor,
): PlannedFollowUp {
  if (input.dueOn < occurredOn) {
    throw new Refusal('due-before-activity', {
      errors: [{ path: 'body.followUps', code: 'due-before-activity' }],
    });
  }
  requireOwnContact(record, input.contactId, 'body.followUps');
  const campaignId = input.campaignId === undefined ? (save.campaignId ?? null) : input.campaignId;
  if (campaignId && !record.campaigns.some(({ id }) => id === campaignId)) throw new Refusal('not-found');
  return {
    id: newId(),
    text: input.text,
    dueOn: input.dueOn,
    dueTime: input.dueTime ?? null,
    priority: input.priority,
    medium: input.medium ?? null,
    assigneeId: assigneeOf(input.assigneeId, record, actor),
    contactId: input.contactId === undefined ? (save.contactId ?? null) : input.contactId,
    campaignId,
    recurrence: input.recurrence ?? null,
    anchorOn: input.recurrence ? input.dueOn : null,
    seriesId: input.recurrence ? newId() : null,
  };
}

/** Named nobody: the actor, or the record's owner where the actor may only read it. */
export function assigneeOf(wanted: string | undefined, record: RecordState, actor: Actor): string {
  const candidate = (id: string | null) => record.candidates.find(({ userId }) => userId === id);
  if (wanted !== undefined && !candidate(wanted)) throw new Refusal('not-found');
  const inTurn = wanted === undefined ? [actor.userId, record.ownerId] : [wanted];
  const assigned = inTurn.find((id) => mayBeAssigned(candidate(id), record));
  if (!assigned) {
    throw new Refusal('assignee-not-allowed', {
      errors: [{ path: 'body.followUps', code: 'assignee-not-allowed' }],
    });
  }
  return assigned;
}

/** The next occurrence of each recurring follow-up that is finished, unless the series ends with this save. */
function successors(
  completed: OpenFollowUp[],
  record: RecordState,
  input: SaveInput,
  changes: PlannedChange[],
  completedOn: string,
  actor: Actor,
): PlannedFollowUp[] {
  if (input.endsSeries || changes.some(({ to }) => to.blocksContact)) return [];
  return completed.flatMap((followUp) => {
    if (!followUp.recurrence || !followUp.anchorOn) return [];
    const next = nextOccurrence({
      recurrence: followUp.recurrence,
      anchorOn: followUp.anchorOn,
      dueOn: followUp.dueOn,
      dueTime: followUp.dueTime,
      completedOn,
      region: record.region ?? actor.region,
      skipsNonWorkingDays: actor.skipsNonWorkingDays,
    });
    if (!next) return [];
    const stays = record.candidates.find(({ userId }) => userId === followUp.assigneeId);
    return {
      ...followUp,
      id: newId(),
      dueOn: next.dueOn,
      anchorOn: next.anchorOn,
      recurrence: { ...followUp.recurrence, count: next.count },
      assigneeId: mayBeAssigned(stays, record) ? followUp.assigneeId : assigneeOf(undefined, record, actor),
    };
  });
}

const describe = (input: SaveInput) => ({
  medium: input.medium,
  direction: input.direction ?? null,
  outcome: input.outcome ?? null,
  reason: input.reason ?? null,
  content: input.content ?? null,
  text: input.text,
  contactId: input.contactId ?? null,
  campaignId: input.campaignId ?? null,
  durationSeconds: input.durationSeconds ?? null,
  noFollowUpReason: input.noFollowUpReason ?? null,
});
