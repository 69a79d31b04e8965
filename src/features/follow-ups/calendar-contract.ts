import * as z from 'zod/mini';
import { count, day, endpoint, id, named, repeatable, timeOfDay } from '#lib/contract.ts';
import { calendarItemsMost, priorities } from './rules.ts';

const days = { from: day, to: day };
const total = z.object({ value: z.number(), relation: z.enum(['exact', 'at-least']) });

export const calendarItem = z.object({
  id,
  text: z.string(),
  dueOn: day,
  dueTime: z.nullable(timeOfDay),
  priority: z.enum(priorities),
  assignee: named,
  account: z.object({ id, name: z.string(), editable: z.boolean() }),
  version: z.number(),
});

export const getFollowUpCalendar = endpoint({
  method: 'GET',
  path: '/follow-up-calendar',
  summary: 'Open follow-ups by day, at most 42 days: how many fall due, and the first of each day.',
  query: z.strictObject({
    ...days,
    /** Items of each day; the count tells how many more there are. */
    perDay: z.optional(count(1, calendarItemsMost)),
    assigneeId: repeatable(z.union([id, z.literal('me')])),
    teamId: repeatable(id),
    campaignId: repeatable(id),
    priority: repeatable(z.enum(priorities)),
  }),
  /** Days without any are left out. */
  reply: z.object({ days: z.array(z.object({ day, total, items: z.array(calendarItem) })) }),
});

export const getTeamWorkload = endpoint({
  method: 'GET',
  path: '/team-workload',
  summary:
    'Open follow-ups of each colleague by day, at most 42 days, for whoever may rebook; at most 200 colleagues.',
  query: z.strictObject({ ...days, teamId: repeatable(id) }),
  reply: z.object({
    users: z.array(
      z.object({
        user: named,
        /** Due before `from`. */
        before: z.number(),
        days: z.array(z.object({ day, count: z.number() })),
      }),
    ),
  }),
});
