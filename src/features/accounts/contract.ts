import * as z from 'zod/mini';
import { regions } from '#features/people/rules.ts';
import {
  count,
  day,
  endpoint,
  filledText,
  flag,
  id,
  idParams,
  instant,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
  timeOfDay,
} from '#lib/contract.ts';
import { accountKinds, accountSorts, salutations } from './rules.ts';

export const optionalText = (limit: number) => z.optional(z.nullable(text(limit)));

export const address = {
  street: optionalText(200),
  postalCode: optionalText(20),
  city: optionalText(200),
  country: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'not-a-country' })))),
};

const accountFields = {
  name: z.optional(filledText(nameLimit)),
  salutation: z.optional(z.nullable(z.enum(salutations))),
  title: optionalText(100),
  firstName: optionalText(nameLimit),
  lastName: optionalText(nameLimit),
  customerNumber: optionalText(50),
  ...address,
  region: z.optional(z.nullable(z.enum(regions))),
  phone: optionalText(50),
  email: optionalText(254),
  website: optionalText(500),
  birthDate: z.optional(z.nullable(day)),
  teamId: z.optional(z.nullable(id)),
  ownerId: z.optional(z.nullable(id)),
  customFields: z.optional(
    z.record(z.string().check(z.maxLength(100)), z.union([text(2000), z.number(), z.boolean(), z.null()])),
  ),
};

/** A current campaign status of a record, as shown in its head (CAM-04). */
export const accountStatus = z.object({
  membershipId: id,
  campaign: named,
  status: z.object({ id, name: z.string(), hue: z.string(), isFinal: z.boolean(), isGoal: z.boolean() }),
  since: instant,
  by: z.nullable(named),
});

export const account = z.object({
  id,
  kind: z.enum(accountKinds),
  name: z.string(),
  salutation: z.nullable(z.string()),
  title: z.nullable(z.string()),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  customerNumber: z.nullable(z.string()),
  street: z.nullable(z.string()),
  postalCode: z.nullable(z.string()),
  city: z.nullable(z.string()),
  country: z.nullable(z.string()),
  region: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  website: z.nullable(z.string()),
  birthDate: z.nullable(z.string()),
  team: z.nullable(named),
  teamId: z.nullable(id),
  owner: z.nullable(named),
  ownerId: z.nullable(id),
  createdById: z.nullable(id),
  categoryIds: z.array(id),
  customFields: z.record(z.string(), z.unknown()),
  blocked: z.boolean(),
  statuses: z.array(accountStatus),
  lastActivityAt: z.nullable(instant),
  nextFollowUp: z.nullable(z.object({ id, dueOn: day, dueTime: z.nullable(timeOfDay) })),
  /** The actor may edit it; reading is granted by the answer itself. */
  editable: z.boolean(),
  mergedIntoId: z.nullable(id),
  deletedAt: z.nullable(instant),
  createdAt: instant,
  version: z.number(),
});

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Companies and private persons the actor may see.',
  query: z.strictObject({
    ...page,
    sort: z.optional(z.enum(accountSorts)),
    q: z.optional(text(nameLimit)),
    kind: z.optional(z.enum(accountKinds)),
    city: repeatable(text(200)),
    postalCode: repeatable(text(20)),
    teamId: repeatable(id),
    ownerId: repeatable(z.union([id, z.literal('me')])),
    categoryId: repeatable(id),
    campaignId: z.optional(id),
    statusId: repeatable(id),
    withoutFollowUp: z.optional(flag),
    inactiveDays: z.optional(count(1, 36_500)),
    deleted: z.optional(flag),
  }),
  reply: listOf(account),
});
export const createAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Add a company (`name`) or a private person (`lastName`).',
  body: z.strictObject({
    kind: z.enum(accountKinds),
    ...accountFields,
    categoryIds: z.optional(z.array(id).check(z.maxLength(100))),
  }),
  reply: account,
  status: 201,
});
/** A merged record answers with the winner's id in `mergedIntoId`. */
export const getAccount = endpoint({
  method: 'GET',
  path: '/accounts/{id}',
  summary: 'One record.',
  params: idParams,
  reply: account,
});
export const changeAccount = endpoint({
  method: 'PATCH',
  path: '/accounts/{id}',
  summary: 'Change a record.',
  params: idParams,
  body: z.strictObject(accountFields),
  reply: account,
});
export const deleteAccount = endpoint({
  method: 'DELETE',
  path: '/accounts/{id}',
  summary: 'Put a record into the bin.',
  params: idParams,
});
export const restoreAccount = endpoint({
  method: 'POST',
  path: '/accounts/{id}/restorations',
  summary: 'Take a record out of the bin.',
  params: idParams,
  reply: account,
  status: 201,
});

/** Why two records may be the same. */
export const duplicateReasons = ['name', 'postalCode', 'email', 'phone', 'customerNumber'] as const;
export const listAccountDuplicates = endpoint({
  method: 'GET',
  path: '/account-duplicates',
  summary: 'Up to five records that may be the one being entered, best first.',
  query: z.strictObject({
    kind: z.optional(z.enum(accountKinds)),
    name: z.optional(text(nameLimit)),
    postalCode: z.optional(text(20)),
    email: z.optional(text(254)),
    phone: z.optional(text(50)),
    customerNumber: z.optional(text(50)),
    exceptId: z.optional(id),
  }),
  reply: z.object({
    items: z.array(z.object({ account, reasons: z.array(z.enum(duplicateReasons)), score: z.number() })),
  }),
});
export const mergeAccounts = endpoint({
  method: 'POST',
  path: '/account-merges',
  summary: 'Merge two records; everything of the loser moves to the winner.',
  body: z.strictObject({
    winnerId: id,
    loserId: id,
    take: z._default(z.record(z.string().check(z.maxLength(50)), z.enum(['winner', 'loser'])), {}),
    /** For campaigns both are members of: whose membership lives. */
    memberships: z._default(z.record(id, z.enum(['winner', 'loser'])), {}),
  }),
  reply: z.object({ account, mergeId: id, undoUntil: instant }),
  status: 201,
});
export const undoMerge = endpoint({
  method: 'POST',
  path: '/account-merges/{id}/undo',
  summary: 'Take a merge back within 24 hours.',
  params: idParams,
  reply: account,
});

/** Quick search over records and contacts, as one types; for the palette, the caller pop-up and `/search`. */
export const search = endpoint({
  method: 'GET',
  path: '/search-results',
  summary: 'Records and contacts by name part, phone, e-mail or customer number; tolerant of typing errors.',
  query: z.strictObject({ q: filledText(nameLimit), limit: z.optional(count(1, 50)) }),
  reply: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['company', 'person', 'contact']),
        id,
        accountId: id,
        name: z.string(),
        /** Company of a contact, otherwise the place. */
        context: z.string(),
        matched: z.enum(['name', 'phone', 'email', 'customerNumber']),
      }),
    ),
  }),
});
