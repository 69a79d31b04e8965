import * as z from 'zod/mini';
import { accountKinds } from '#features/accounts/rules.ts';
import { newFollowUp } from '#features/follow-ups/contract.ts';
import { priorities } from '#features/follow-ups/rules.ts';
import { activityFields } from '#features/thread/contract.ts';
import {
  count,
  day,
  endpoint,
  filledText,
  id,
  idParams,
  instant,
  listOf,
  named,
  nameLimit,
  startedJob,
  text,
  textLimit,
  timeOfDay,
} from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';
import { bulkKinds, bulkStates, idsMost } from './rules.ts';

export const ids = z.array(id).check(z.minLength(1), z.maxLength(idsMost));
const meOr = z.union([id, z.literal('me')]);
const some = <S extends z.core.SomeType>(item: S) => z.optional(z.array(item).check(z.maxLength(200)));

/** As `GET /follow-ups` filters; open ones only. */
const followUpFilter = z.strictObject({
  assigneeId: some(meOr),
  teamId: some(id),
  accountId: some(id),
  campaignId: some(id),
  dueFrom: z.optional(day),
  dueTo: z.optional(day),
  overdue: z.optional(z.boolean()),
  priority: some(z.enum(priorities)),
  medium: some(z.enum(mediums)),
});

/** As `GET /reports/dormant-accounts` filters. */
const gapFilter = z.strictObject({ teamId: some(id), ownerId: some(meOr), campaignId: z.optional(id) });

/** As `GET /accounts` filters and searches. */
export const accountFilter = z.strictObject({
  q: z.optional(text(nameLimit)),
  kind: z.optional(z.enum(accountKinds)),
  city: some(text(200)),
  postalCode: some(text(20)),
  teamId: some(id),
  ownerId: some(meOr),
  categoryId: some(id),
  campaignId: z.optional(id),
  statusId: some(id),
  withoutFollowUp: z.optional(z.boolean()),
  inactiveDays: z.optional(z.int().check(z.gte(1), z.lte(36_500))),
  deleted: z.optional(z.boolean()),
});

const spreading = {
  from: day,
  /** Last day; the working days between are filled evenly. */
  to: day,
  /** At most so many a day and person; the days after `to` take the rest. */
  perDay: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  /** Who takes them in turn; empty: nobody named. */
  userIds: z._default(z.array(id).check(z.maxLength(100)), []),
};

/** Exactly one of `ids` and `filter`, exactly one of the others (WV-06, WV-07). */
const followUpChanges = z.strictObject({
  ids: z.optional(ids),
  /** What matches when the work begins; frozen then. */
  filter: z.optional(followUpFilter),
  set: z.optional(
    z.strictObject({
      dueOn: z.optional(day),
      dueTime: z.optional(z.nullable(timeOfDay)),
      text: z.optional(text(textLimit)),
      priority: z.optional(z.enum(priorities)),
      assigneeId: z.optional(id),
    }),
  ),
  shiftDays: z.optional(z.int().check(z.gte(-365), z.lte(3650))),
  shiftWorkingDays: z.optional(z.int().check(z.gte(-260), z.lte(260))),
  spread: z.optional(z.strictObject(spreading)),
  /** Reassigns to several people, who take them in turn; the days stay. */
  inTurn: z.optional(z.strictObject({ userIds: z.array(id).check(z.minLength(1), z.maxLength(100)) })),
  /** One activity per record, which finishes all of the chosen follow-ups of that record. */
  complete: z.optional(
    z.strictObject({
      ...activityFields,
      followUps: z._default(z.array(newFollowUp).check(z.maxLength(5)), []),
      endsSeries: z._default(z.boolean(), false),
    }),
  ),
});

export const skippedOnes = z.array(z.object({ id, code: z.string() }));
/** To look at and to take back; null where nothing was changed. */
export const bulkChangeId = z.nullable(id);
export const begun = z.object({ job: startedJob, bulkChangeId: id });

export const changeFollowUps = endpoint({
  method: 'POST',
  path: '/follow-up-changes',
  summary: 'Change, shift, spread or complete many follow-ups; what cannot be is reported. Over 200: a job.',
  body: followUpChanges,
  reply: z.object({
    changed: z.number(),
    /** They were so already. */
    unchanged: z.number(),
    skipped: skippedOnes,
    bulkChangeId,
  }),
  accepted: begun,
});

