import { sql } from 'kysely';
import { newId } from '#lib/id.ts';
import type { Context } from './context.ts';

type In = Pick<Context, 'db' | 'tx' | 'now'>;

export interface Invitation {
  id: string;
  kind: 'first' | 'password';
  userId: string | null;
  name: string | null;
  email: string | null;
  expiresAt: string;
  usedAt: string | null;
}

/** Asks before any workspace is known; null for a token that was never given out. */
export async function workspaceOfInvitation(
  { db }: Pick<In, 'db'>,
  tokenHash: string,
): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null;
  }>`select workspace_of_invitation(${tokenHash}) as id`.execute(db);
  return rows[0]!.id;
}

/** Locked, so that a link is good for one use. A deactivated user's links are spent. */
export async function invitationForUse({ db, tx }: In, tokenHash: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`
    select i.id, i.kind, i.user_id, u.name, u.email, i.expires_at, i.used_at
      from invitation i left join app_user u on u.workspace_id = i.workspace_id and u.id = i.user_id
     where i.workspace_id = ${tx.principal.workspaceId} and i.token_hash = ${tokenHash}
       for update of i`.execute(db);
  return rows[0]!;
}

export async function insertInvitation(
  { db, tx, now }: In,
  invitation: { userId: string | null; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('invitation')
    .values({
      workspaceId: tx.principal.workspaceId,
      id: newId(),
      kind: invitation.userId ? 'password' : 'first',
      userId: invitation.userId,
      tokenHash: invitation.tokenHash,
      createdAt: now.toISOString(),
      expiresAt: invitation.expiresAt.toISOString(),
    })
    .execute();
}

/** Only the newest link of a user works; null stands for the first administrator to be. */
export async function spendInvitationsOf({ db, tx, now }: In, userId: string | null): Promise<void> {
  await sql`
    update invitation set used_at = ${now}
     where workspace_id = ${tx.principal.workspaceId} and user_id is not distinct from ${userId}
       and used_at is null`.execute(db);
}
