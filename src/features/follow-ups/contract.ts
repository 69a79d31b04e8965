import * as z from 'zod/mini';
import { directions } from '#features/activities/rules.ts';
import {
  day,
  endpoint,
  flag,
  id,
  idParams,
  instant,
  listOf,
  named,
  page,
  repeatable,
  text,
  textLimit,
  timeOfDay,
} from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';
import { priorities, recurrenceAnchors, recurrenceUnits } from './rules.ts';

export const recurrence = z.strictObject({
  every: z.int().check(z.gte(1), z.lte(1000)),
  unit: z.enum(recurrenceUnits),
  anchor: z._default(z.enum(recurrenceAnchors), 'completion'),
  until: z.optional(z.nullable(day)),
  /** Occurrences still to come, this one included. */
  count: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(1000)))),
});

/** A follow-up as it is entered, alone or inside a save. */
export const newFollowUp = z.strictObject({
  text: z._default(text(textLimit), ''),
  dueOn: day,
  dueTime: z.optional(z.nullable(timeOfDay)),
  assigneeId: z.optional(id),
  contactId: z.optional(z.nullable(id)),
  campaignId: z.optional(z.nullable(id)),
  medium: z.optional(z.nullable(z.enum(mediums))),
  priority: z._default(z.enum(priorities), 'normal'),
  recurrence: z.optional(z.nullable(recurrence)),
});

export const followUp = z.object({
  id,
  text: z.string(),
  dueOn: day,
  dueTime: z.nullable(timeOfDay),
  priority: z.enum(priorities),
  medium: z.nullable(z.enum(mediums)),
  recurrence: z.nullable(recurrence),
  state: z.enum(['open', 'done', 'withdrawn']),
  assignee: named,
  createdBy: named,
  createdAt: instant,
  account: z.object({
    id,
    kind: z.enum(['company', 'person']),
    name: z.string(),
    city: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    blocked: z.boolean(),
    editable: z.boolean(),
  }),
  contact: z.nullable(
    z.object({
      id,
      name: z.string(),
      phone: z.nullable(z.string()),
      mobile: z.nullable(z.string()),
      email: z.nullable(z.string()),
      function: z.nullable(z.string()),
    }),
  ),
  /** Campaign of the follow-up with the record's current status in it. */
  campaign: z.nullable(named),
  status: z.nullable(z.object({ id, name: z.string(), hue: z.string() })),
  attempts: z.number(),
  /** What it comes from (WV-03). */
  origin: z.nullable(
    z.object({
      id,
      medium: z.enum(mediums),
      direction: z.nullable(z.enum(directions)),
      outcome: z.nullable(z.string()),
      text: z.string(),
      reason: z.nullable(z.string()),
      content: z.nullable(z.string()),
      occurredAt: instant,
      user: named,
    }),
  ),
  done: z.nullable(z.object({ at: instant, by: named, activityId: id })),
  version: z.number(),
});

export const listFollowUps = endpoint({
  method: 'GET',
  path: '/follow-ups',
  summary: 'Follow-ups by due day, time and priority; done ones newest first.',
  query: z.strictObject({
    ...page,
    assigneeId: repeatable(z.union([id, z.literal('me')])),
    teamId: repeatable(id),
    accountId: repeatable(id),
    campaignId: repeatable(id),
    state: z.optional(z.enum(['open', 'done'])),
    dueFrom: z.optional(day),
    dueTo: z.optional(day),
    /** For `state=done`: finished on or after this day. */
    doneFrom: z.optional(day),
    overdue: z.optional(flag),
    priority: repeatable(z.enum(priorities)),
    medium: repeatable(z.enum(mediums)),
    sort: z.optional(z.enum(['due', '-due', 'priority', '-doneAt'])),
  }),
  reply: listOf(followUp),
});
export const getFollowUp = endpoint({
  method: 'GET',
  path: '/follow-ups/{id}',
  summary: 'One follow-up with its origin.',
  params: idParams,
  reply: followUp,
});
export const changeFollowUp = endpoint({
  method: 'PATCH',
  path: '/follow-ups/{id}',
  summary:
    'Reschedule, reword, prioritise or reassign an open follow-up; somebody else’s needs the right to rebook.',
  params: idParams,
  body: z.strictObject({
    dueOn: z.optional(day),
    dueTime: z.optional(z.nullable(timeOfDay)),
    text: z.optional(text(textLimit)),
    priority: z.optional(z.enum(priorities)),
    assigneeId: z.optional(id),
  }),
  reply: followUp,
});

/** How many follow-ups are due for the actor: badge and day view. */
export const getWorkload = endpoint({
  method: 'GET',
  path: '/me/workload',
  summary: 'Counts for the own day, capped at 1,000 each, and the next due moment after today.',
  reply: z.object({
    overdue: z.number(),
    today: z.number(),
    doneToday: z.number(),
    next: z.nullable(z.object({ dueOn: day, dueTime: z.nullable(timeOfDay) })),
  }),
});