/** What every preview tells. */
export const foreseen = {
  /** All figures are of as many as this says; more are chosen where it says `at-least`. */
  total: z.object({ value: z.number(), relation: z.enum(['exact', 'at-least']) }),
  changing: z.number(),
  unchanged: z.number(),
  skipped: z.array(z.object({ code: z.string(), count: z.number() })),
};

const samplePart = z.object({
  text: z.string(),
  priority: z.enum(priorities),
  dueOn: day,
  dueTime: z.nullable(timeOfDay),
  assignee: named,
});
export const previewFollowUpChanges = endpoint({
  method: 'POST',
  path: '/follow-up-change-previews',
  summary: 'What a change of many follow-ups would do now; changes nothing.',
  body: followUpChanges,
  reply: z.object({
    ...foreseen,
    /** Records concerned, each of which a completion writes one activity for. */
    records: z.number(),
    samples: z.array(z.object({ id, account: named, before: samplePart, after: z.nullable(samplePart) })),
    /** Some of those that would be skipped. */
    refused: z.array(z.object({ id, account: named, text: z.string(), dueOn: day, code: z.string() })),
  }),
});

/** Heals gaps: one activity and one follow-up per record, spread over days and people. */
export const createGapClosures = endpoint({
  method: 'POST',
  path: '/gap-closures',
  summary: 'Plan a first follow-up for many records without one. Over 200: a job.',
  body: z.strictObject({
    accountIds: z.optional(ids),
    /** Records that are gaps when the work begins and still are in their turn. */
    filter: z.optional(gapFilter),
    /** Records as their list finds them, gaps or not. */
    records: z.optional(accountFilter),
    activityText: filledText(textLimit),
    followUp: z.strictObject({ text: text(textLimit), ...spreading }),
  }),
  reply: z.object({ planned: z.number(), skipped: skippedOnes, bulkChangeId }),
  status: 201,
  accepted: begun,
});

export const getBulkChange = endpoint({
  method: 'GET',
  path: '/bulk-changes/{id}',
  summary: 'What a bulk change did, and until when it can be taken back.',
  params: idParams,
  reply: z.object({
    id,
    kind: z.enum(bulkKinds),
    state: z.enum(bulkStates),
    job: z.nullable(startedJob),
    undoJob: z.nullable(startedJob),
    counts: z.object({
      /** Null until the selection is frozen. */
      total: z.nullable(z.number()),
      changed: z.number(),
      unchanged: z.number(),
      skipped: z.number(),
      undone: z.number(),
      kept: z.number(),
    }),
    skippedBecause: z.array(z.object({ code: z.string(), count: z.number() })),
    createdAt: instant,
    createdBy: named,
    finishedAt: z.nullable(instant),
    undoUntil: z.nullable(instant),
  }),
});

const fields = z.nullable(
  z.object({
    text: z.optional(z.string()),
    priority: z.optional(z.string()),
    dueOn: z.optional(day),
    dueTime: z.optional(z.nullable(z.string())),
    assigneeId: z.optional(id),
    ownerId: z.optional(z.nullable(id)),
    teamId: z.optional(z.nullable(id)),
    /** In the bin. */
    deleted: z.optional(z.boolean()),
    /** Before: taken off; after: come. */
    categoryIds: z.optional(z.array(id)),
  }),
);
export const listBulkItems = endpoint({
  method: 'GET',
  path: '/bulk-changes/{id}/items',
  summary: 'What became of each, in the order they were done; from what to what.',
  params: idParams,
  query: z.strictObject({
    limit: z.optional(count(1, 200)),
    cursor: z.optional(z.string().check(z.maxLength(1000))),
    /** `kept`: not taken back by its undo. */
    outcome: z.optional(z.enum(['changed', 'unchanged', 'skipped', 'undone', 'kept'])),
  }),
  reply: listOf(
    z.object({
      /** Of the follow-up, or of the record where records are changed. */
      id,
      account: z.nullable(named),
      text: z.nullable(z.string()),
      outcome: z.nullable(z.enum(['changed', 'unchanged', 'skipped'])),
      undone: z.nullable(z.enum(['undone', 'kept'])),
      /** Why it was skipped or kept. */
      reason: z.nullable(z.object({ code: z.string(), message: z.string() })),
      before: fields,
      after: fields,
      activityId: z.nullable(id),
    }),
  ),
});

export const undoBulkChange = endpoint({
  method: 'POST',
  path: '/bulk-changes/{id}/undo',
  summary:
    'Take a bulk change back within 24 hours; what was changed since is kept and listed. Over 200: a job.',
  params: idParams,
  reply: z.object({ undone: z.number(), kept: skippedOnes, bulkChangeId: id }),
  accepted: begun,
});
