import type { getContact } from '#features/accounts/contact-contract.ts';
import type { getAccount } from '#features/accounts/contract.ts';
import type { getActivity } from '#features/activities/contract.ts';
import type { getFollowUp } from '#features/follow-ups/contract.ts';
import type { Language } from '#features/people/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { dayIn, timeOfDayIn } from '#lib/time-zone.ts';
import type { ExportEntity, ExportField } from './rules.ts';
import { directionWord, kindWord, mediumWord, priorityWord, stateWord, yesOrNo } from './words.ts';

/** What the cells of one page need besides the rows themselves. */
export interface Reading {
  language: Language;
  timeZone: string;
  /** Names of the categories that the rows carry. */
  categories: ReadonlyMap<string, string>;
}

export interface ItemOf {
  account: ReplyOf<typeof getAccount>;
  contact: ReplyOf<typeof getContact>;
  activity: ReplyOf<typeof getActivity>;
  'follow-up': ReplyOf<typeof getFollowUp>;
}

type Cell<Item> = (item: Item, reading: Reading) => string | number | null | undefined;
type Cells = { [E in ExportEntity]: { [F in ExportField<E>]: Cell<ItemOf[E]> } };

/** The row's cells of these fields, in this order. */
export function cellsOf<E extends ExportEntity>(
  entity: E,
  fields: readonly string[],
  item: ItemOf[E],
  reading: Reading,
): string[] {
  const cells = cellsByEntity[entity] as Record<string, Cell<ItemOf[E]>>;
  return fields.map((field) => String(cells[field]!(item, reading) ?? ''));
}

/** `2026-11-21 10:41` on the wall clock of the workspace. */
const moment = (instant: string | null | undefined, { timeZone }: Reading) =>
  instant ? `${dayIn(timeZone, instant)} ${timeOfDayIn(timeZone, instant)}` : null;

/** Separated as an import takes them. */
const namesOf = (ids: string[], { categories }: Reading) =>
  ids
    .map((id) => categories.get(id))
    .filter((name) => name !== undefined)
    .join('; ');

const cellsByEntity: Cells = {
  account: {
    customerNumber: (a) => a.customerNumber,
    kind: (a, { language }) => kindWord(a.kind, language),
    name: (a) => a.name,
    salutation: (a) => a.salutation,
    title: (a) => a.title,
    firstName: (a) => a.firstName,
    lastName: (a) => a.lastName,
    street: (a) => a.street,
    postalCode: (a) => a.postalCode,
    city: (a) => a.city,
    country: (a) => a.country,
    region: (a) => a.region,
    phone: (a) => a.phone,
    email: (a) => a.email,
    website: (a) => a.website,
    birthDate: (a) => a.birthDate,
    team: (a) => a.team?.name,
    owner: (a) => a.owner?.name,
    categories: (a, reading) => namesOf(a.categoryIds, reading),
    statuses: (a) => a.statuses.map(({ campaign, status }) => `${campaign.name}: ${status.name}`).join('; '),
    blocked: (a, { language }) => yesOrNo(a.blocked, language),
    lastActivityAt: (a, reading) => moment(a.lastActivityAt, reading),
    nextFollowUpOn: (a) => a.nextFollowUp?.dueOn,
    createdAt: (a, reading) => moment(a.createdAt, reading),
    id: (a) => a.id,
  },
  contact: {
    company: (c) => c.account.name,
    salutation: (c) => c.salutation,
    title: (c) => c.title,
    firstName: (c) => c.firstName,
    lastName: (c) => c.lastName,
    suffix: (c) => c.suffix,
    name: (c) => c.name,
    function: (c) => c.function,
    phone: (c) => c.phone,
    mobile: (c) => c.mobile,
    email: (c) => c.email,
    street: (c) => c.street,
    postalCode: (c) => c.postalCode,
    city: (c) => c.city,
    country: (c) => c.country,
    birthDate: (c) => c.birthDate,
    preferredMedium: (c, { language }) => c.preferredMedium && mediumWord(c.preferredMedium, language),
    isPrimary: (c, { language }) => yesOrNo(c.isPrimary, language),
    noBulkMail: (c, { language }) => yesOrNo(c.noBulkMail, language),
    categories: (c, reading) => namesOf(c.categoryIds, reading),
    id: (c) => c.id,
    accountId: (c) => c.accountId,
  },
  activity: {
    occurredAt: (x, reading) => moment(x.occurredAt, reading),
    record: (x) => x.account.name,
    contact: (x) => x.contact?.name,
    user: (x) => x.user.name,
    medium: (x, { language }) => mediumWord(x.medium, language),
    direction: (x, { language }) => x.direction && directionWord(x.direction, language),
    outcome: (x) => x.outcomeLabel ?? x.outcome,
    reason: (x) => x.reason,
    content: (x) => x.content,
    text: (x) => x.text,
    campaign: (x) => x.campaign?.name,
    statusChanges: (x) =>
      x.statusChanges.map(({ campaign, to }) => `${campaign.name}: ${to.name}`).join('; '),
    durationMinutes: (x) => x.durationSeconds && Math.round(x.durationSeconds / 60),
    withdrawn: (x, { language }) => yesOrNo(x.withdrawn !== null, language),
    recordedAt: (x, reading) => moment(x.recordedAt, reading),
    id: (x) => x.id,
    accountId: (x) => x.accountId,
  },
  'follow-up': {
    dueOn: (f) => f.dueOn,
    dueTime: (f) => f.dueTime,
    text: (f) => f.text,
    priority: (f, { language }) => priorityWord(f.priority, language),
    medium: (f, { language }) => f.medium && mediumWord(f.medium, language),
    assignee: (f) => f.assignee.name,
    record: (f) => f.account.name,
    city: (f) => f.account.city,
    phone: (f) => f.contact?.phone ?? f.account.phone,
    contact: (f) => f.contact?.name,
    campaign: (f) => f.campaign?.name,
    status: (f) => f.status?.name,
    attempts: (f) => f.attempts,
    state: (f, { language }) => stateWord(f.state, language),
    createdAt: (f, reading) => moment(f.createdAt, reading),
    createdBy: (f) => f.createdBy.name,
    doneAt: (f, reading) => moment(f.done?.at, reading),
    doneBy: (f) => f.done?.by.name,
    id: (f) => f.id,
    accountId: (f) => f.account.id,
  },
};
