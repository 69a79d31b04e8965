import type { ReplyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { dayIn } from '#lib/time-zone.ts';
import { announceSettings } from './administration.ts';
import type { Context, Serve } from './context.ts';
import { cookieNamed, type PeopleIdentification, sessionTokenOf } from './identify.ts';
import { useInvitation, withInvitation } from './invitation-commands.ts';
import { hashPassword } from './password.ts';
import { isWeakPassword } from './rules.ts';
import { type SignIn, sessionSeconds } from './sign-in.ts';
import {
  acceptInvitation,
  changePassword,
  getSession,
  prolongSession,
  signIn as signInEndpoint,
  signOut,
} from './sign-in-contract.ts';
import { endSessions, extendSession, type SessionEnd, sessionEnd, setPassword } from './sign-in-store.ts';
import { deviceCookie } from './sign-in-tries.ts';
import { meOf } from './workspace-store.ts';

export interface SignInRoutesOptions {
  signIn: SignIn;
  identification: PeopleIdentification;
  /** Told once a session of this user has ended. */
  onSignedOut: (userId: string) => void;
}

export function signInRoutes(
  serve: Serve,
  { signIn, identification, onSignedOut }: SignInRoutesOptions,
): void {
  serve(signInEndpoint, async ({ body }, { transact, now, language, requestId, request, reply }) => {
    const { userId, workspaceId, cookies } = await signIn.open({
      email: body.email.trim(),
      password: body.password,
      device: cookieNamed(deviceCookie, request.headers.cookie),
      now,
    });
    const me = await transact({ workspaceId, userId }, async (tx) => {
      const actor = await identification.actorOf(tx);
      const today = dayIn(actor.timeZone, now);
      return meOf({ actor, tx, db: tx.db, now, today, language, requestId, ifMatch: undefined });
    });
    reply.header('set-cookie', cookies);
    return me;
  });
  // Open to all: whose session has expired wants to be signed out, too, and is.
  serve(signOut, async (_, { request, reply }) => {
    const cookie = cookieNamed(signIn.cookieName, request.headers.cookie);
    if (!cookie) return;
    const session = await signIn.of(cookie);
    reply.header('set-cookie', await signIn.close(cookie));
    identification.forget();
    if (session) onSignedOut(session.userId);
  });
  serve(getSession, (_, context) => endOf(context, (token) => sessionEnd(context, token)));
  serve(prolongSession, async (_, { request, reply, answerOnce }) => {
    await answerOnce([], async (context) => {
      const end = await endOf(context, (token) => extendSession(context, token, sessionSeconds));
      // Or the browser forgets the cookie when the session would have ended.
      const cookie = cookieNamed(signIn.cookieName, request.headers.cookie);
      if (cookie && end.endsAt) reply.header('set-cookie', signIn.keptLonger(cookie));
      return end;
    });
  });
  serve(acceptInvitation, async ({ params, body }, { request, reply, ...context }) => {
    const accepted = await withInvitation(params.token, context, (link, hash) =>
      useInvitation(link, hash, body),
    );
    const device = cookieNamed(deviceCookie, request.headers.cookie);
    reply.header('set-cookie', signIn.deviceCookie(accepted.email, device));
    return accepted;
  });
  serve(changePassword, ({ body }, context) => changeOwnPassword(signIn, context, body));
}

async function endOf(
  { tx }: Context,
  ask: (token: string) => Promise<SessionEnd | undefined>,
): Promise<ReplyOf<typeof getSession>> {
  const token = sessionTokenOf(tx.principal);
  if (!token) return { endsAt: null, secondsLeft: null };
  const end = await ask(token);
  // Remembered a moment longer than it lasted.
  if (!end) throw new Refusal('not-signed-in');
  return end;
}

async function changeOwnPassword(
  signIn: SignIn,
  context: Context,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { userId } = context.actor;
  if (!(await signIn.isPasswordOf(userId, currentPassword, context.now)))
    throw new Refusal('wrong-credentials');
  if (isWeakPassword(newPassword)) throw new Refusal('password-too-weak');
  await setPassword(context, userId, await hashPassword(newPassword));
  await endSessions(context, userId, sessionTokenOf(context.tx.principal));
  announceSettings(context, userId);
}
