import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth } from 'better-auth/minimal';
import { CamelCasePlugin, Kysely, type KyselyPlugin, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { Refusal } from '#lib/refusal.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { isConfirmed } from './sign-in-store.ts';
import { type Paces, signInTries, usualPaces } from './sign-in-tries.ts';

export interface SignInOptions {
  /** Connections as `faden_auth` with search path `auth`. */
  pool: pg.Pool;
  secret: string;
  publicUrl: string;
  /** Other than the usual ones, for tests that sign in a lot. */
  paces?: Paces | undefined;
}

export interface SignInAttempt {
  email: string;
  password: string;
  /** The cookie of a device on which somebody has signed in before, if there is one. */
  device: string | undefined;
  now: Date;
}

/** A signed-in browser. `token` names its session to `end_sessions`. */
export interface Session {
  userId: string;
  workspaceId: string;
  token: string;
}

export type SignIn = ReturnType<typeof signInWith>;

/** From signing in, or from the last time somebody chose to stay. */
export const sessionSeconds = 30 * 86_400;

/**
 * Sessions by e-mail and password: Better Auth behind a few functions, so that nothing else knows it. Users are what
 * the view `auth.user` shows of `app_user`, passwords are set by `set_password` in the application's transaction.
 */
export function signInWith({ pool, secret, publicUrl, paces = usualPaces }: SignInOptions) {
  const db = new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin(), datesAsDates],
  });
  const isSecure = publicUrl.startsWith('https:');
  // With the prefix browsers take the cookie from this host alone, not from a neighbour below the same name.
  const cookieName = `${isSecure ? '__Host-' : ''}faden.session_token`;
  const auth = betterAuth({
    database: kyselyAdapter(db, { type: 'postgres' }),
    baseURL: publicUrl,
    secret: createHmac('sha256', secret).update('session cookies').digest('hex'),
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Platform/http limits the routes; Better Auth's own limiter never sees calls that are made in the process.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => {
          const checked = checking.getStore();
          if (checked) checked.hash = hash;
          return verifyPassword(password, hash);
        },
      },
    },
    user: { additionalFields: { workspaceId: { type: 'string', required: true, input: false } } },
    account: { modelName: 'credential' },
    // A session is prolonged on purpose only (`prolong_session`), so that reading it writes nothing.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      // It would ask for tables and columns of social sign-in, which nothing here reads.
      database: { validateSchema: false },
      cookies: { session_token: { name: cookieName } },
      // It would put another prefix before the name.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, sameSite: 'lax', httpOnly: true },
    },
  });

  const tries = signInTries(db, { secret, isSecure, paces });
  /** Which hash the sign-in under way was checked against; the library does not say. */
  const checking = new AsyncLocalStorage<{ hash: string }>();
  const cookieAttributes = `Max-Age=${sessionSeconds}; Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Lax`;
  return {
    cookieName,

    /**
     * Opens a session; answers it with the `Set-Cookie` values. Refuses `wrong-credentials`, after the same time, and
     * where the password was changed or its user deactivated while it was checked; `too-many-sign-ins` unchecked.
     */
    async open({ email, password, device, now }: SignInAttempt): Promise<Session & { cookies: string[] }> {
      const counted = await tries.ofAccount(email, device, now);
      const checked = { hash: '' };
      const { response, headers } = await checking
        .run(checked, () => auth.api.signInEmail({ body: { email, password }, returnHeaders: true }))
        .catch(refuseWrongCredentials);
      if (!(await isConfirmed(db, response.token, checked.hash))) throw new Refusal('wrong-credentials');
      await counted.succeeded();
      const user = response.user as typeof response.user & { workspaceId: string };
      return {
        userId: user.id,
        workspaceId: user.workspaceId,
        token: response.token,
        cookies: [...headers.getSetCookie(), tries.cookieFor(email, device)],
      };
    },

    /** The session of a `Cookie` header; null when it is unknown, ended, expired or forged, or its user inactive. */
    async of(cookie: string): Promise<Session | null> {
      const found = await auth.api.getSession({
        headers: new Headers({ cookie }),
        query: { disableRefresh: true },
      });
      return (
        found && {
          userId: found.user.id,
          workspaceId: found.user.workspaceId,
          token: found.session.token,
        }
      );
    },

    /** Ends the session of a `Cookie` header, if there is one; answers the `Set-Cookie` values that clear it. */
    async close(cookie: string): Promise<string[]> {
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
      return headers.getSetCookie();
    },

    /** The `Set-Cookie` value with which a browser keeps its session cookie as long as a prolonged session. */
    keptLonger: (cookie: string): string => `${cookie}; ${cookieAttributes}`,

    /** For whoever has used a one-time link on this device: it is known from then on. */
    deviceCookie: tries.cookieFor,

    async isPasswordOf(userId: string, password: string, now: Date): Promise<boolean> {
      const counted = await tries.ofSession(userId, now);
      const { internalAdapter } = await auth.$context;
      const [credential] = await internalAdapter.findAccounts(userId);
      const isRight = !!credential?.password && (await verifyPassword(password, credential.password));
      if (isRight) await counted.succeeded();
      return isRight;
    },
  };
}

/** Better Auth refuses a malformed e-mail earlier and otherwise than an unknown one; a guesser learns neither. */
async function refuseWrongCredentials(error: unknown): Promise<never> {
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 400) await hashPassword('');
  if (status === 400 || status === 401) throw new Refusal('wrong-credentials');
  throw error;
}

/** The pools of Faden read instants as strings; Better Auth compares them as dates. */
const datesAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
        ]),
      ),
    ),
  }),
};
