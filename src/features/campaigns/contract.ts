import * as z from 'zod/mini';
import {
  calling,
  day,
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
import { campaignTypes, hues } from './rules.ts';

export const status = z.object({
  id,
  campaignId: id,
  name: z.string(),
  position: z.number(),
  progress: z.number(),
  isFinal: z.boolean(),
  isGoal: z.boolean(),
  blocksContact: z.boolean(),
  requiresReason: z.boolean(),
  hue: z.enum(hues),
  active: z.boolean(),
  /** Empty: all active ones. */
  nextStatusIds: z.array(id),
  defaultNextStatusId: z.nullable(id),
  mergedIntoId: z.nullable(id),
  /** Current members of this status. */
  members: z.number(),
  version: z.number(),
});

export const campaign = z.object({
  id,
  name: z.string(),
  type: z.enum(campaignTypes),
  active: z.boolean(),
  startsOn: z.nullable(day),
  endsOn: z.nullable(day),
  /** Current members, capped at 1,000 in lists. */
  members: z.object({ value: z.number(), relation: z.enum(['exact', 'at-least']) }),
  version: z.number(),
});

export const campaignWithStatuses = z.extend(campaign, { statuses: z.array(status) });

const statusFields = {
  position: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  progress: z.optional(z.int().check(z.gte(0), z.lte(100))),
  isFinal: z.optional(z.boolean()),
  isGoal: z.optional(z.boolean()),
  blocksContact: z.optional(z.boolean()),
  requiresReason: z.optional(z.boolean()),
  hue: z.optional(z.enum(hues)),
  nextStatusIds: z.optional(z.array(id).check(z.maxLength(100))),
  defaultNextStatusId: z.optional(z.nullable(id)),
};

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/campaigns',
  summary: 'The campaigns with their statuses, by name.',
  query: z.strictObject({
    ...page,
    q: z.optional(text(nameLimit)),
    active: z.optional(z.enum(['true', 'false'])),
    type: z.optional(z.enum(campaignTypes)),
  }),
  reply: listOf(campaignWithStatuses),
});
export const createCampaign = endpoint({
  method: 'POST',
  path: '/campaigns',
  summary: 'Add a campaign; `statuses` may come with it, in order.',
  body: z.strictObject({
    name: calling,
    type: z._default(z.enum(campaignTypes), 'sales'),
    startsOn: z.optional(z.nullable(day)),
    endsOn: z.optional(z.nullable(day)),
    active: z.optional(z.boolean()),
    statuses: z._default(
      z
        .array(
          z.strictObject({
            name: calling,
            ...statusFields,
            position: z.optional(z.undefined()),
            nextStatusIds: z.optional(z.undefined()),
            defaultNextStatusId: z.optional(z.undefined()),
          }),
        )
        .check(z.maxLength(100)),
      [],
    ),
  }),
  reply: campaignWithStatuses,
  status: 201,
});
export const getCampaign = endpoint({
  method: 'GET',
  path: '/campaigns/{id}',
  summary: 'One campaign with its statuses and exact member counts.',
  params: idParams,
  reply: campaignWithStatuses,
});
export const changeCampaign = endpoint({
  method: 'PATCH',
  path: '/campaigns/{id}',
  summary: 'Rename, date, activate or deactivate a campaign.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(calling),
    active: z.optional(z.boolean()),
    startsOn: z.optional(z.nullable(day)),
    endsOn: z.optional(z.nullable(day)),
  }),
  reply: campaignWithStatuses,
});
export const copyCampaign = endpoint({
  method: 'POST',
  path: '/campaigns/{id}/copies',
  summary: 'Duplicate a campaign with its statuses, without members.',
  params: idParams,
  body: z.strictObject({ name: calling }),
  reply: campaignWithStatuses,
  status: 201,
});

export const listStatuses = endpoint({
  method: 'GET',
  path: '/campaigns/{id}/statuses',
  summary: 'The statuses of a campaign in order (at most 200).',
  params: idParams,
  reply: z.object({ items: z.array(status) }),
});
export const createStatus = endpoint({
  method: 'POST',
  path: '/campaigns/{id}/statuses',
  summary: 'Add a status; its name is unique in the campaign.',
  params: idParams,
  body: z.strictObject({ name: calling, ...statusFields }),
  reply: status,
  status: 201,
});
export const changeStatus = endpoint({
  method: 'PATCH',
  path: '/statuses/{id}',
  summary: 'Change a status. `newGaps` says how many records become gaps by it.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(calling),
    active: z.optional(z.boolean()),
    ...statusFields,
  }),
  reply: z.extend(status, { newGaps: z.number() }),
});
export const mergeStatus = endpoint({
  method: 'POST',
  path: '/statuses/{id}/merges',
  summary: 'Merge a status into another of its campaign; histories keep the old label.',
  params: idParams,
  body: z.strictObject({ intoId: id }),
  reply: status,
  status: 201,
});

export const member = z.object({
  id,
  account: z.object({
    id,
    name: z.string(),
    city: z.nullable(z.string()),
    postalCode: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    blocked: z.boolean(),
    version: z.number(),
  }),
  contact: z.nullable(named),
  status: z.object({ id, name: z.string(), hue: z.enum(hues) }),
  since: instant,
  owner: z.nullable(named),
  attempts: z.number(),
  lastActivityAt: z.nullable(instant),
  nextFollowUp: z.nullable(z.object({ id, dueOn: day, dueTime: z.nullable(z.string()) })),
});
export const memberSorts = [
  'name',
  '-name',
  'since',
  '-since',
  'lastActivityAt',
  '-lastActivityAt',
  'nextFollowUp',
  '-nextFollowUp',
] as const;
export const listMembers = endpoint({
  method: 'GET',
  path: '/campaigns/{id}/members',
  summary: 'The working list of a campaign.',
  params: idParams,
  query: z.strictObject({
    ...page,
    sort: z.optional(z.enum(memberSorts)),
    q: z.optional(text(nameLimit)),
    statusId: repeatable(id),
    ownerId: repeatable(z.union([id, z.literal('me')])),
    teamId: repeatable(id),
    categoryId: repeatable(id),
  }),
  reply: listOf(member),
});
export const changeMember = endpoint({
  method: 'PATCH',
  path: '/members/{id}',
  summary: 'Give a member an owner of its own, or end the membership (`ended`).',
  params: idParams,
  body: z.strictObject({ ownerId: z.optional(z.nullable(id)), ended: z.optional(z.literal(true)) }),
  reply: member,
});

export const statusHistoryEntry = z.object({
  id,
  account: named,
  from: z.nullable(named),
  to: named,
  at: instant,
  recordedAt: instant,
  user: named,
  activity: z.object({ id, text: z.string(), outcome: z.nullable(z.string()) }),
  isDowngrade: z.boolean(),
});
export const listStatusHistory = endpoint({
  method: 'GET',
  path: '/campaigns/{id}/status-history',
  summary: 'Every status change of a campaign, oldest first within a record.',
  params: idParams,
  query: z.strictObject({ ...page, accountId: z.optional(id) }),
  reply: listOf(statusHistoryEntry),
});
