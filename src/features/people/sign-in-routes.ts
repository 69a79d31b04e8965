import { Refusal } from '#lib/refusal.ts';
import { dayIn } from '#lib/time-zone.ts';
import { announceSettings } from './administration.ts';
import type { Context, Serve } from './context.ts';
import { cookieOf, type PeopleIdentification, sessionTokenOf } from './identify.ts';
import { hashPassword } from './password.ts';
import { isWeakPassword } from './rules.ts';
import type { SignIn } from './sign-in.ts';
import { changePassword, signIn as signInEndpoint, signOut } from './sign-in-contract.ts';
import { endSessions, setPassword } from './sign-in-store.ts';
import { meOf } from './workspace-store.ts';

export interface SignInRoutesOptions {
  signIn: SignIn;
  identification: PeopleIdentification;
}

export function signInRoutes(serve: Serve, { signIn, identification }: SignInRoutesOptions): void {
  serve(signInEndpoint, async ({ body }, { transact, now, language, requestId, reply }) => {
    const { userId, workspaceId, cookies } = await signIn.open(body.email.trim(), body.password);
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
    const cookie = cookieOf(request.headers.cookie);
    if (!cookie) return;
    reply.header('set-cookie', await signIn.close(cookie));
    identification.forget();
  });
  serve(changePassword, ({ body }, context) => changeOwnPassword(signIn, context, body));
}

async function changeOwnPassword(
  signIn: SignIn,
  context: Context,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { userId } = context.actor;
  if (!(await signIn.isPasswordOf(userId, currentPassword))) throw new Refusal('wrong-credentials');
  if (isWeakPassword(newPassword)) throw new Refusal('password-too-weak');
  await setPassword(context, userId, await hashPassword(newPassword));
  await endSessions(context, userId, sessionTokenOf(context.tx.principal));
  announceSettings(context, userId);
}
