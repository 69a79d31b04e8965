import type { Actor } from '#features/people/rules.ts';

export const bulkKinds = [
  'change-follow-ups',
  'complete-follow-ups',
  'close-gaps',
  'change-accounts',
  'change-statuses',
] as const;
export type BulkKind = (typeof bulkKinds)[number];

const kindsOfFollowUps: BulkKind[] = ['change-follow-ups', 'complete-follow-ups'];

/** Whether records are chosen, or follow-ups. */
export const isOfAccounts = (kind: BulkKind) => !kindsOfFollowUps.includes(kind);

export const bulkStates = ['running', 'done', 'undoing', 'undone'] as const;
export type BulkState = (typeof bulkStates)[number];

/** So many are done at once; more become a job (decisions.md 11). */
export const atOnceMost = 200;
/** More are chosen by a filter than by their ids. */
export const idsMost = 10_000;
/** The most one bulk change takes. */
export const selectionMost = 100_000;
/** A preview looks at so many. */
export const previewMost = 20_000;
/** Of changes of status at so few: the rules look at each record by itself. */
export const savesForeseenMost = 200;
/** The most skipped ones that an answer names; `GET /bulk-changes/{id}/items` names all. */
export const namedMost = 200;

const undoHours = 24;

/** Until when a bulk change that ended at this instant can be taken back. */
export const undoableUntil = (finishedAt: string) =>
  new Date(Date.parse(finishedAt) + undoHours * 3_600_000).toISOString();

export const mayUndoBulk = (actor: Actor, createdById: string) =>
  actor.userId === createdById || actor.permissions.administer;

/** Giving follow-ups to somebody else needs its right (WV-07). */
export const mayRebook = ({ permissions }: Pick<Actor, 'permissions'>) =>
  permissions.rebook || permissions.administer;
