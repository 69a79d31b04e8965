import * as z from 'zod/mini';
import { endpoint, filledText, instant, nameLimit } from '#lib/contract.ts';
import { email, language, me, password } from './contract.ts';

export const signIn = endpoint({
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in with e-mail and password; sets the session cookie.',
  public: true,
  body: z.strictObject({ email: z.string().check(z.maxLength(254)), password }),
  reply: me,
  status: 201,
});
export const signOut = endpoint({
  method: 'DELETE',
  path: '/sessions',
  summary: 'Sign out: ends the session of the cookie, if there is one.',
  public: true,
});

/** An API key has no session: null. `secondsLeft` holds whatever the clock of the browser says. */
const sessionEnd = z.object({ endsAt: z.nullable(instant), secondsLeft: z.nullable(z.number()) });
export const getSession = endpoint({
  method: 'GET',
  path: '/sessions',
  summary: 'When the session of the cookie ends.',
  reply: sessionEnd,
});
/** Streams, as it sets the cookie anew. */
export const prolongSession = endpoint({
  method: 'POST',
  path: '/sessions/prolongations',
  summary: 'Stay signed in for another 30 days.',
  reply: sessionEnd,
  status: 201,
  streams: true,
});

/** What a one-time link is good for: `first` creates the first administrator, `password` sets a password. */
export const getInvitation = endpoint({
  method: 'GET',
  path: '/invitations/{token}',
  summary: 'What a one-time link is good for.',
  public: true,
  params: z.strictObject({ token: z.string().check(z.maxLength(100)) }),
  reply: z.object({
    kind: z.enum(['first', 'password']),
    name: z.nullable(z.string()),
    email: z.nullable(z.string()),
  }),
});
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/{token}/acceptances',
  summary:
    'Use a one-time link: set the password; for the first administrator also name, e-mail and workspace.',
  public: true,
  params: z.strictObject({ token: z.string().check(z.maxLength(100)) }),
  body: z.strictObject({
    password,
    name: z.optional(filledText(nameLimit)),
    email: z.optional(email),
    workspaceName: z.optional(filledText(nameLimit)),
    language: z.optional(language),
  }),
  reply: z.object({ email: z.string() }),
  status: 201,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/passwords',
  summary: 'Change the own password; ends all other sessions.',
  body: z.strictObject({ currentPassword: password, newPassword: password }),
});
