import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { saveActivity } from './contract.ts';
import type { Plan, PlannedFollowUp } from './plan.ts';
import type { RecordState } from './record.ts';
import { isBlocked } from './rules.ts';
import { standingsAfter } from './standings.ts';

type Saved = ReplyOf<typeof saveActivity>;

/**
 * What a save answers, told from what it found and wrote: reading it back would cost as much as writing it. The same
 * shapes as `activityJson` and `followUpJson`; `answer.test.ts` compares them field by field.
 */
export function answerOf(record: RecordState, plan: Plan, { actor, now }: Context): Omit<Saved, 'undo'> {
  const names = namesIn(record);
  const by = { id: actor.userId, name: actor.name };
  const { activity } = plan;
  const statusChanges = plan.statusChanges.map((change) => {
    const from = record.statuses.find(({ id }) => id === change.fromStatusId);
    return {
      id: change.id,
      campaign: names.campaign(change.campaignId)!,
      from: from ? { id: from.id, name: from.name, hue: from.hue } : null,
      to: { id: change.to.id, name: change.to.name, hue: change.to.hue },
      isDowngrade: from !== undefined && change.to.progress < from.progress,
    };
  });
  const completed = record.openFollowUps.filter(({ id }) => plan.completes.includes(id));
  return {
    activity: {
      id: activity.id,
      accountId: record.id,
      account: { id: record.id, name: record.name },
      contact: names.contact(activity.contactId),
      user: by,
      medium: activity.medium as Saved['activity']['medium'],
      direction: activity.direction as Saved['activity']['direction'],
      outcome: activity.outcome,
      outcomeLabel: record.outcomes[0]?.label ?? null,
      reason: activity.reason,
      content: activity.content,
      text: activity.text,
      occurredAt: activity.occurredAt,
      recordedAt: now.toISOString(),
      durationSeconds: activity.durationSeconds,
      campaign: names.campaign(activity.campaignId),
      isSystem: activity.systemCause !== null,
      statusChanges,
      followUps: plan.followUps.map(({ id, text, dueOn, dueTime, assigneeId }) => ({
        id,
        text,
        dueOn,
        dueTime,
        assignee: names.user(assigneeId),
        done: false,
      })),
      completedFollowUps: completed.map(({ id, text, dueOn }) => ({ id, text, dueOn })),
      withdrawn: null,
    },
    statusChanges,
    completedFollowUps: completed.map(({ id, text, dueOn, dueTime }) => ({
      id,
      text,
      dueOn,
      dueTime,
      state: 'done' as const,
      done: { at: activity.occurredAt, by, activityId: activity.id },
    })),
    followUps: plan.followUps.map((followUp) => followUpOf(followUp, record, plan, { actor, now })),
  };
}

function followUpOf(
  followUp: PlannedFollowUp,
  record: RecordState,
  plan: Plan,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Saved['followUps'][number] {
  const names = namesIn(record);
  const by = { id: actor.userId, name: actor.name };
  const { activity } = plan;
  return {
    id: followUp.id,
    text: followUp.text,
    dueOn: followUp.dueOn,
    dueTime: followUp.dueTime,
    priority: followUp.priority as Saved['followUps'][number]['priority'],
    medium: followUp.medium as Saved['followUps'][number]['medium'],
    recurrence: followUp.recurrence,
    state: 'open',
    assignee: names.user(followUp.assigneeId),
    createdBy: by,
    createdAt: now.toISOString(),
    account: {
      id: record.id,
      kind: record.kind,
      name: record.name,
      city: record.city,
      phone: record.phone,
      blocked: isBlocked(standingsAfter(record, plan.statusChanges)),
      editable: record.editable,
    },
    contact: names.wholeContact(followUp.contactId),
    campaign: names.campaign(followUp.campaignId),
    status: statusIn(followUp.campaignId, record, plan),
    attempts: followUp.campaignId === activity.campaignId ? attemptsAfter(record, activity.outcome) : 0,
    origin: {
      id: activity.id,
      medium: activity.medium as Saved['activity']['medium'],
      direction: activity.direction as Saved['activity']['direction'],
      outcome: activity.outcome,
      text: activity.text,
      reason: activity.reason,
      content: activity.content,
      occurredAt: activity.occurredAt,
      user: by,
    },
    done: null,
    version: 1,
  };
}

const attemptsAfter = ({ attempts, outcomes }: RecordState, outcome: string | null) =>
  outcome === null ? attempts : outcomes[0]?.meaning === 'not-reached' ? attempts + 1 : 0;

function statusIn(campaignId: string | null, record: RecordState, { statusChanges }: Plan) {
  const changed = statusChanges.find((change) => change.campaignId === campaignId);
  if (changed) return { id: changed.to.id, name: changed.to.name, hue: changed.to.hue };
  const member = record.memberships.find((membership) => membership.campaignId === campaignId);
  return member ? { id: member.statusId, name: member.statusName, hue: member.statusHue } : null;
}

function namesIn(record: RecordState) {
  const wholeContact = (id: string | null) => {
    const { accountId: _, ...contact } = record.contacts.find((one) => one.id === id) ?? { accountId: '' };
    return 'id' in contact ? contact : null;
  };
  return {
    wholeContact,
    contact: (id: string | null) => {
      const contact = wholeContact(id);
      return contact && { id: contact.id, name: contact.name };
    },
    campaign: (id: string | null) => {
      const campaign = record.campaigns.find((one) => one.id === id);
      return campaign ? { id: campaign.id, name: campaign.name } : null;
    },
    user: (id: string) => ({ id, name: record.candidates.find(({ userId }) => userId === id)!.name }),
  };
}
