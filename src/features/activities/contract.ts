import * as z from 'zod/mini';
import {
  endpoint,
  id,
  idParams,
  instant,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
} from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';
import { directions, meanings } from './rules.ts';

export const activityStatusChange = z.object({
  id,
  campaign: named,
  from: z.nullable(z.object({ id, name: z.string(), hue: z.string() })),
  to: z.object({ id, name: z.string(), hue: z.string() }),
  /** Progress went down (CAM-10). */
  isDowngrade: z.boolean(),
});

export const activity = z.object({
  id,
  accountId: id,
  account: named,
  contact: z.nullable(named),
  user: named,
  medium: z.enum(mediums),
  direction: z.nullable(z.enum(directions)),
  outcome: z.nullable(z.string()),
  outcomeLabel: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  content: z.nullable(z.string()),
  text: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  durationSeconds: z.nullable(z.number()),
  campaign: z.nullable(named),
  /** Written by Faden itself (import, status change without words). */
  isSystem: z.boolean(),
  statusChanges: z.array(activityStatusChange),
  /** Follow-ups it brought and finished. */
  followUps: z.array(
    z.object({
      id,
      text: z.string(),
      dueOn: z.string(),
      dueTime: z.nullable(z.string()),
      assignee: named,
      done: z.boolean(),
    }),
  ),
  completedFollowUps: z.array(z.object({ id, text: z.string(), dueOn: z.string() })),
  withdrawn: z.nullable(z.object({ by: named, at: instant })),
});

export const listActivities = endpoint({
  method: 'GET',
  path: '/activities',
  summary: 'The activity stream, newest first.',
  query: z.strictObject({
    ...page,
    accountId: repeatable(id),
    contactId: repeatable(id),
    campaignId: repeatable(id),
    userId: repeatable(z.union([id, z.literal('me')])),
    teamId: repeatable(id),
    medium: repeatable(z.enum(mediums)),
    from: z.optional(z.union([instant, z.iso.date()])),
    to: z.optional(z.union([instant, z.iso.date()])),
    q: z.optional(text(nameLimit)),
  }),
  reply: listOf(activity),
});
export const getActivity = endpoint({
  method: 'GET',
  path: '/activities/{id}',
  summary: 'One activity.',
  params: idParams,
  reply: activity,
});

/** The record's history: every dealing, newest first. */
export const listTimeline = endpoint({
  method: 'GET',
  path: '/accounts/{id}/timeline',
  summary: 'Every dealing with a record, newest first.',
  params: idParams,
  query: z.strictObject({ ...page, medium: repeatable(z.enum(mediums)), q: z.optional(text(nameLimit)) }),
  reply: listOf(activity),
});

export const outcome = z.object({
  key: z.string(),
  label: z.string(),
  meaning: z.enum(meanings),
  mediums: z.array(z.enum(mediums)),
  /** Status proposed, by campaign where set. */
  statusId: z.nullable(id),
  /** Days until the proposed follow-up. */
  offset: z.nullable(z.number()),
});
export const listOutcomes = endpoint({
  method: 'GET',
  path: '/outcomes',
  summary: 'The outcomes in the order of their digits 1 to 9.',
  reply: z.object({ items: z.array(outcome) }),
});
