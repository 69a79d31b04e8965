import type { Context } from '#features/people/context.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { type Assignment, assignmentOf, mayBeAssigned } from './assignees.ts';
import {
  type ChangeableFollowUp,
  type FollowUpChange,
  type FollowUpItem,
  followUpsById,
  lockFollowUps,
  updateFollowUps,
} from './store.ts';

/** Reschedules, rewords, prioritises or reassigns one open follow-up; refuses with the current one in `current`. */
export async function changeFollowUp(
  id: string,
  change: Omit<FollowUpChange, 'id'>,
  context: Context,
): Promise<FollowUpItem> {
  const [followUp] = await lockFollowUps(context, [id]);
  if (!followUp) throw new Refusal('not-found');
  const [current] = await followUpsById(context, [id]);
  const assignment = await assignmentFor([followUp], [change], context);
  const no = refusalOf(followUp, change, assignment, context);
  if (no === 'already-done') {
    throw new Refusal('already-done', { extensions: { conflict: conflictOf(current!), current } });
  }
  if (no) throw new Refusal(no);
  if (context.ifMatch !== undefined && context.ifMatch !== followUp.version) {
    throw new Refusal('stale-version', { extensions: { current } });
  }
  await updateFollowUps(context.db, [{ id, ...change }]);
  context.tx.announce({ type: 'follow-up', id, accountId: followUp.accountId });
  return (await followUpsById(context, [id]))[0]!;
}

export interface BulkResult {
  changed: number;
  skipped: { id: string; code: string }[];
}

/** The same for many: what cannot be changed is skipped with its reason, the rest is changed. */
export async function changeFollowUpsInBulk(
  ids: string[],
  changeOf: (followUp: ChangeableFollowUp & { dueOn: string }) => Omit<FollowUpChange, 'id'>,
  context: Context,
): Promise<BulkResult> {
  const locked = await lockFollowUps(context, ids);
  const shown = new Map((await followUpsById(context, ids)).map((item) => [item.id, item]));
  const skipped = ids
    .filter((id) => !locked.some((one) => one.id === id))
    .map((id) => ({ id, code: 'not-found' as string }));
  const wanted = locked.map((followUp) => changeOf({ ...followUp, dueOn: shown.get(followUp.id)!.dueOn }));
  const assignment = await assignmentFor(locked, wanted, context);
  const changes: FollowUpChange[] = [];
  for (const [index, followUp] of locked.entries()) {
    const change = wanted[index]!;
    const no = refusalOf(followUp, change, assignment, context);
    if (no) skipped.push({ id: followUp.id, code: no });
    else changes.push({ id: followUp.id, ...change });
  }
  await updateFollowUps(context.db, changes);
  for (const { id } of changes) {
    context.tx.announce({ type: 'follow-up', id, accountId: locked.find((one) => one.id === id)!.accountId });
  }
  return { changed: changes.length, skipped };
}

const nobody: Assignment = { candidates: new Map(), records: new Map() };

async function assignmentFor(
  followUps: ChangeableFollowUp[],
  changes: Omit<FollowUpChange, 'id'>[],
  { db }: Context,
): Promise<Assignment> {
  const userIds = [...new Set(changes.map(({ assigneeId }) => assigneeId).filter((id) => id !== undefined))];
  if (userIds.length === 0) return nobody;
  return assignmentOf(db, userIds, [...new Set(followUps.map(({ accountId }) => accountId))]);
}

function refusalOf(
  followUp: ChangeableFollowUp,
  { dueOn, assigneeId }: Omit<FollowUpChange, 'id'>,
  { candidates, records }: Assignment,
  { actor }: Context,
): RefusalCode | undefined {
  if (followUp.state !== 'open') return 'already-done';
  if (!followUp.editable) return 'not-allowed';
  if (dueOn && dueOn < followUp.notBeforeOn) return 'due-before-activity';
  if (!assigneeId || assigneeId === followUp.assigneeId) return undefined;
  if (!actor.permissions.rebook && !actor.permissions.administer) return 'not-allowed';
  if (!candidates.has(assigneeId)) return 'not-found';
  const mayHaveIt = mayBeAssigned(candidates.get(assigneeId), records.get(followUp.accountId)!);
  return mayHaveIt ? undefined : 'assignee-not-allowed';
}

/** Who was faster, and what it looks like now. */
export const conflictOf = (current: FollowUpItem) => ({
  id: current.id,
  by: current.done?.by ?? null,
  at: current.done?.at ?? null,
  current,
});
