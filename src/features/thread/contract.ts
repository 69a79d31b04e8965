import * as z from 'zod/mini';
import { activity, activityStatusChange } from '#features/activities/contract.ts';
import { directions } from '#features/activities/rules.ts';
import { followUp, newFollowUp } from '#features/follow-ups/contract.ts';
import {
  day,
  endpoint,
  id,
  instant,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
  textLimit,
} from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';

/** What an activity tells, but for its record. */
export const activityFields = {
  contactId: z.optional(z.nullable(id)),
  medium: z.enum(mediums),
  direction: z.optional(z.nullable(z.enum(directions))),
  /** Key of one of the workspace's outcomes. */
  outcome: z.optional(z.nullable(text(50))),
  reason: z.optional(z.nullable(text(nameLimit))),
  content: z.optional(z.nullable(text(nameLimit))),
  text: z._default(text(textLimit), ''),
  occurredAt: z.optional(instant),
  durationSeconds: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(86_400)))),
  campaignId: z.optional(z.nullable(id)),
  /** Why nothing follows, where nothing has to. */
  noFollowUpReason: z.optional(z.nullable(text(nameLimit))),
};

/** The one save of the daily work (api.md 3): all or nothing. */
export const saveActivityInput = z.strictObject({
  accountId: id,
  ...activityFields,
  medium: z._default(z.enum(mediums), 'note'),
  statusChanges: z._default(
    z
      .array(z.strictObject({ campaignId: id, fromStatusId: z.optional(z.nullable(id)), toStatusId: id }))
      .check(z.maxLength(20)),
    [],
  ),
  completes: z._default(z.array(id).check(z.maxLength(100)), []),
  followUps: z._default(z.array(newFollowUp).check(z.maxLength(20)), []),
  /** No successor for the recurring follow-ups that this save completes. */
  endsSeries: z._default(z.boolean(), false),
});

/** What is left to say of a follow-up that a save has finished. */
const completedFollowUp = z.object({
  id,
  text: z.string(),
  dueOn: day,
  dueTime: z.nullable(z.string()),
  state: z.literal('done'),
  done: z.object({ at: instant, by: named, activityId: id }),
});

export const saved = z.object({
  activity,
  statusChanges: z.array(activityStatusChange),
  completedFollowUps: z.array(completedFollowUp),
  followUps: z.array(followUp),
  undo: z.object({ token: z.string(), until: instant }),
});

export const saveActivity = endpoint({
  method: 'POST',
  path: '/activities',
  summary: 'Log an activity, change statuses, finish follow-ups and plan the next: one transaction.',
  body: saveActivityInput,
  reply: saved,
  status: 201,
});
export const createUndo = endpoint({
  method: 'POST',
  path: '/undos',
  summary: 'Take a save back within 30 minutes; the activity stays, marked withdrawn.',
  body: z.strictObject({ token: id }),
  reply: z.object({ activity, reopenedFollowUps: z.array(followUp) }),
  status: 201,
});

/** Only where the rights group allows a follow-up without activity. */
export const createFollowUp = endpoint({
  method: 'POST',
  path: '/follow-ups',
  summary: 'Plan a follow-up without an activity, where the rights group allows it.',
  body: z.extend(newFollowUp, { accountId: id }),
  reply: followUp,
  status: 201,
});

const gap = z.object({
  account: z.object({ id, name: z.string(), city: z.nullable(z.string()) }),
  owner: z.nullable(named),
  statuses: z.array(
    z.object({ campaign: named, status: z.object({ id, name: z.string(), hue: z.string() }) }),
  ),
  lastActivityAt: z.nullable(instant),
});

/** Records without an open follow-up (WV-08): "no follow-up = dead customer". */
export const listDormantAccounts = endpoint({
  method: 'GET',
  path: '/reports/dormant-accounts',
  summary: 'Open records without an open follow-up.',
  query: z.strictObject({
    ...page,
    teamId: repeatable(id),
    ownerId: repeatable(z.union([id, z.literal('me')])),
    campaignId: z.optional(id),
  }),
  reply: listOf(gap),
});
export const getChainReport = endpoint({
  method: 'GET',
  path: '/reports/chain',
  summary: 'Open records, those with a follow-up, and the gaps.',
  query: z.strictObject(page),
  reply: z.object({
    openRecords: z.number(),
    withFollowUp: z.number(),
    gaps: z.number(),
    checkedAt: instant,
    items: z.array(gap),
    nextCursor: z.nullable(z.string()),
    /** Open follow-ups whose owner is inactive or may no longer edit the record; at most 200. */
    stranded: z.array(
      z.object({
        id,
        text: z.string(),
        dueOn: day,
        account: named,
        assignee: named,
        because: z.enum(['inactive', 'no-right']),
      }),
    ),
  }),
});
