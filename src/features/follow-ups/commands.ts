import type { Context } from '#features/people/context.ts';
import { newId } from '#lib/id.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { type Assignment, assignmentOf, mayBeAssigned } from './assignees.ts';
import { type Reassigned, tellReassigned } from './reassignment-store.ts';
import {
  type ChangeableFollowUp,
  type FollowUpChange,
  type FollowUpItem,
  followUpsById,
  lockFollowUps,
  updateFollowUps,
} from './store.ts';

export type Change = Omit<FollowUpChange, 'id'>;

/** Reschedules, rewords, prioritises or reassigns one open follow-up; refuses with the current one in `current`. */
export async function changeFollowUp(id: string, change: Change, context: Context): Promise<FollowUpItem> {
  const [followUp] = await lockFollowUps(context, [id]);
  if (!followUp) throw new Refusal('not-found');
  const [current] = await followUpsById(context, [id]);
  const assignment = await assignmentFor([followUp], [change], context);
  const no = whyNot(followUp, change, assignment, context);
  if (no === 'already-done') {
    throw new Refusal('already-done', { extensions: { conflict: conflictOf(current!), current } });
  }
  if (no) throw new Refusal(no);
  if (context.ifMatch !== undefined && context.ifMatch !== followUp.version) {
    throw new Refusal('stale-version', { extensions: { current } });
  }
  await updateFollowUps(context.db, [{ id, ...change }]);
  await tellReassigned(context, handedOver(followUp, change), newId());
  context.tx.announce({ type: 'follow-up', id, accountId: followUp.accountId });
  return (await followUpsById(context, [id]))[0]!;
}

/** The follow-up where this change gives it to somebody else. */
export const handedOver = ({ id, assigneeId }: ChangeableFollowUp, change: Change): Reassigned[] =>
  change.assigneeId === undefined || change.assigneeId === assigneeId
    ? []
    : [{ id, fromId: assigneeId, toId: change.assigneeId }];

const nobody: Assignment = { candidates: new Map(), records: new Map() };

/** What decides whether the people whom these changes name may have the follow-ups. */
export async function assignmentFor(
  followUps: ChangeableFollowUp[],
  changes: Change[],
  { db }: Context,
): Promise<Assignment> {
  const userIds = [...new Set(changes.map(({ assigneeId }) => assigneeId).filter((id) => id !== undefined))];
  if (userIds.length === 0) return nobody;
  return assignmentOf(db, userIds, [...new Set(followUps.map(({ accountId }) => accountId))]);
}

/** Why this change cannot be made, if it cannot. */
export function whyNot(
  followUp: ChangeableFollowUp,
  { dueOn, assigneeId }: Change,
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
