import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Transaction } from '#platform/database/transaction.ts';
import type { PublicContext } from '#platform/http/context.ts';
import { announceSettings } from './administration.ts';
import type { Context } from './context.ts';
import type { createUserLink } from './contract.ts';
import {
  type Invitation,
  insertInvitation,
  invitationForUse,
  spendInvitationsOf,
  workspaceOfInvitation,
} from './invitation-store.ts';
import { hashPassword } from './password.ts';
import { administratingGroup, hasAdministrator } from './rights-group-store.ts';
import { isWeakPassword, nobody } from './rules.ts';
import { hashOfToken, newToken } from './secret-token.ts';
import type { acceptInvitation, getInvitation } from './sign-in-contract.ts';
import { endSessions, setPassword } from './sign-in-store.ts';
import { insertUser } from './user-store.ts';
import { updateWorkspace } from './workspace-store.ts';

/** Without an actor: whoever has the link. */
export interface LinkContext {
  tx: Transaction;
  db: Transaction['db'];
  now: Date;
}

type Acceptance = BodyOf<typeof acceptInvitation>;

const linkDays = 7;

export const newPasswordLink = (context: LinkContext, userId: string) => newLink(context, userId);
export const newFirstLink = (context: LinkContext) => newLink(context, null);

async function newLink(context: LinkContext, userId: string | null): Promise<ReplyOf<typeof createUserLink>> {
  const token = newToken();
  const expiresAt = new Date(context.now.getTime() + linkDays * 86_400_000);
  await spendInvitationsOf(context, userId);
  await insertInvitation(context, { userId, tokenHash: hashOfToken(token), expiresAt });
  return { path: `/invitations/${token}`, expiresAt: expiresAt.toISOString() };
}

/** Whoever has the link acts as nobody, in the workspace the link is of. */
export async function withInvitation<T>(
  token: string,
  { transact, now }: Pick<PublicContext, 'transact' | 'now'>,
  work: (link: LinkContext, tokenHash: string) => Promise<T>,
): Promise<T> {
  const tokenHash = hashOfToken(token);
  const workspaceId = await transact({ workspaceId: nobody, userId: nobody }, (tx) =>
    workspaceOfInvitation(tx, tokenHash),
  );
  if (!workspaceId) throw new Refusal('not-found');
  return transact({ workspaceId, userId: nobody }, (tx) => work({ tx, db: tx.db, now }, tokenHash));
}

export async function openInvitation(
  context: LinkContext,
  tokenHash: string,
): Promise<ReplyOf<typeof getInvitation>> {
  const { kind, name, email } = await usableInvitation(context, tokenHash);
  return { kind, name, email };
}

/** Sets the password of the link's user; the first link also makes that user and names the workspace. */
export async function useInvitation(
  context: LinkContext,
  tokenHash: string,
  acceptance: Acceptance,
): Promise<ReplyOf<typeof acceptInvitation>> {
  const invitation = await usableInvitation(context, tokenHash);
  if (isWeakPassword(acceptance.password)) throw new Refusal('password-too-weak');
  const user =
    invitation.kind === 'first' ? await firstAdministrator(context, acceptance) : invitedUser(invitation);
  await spendInvitationsOf(context, invitation.userId);
  await setPassword(context, user.id, await hashPassword(acceptance.password));
  await endSessions(context, user.id);
  announceSettings(context, user.id);
  return { email: user.email };
}

async function usableInvitation(context: LinkContext, tokenHash: string): Promise<Invitation> {
  const invitation = await invitationForUse(context, tokenHash);
  const expired = invitation.usedAt !== null || Date.parse(invitation.expiresAt) <= context.now.getTime();
  // Somebody was made administrator on the command line meanwhile.
  if (expired || (invitation.kind === 'first' && (await hasAdministrator(context)))) {
    throw new Refusal('link-expired');
  }
  return invitation;
}

const invitedUser = ({ userId, email }: Invitation) => ({ id: userId!, email: email! });

async function firstAdministrator(
  context: LinkContext,
  { name, email, workspaceName, language }: Acceptance,
): Promise<{ id: string; email: string }> {
  if (!name || !email) {
    const missing = Object.entries({ name, email }).filter(([, value]) => !value);
    throw new Refusal('invalid-input', {
      errors: missing.map(([field]) => ({ path: `body.${field}`, code: 'missing' })),
    });
  }
  const id = newId();
  const rightsGroupId = await administratingGroup(context);
  await insertUser(context, { id, name: name.trim(), email, rightsGroupId, language });
  if (workspaceName || language) {
    await updateWorkspace(context, {
      ...(workspaceName ? { name: workspaceName.trim() } : {}),
      ...(language ? { language } : {}),
    });
  }
  return { id, email };
}

/** For scripts that cannot follow a link: the password at once. */
export async function setFirstPassword(context: Context, userId: string, password: string): Promise<void> {
  if (isWeakPassword(password)) throw new Refusal('password-too-weak');
  await setPassword(context, userId, await hashPassword(password));
  await spendInvitationsOf(context, userId);
}
