import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import {
  announceSettings,
  demandAdministration,
  demandAnAdministrator,
  demandVersion,
} from './administration.ts';
import { revokeApiKeysOf } from './api-key-store.ts';
import type { Context } from './context.ts';
import type { changeMe, changeUser, createUser, createUserLink } from './contract.ts';
import { newPasswordLink } from './invitation-commands.ts';
import { spendInvitationsOf } from './invitation-store.ts';
import { endSessions } from './sign-in-store.ts';
import { handOverFollowUps, hasOpenFollowUps } from './successor-store.ts';
import {
  insertUser,
  replaceTeams,
  type UserChange,
  updateUser,
  userById,
  userForChange,
} from './user-store.ts';
import { lockAdministration } from './workspace-store.ts';

/** Adds a user of the actor's workspace, who sets a password by the one-time link. */
export async function addUser(
  context: Context,
  { teamIds, ...user }: BodyOf<typeof createUser>,
): Promise<ReplyOf<typeof createUser>> {
  demandAdministration(context);
  const id = newId();
  await insertUser(context, { ...user, id, name: user.name.trim() });
  await replaceTeams(context, id, teamIds);
  announceSettings(context, id);
  return { link: await newPasswordLink(context, id), user: await userById(context, id) };
}

export async function changeUserOf(
  context: Context,
  id: string,
  { active, successorId, teamIds, ...fields }: BodyOf<typeof changeUser>,
): Promise<ReplyOf<typeof changeUser>> {
  demandAdministration(context);
  await lockAdministration(context);
  const user = await userForChange(context, id);
  demandVersion(user, context);
  // An unknown id is refused even where nothing is handed over.
  if (successorId !== undefined) await userById(context, successorId);
  const change: UserChange = { ...fields };
  if (active === false && user.active) {
    await retire(context, id, successorId);
    change.deactivatedAt = context.now.toISOString();
  } else if (active === true) {
    change.deactivatedAt = null;
  }
  await updateUser(context, id, change);
  if (teamIds) await replaceTeams(context, id, teamIds);
  await demandAnAdministrator(context);
  announceSettings(context, id);
  return userById(context, id);
}

/** Nothing stays with somebody who left: no open follow-up, no session, no key, no link. */
async function retire(context: Context, id: string, successorId: string | undefined): Promise<void> {
  if (await hasOpenFollowUps(context, id)) {
    if (!successorId) throw new Refusal('successor-required');
    await handOverFollowUps(context, id, successorId);
  }
  await revokeApiKeysOf(context, id);
  await spendInvitationsOf(context, id);
  await endSessions(context, id);
}

export async function renewUserLink(
  context: Context,
  userId: string,
): Promise<ReplyOf<typeof createUserLink>> {
  demandAdministration(context);
  const { active } = await userForChange(context, userId);
  if (!active) throw new Refusal('not-found');
  return newPasswordLink(context, userId);
}

export async function changeOwnSettings(context: Context, change: BodyOf<typeof changeMe>): Promise<void> {
  await updateUser(context, context.actor.userId, change);
  announceSettings(context, context.actor.userId);
}
