import * as z from 'zod/mini';
import { newFollowUp } from '#features/follow-ups/contract.ts';
import { endpoint, id, named, text, textLimit } from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';
import { accountFilter, begun, bulkChangeId, foreseen, ids, skippedOnes } from './contract.ts';

const categories = z.array(id).check(z.maxLength(100));

/** Exactly one of `ids` and `filter`, exactly one of the others. */
const accountChanges = z.strictObject({
  ids: z.optional(ids),
  /** What matches when the work begins; frozen then. */
  filter: z.optional(accountFilter),
  set: z.optional(
    z.strictObject({ ownerId: z.optional(z.nullable(id)), teamId: z.optional(z.nullable(id)) }),
  ),
  categories: z.optional(
    z.strictObject({
      add: z._default(categories, []),
      remove: z._default(categories, []),
      /** Exactly these, whatever was assigned before. */
      set: z.optional(categories),
    }),
  ),
  /** Into the bin, or out of it. */
  deleted: z.optional(z.boolean()),
  /** One activity per record, which changes its status and may plan what is next. */
  status: z.optional(
    z.strictObject({
      campaignId: id,
      toStatusId: id,
      medium: z._default(z.enum(mediums), 'note'),
      text: z._default(text(textLimit), ''),
      followUps: z._default(z.array(newFollowUp).check(z.maxLength(5)), []),
    }),
  ),
});

export const changeAccounts = endpoint({
  method: 'POST',
  path: '/account-changes',
  summary:
    'Change owner, team, categories or status of many records, or bin or restore them; what cannot be is reported. Over 200: a job.',
  body: accountChanges,
  reply: z.object({
    changed: z.number(),
    /** They were so already. */
    unchanged: z.number(),
    skipped: skippedOnes,
    bulkChangeId,
  }),
  accepted: begun,
});

const samplePart = z.object({
  owner: z.nullable(named),
  team: z.nullable(named),
  categoryIds: z.array(id),
  /** In the campaign of the change; null outside it. */
  status: z.nullable(named),
});
export const previewAccountChanges = endpoint({
  method: 'POST',
  path: '/account-change-previews',
  summary: 'What a change of many records would do now; changes nothing.',
  body: accountChanges,
  reply: z.object({
    ...foreseen,
    samples: z.array(z.object({ id, name: z.string(), before: samplePart, after: samplePart })),
    /** Some of those that would be skipped and that the asker may see. */
    refused: z.array(z.object({ id, name: z.string(), code: z.string() })),
  }),
});
