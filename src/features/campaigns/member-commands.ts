import { actorOf } from '#features/people/actor-store.ts';
import type { Context } from '#features/people/context.ts';
import { mayEdit } from '#features/people/rules.ts';
import type { BodyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import type { changeMember as changeContract } from './contract.ts';
import {
  type ChangeableMember,
  isUser,
  lockMember,
  type MemberItem,
  membersById,
  updateMember,
} from './member-store.ts';

/** Gives a member an owner of its own, or ends the membership; its history stays. */
export async function changeMember(
  id: string,
  body: BodyOf<typeof changeContract>,
  context: Context,
): Promise<MemberItem> {
  const member = await lockMember(context, id);
  if (!member) throw new Refusal('not-found');
  if (!member.editable) throw new Refusal('not-allowed');
  if (member.ended) throw new Refusal('already-done');
  if (context.ifMatch !== undefined && context.ifMatch !== member.version) {
    throw new Refusal('stale-version', { extensions: { current: (await membersById(context.db, [id]))[0] } });
  }
  if (body.ownerId) await demandAssignable(body.ownerId, member, context);
  await updateMember(context, id, body);
  context.tx.announce({ type: 'campaign', id: member.campaignId, accountId: member.accountId });
  return (await membersById(context.db, [id]))[0]!;
}

/** Who is to care for a record must be active and able to edit it (decisions.md 8). */
async function demandAssignable(userId: string, member: ChangeableMember, { tx }: Context): Promise<void> {
  if (!(await isUser(tx.db, userId))) throw new Refusal('not-found');
  const { workspaceId } = tx.principal;
  const owner = await actorOf({ ...tx, principal: { workspaceId, userId } }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const { teamId, accountOwnerId: ownerId, createdById } = member;
  if (!owner || !mayEdit(owner, { teamId, ownerId, createdById })) throw new Refusal('assignee-not-allowed');
}
