import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import { hashOfToken, newToken } from './secret-token.ts';
import { countTry, forgetTries, type Pace } from './sign-in-try-store.ts';

export interface Paces {
  /** For everybody together who is at a device on which nobody has signed in to this account yet. */
  strangers: Pace;
  /** For each device on which somebody has. */
  known: Pace;
}

/** Ten an hour however many addresses they come from; a device that is known has twice as many, of its own. */
export const usualPaces: Paces = {
  strangers: { atOnce: 5, everyMs: 12 * 60_000 },
  known: { atOnce: 10, everyMs: 6 * 60_000 },
};

export const deviceCookie = 'faden.device';
const deviceSeconds = 400 * 86_400;

export type SignInTries = ReturnType<typeof signInTries>;

/**
 * Slows down who guesses the password of one account from many addresses. Whoever merely locks a colleague out reaches
 * no device on which that colleague has signed in before: it carries a cookie that says so, and counts for itself.
 * Elsewhere a one-time link leads in, as it makes the device known.
 */
export function signInTries(
  db: Kysely<unknown>,
  { secret, isSecure, paces }: { secret: string; isSecure: boolean; paces: Paces },
) {
  const sealing = createHmac('sha256', secret).update('known devices').digest();
  const sealOf = (email: string, device: string) =>
    createHmac('sha256', sealing)
      .update(`${nameOf(email)} ${device}`)
      .digest();

  /** The device a cookie names, if somebody has signed in on it to this account. */
  function deviceOf(email: string, cookie: string | undefined): string | null {
    const [device = '', seal = ''] = cookie?.split('=')[1]?.split('.') ?? [];
    const [given, right] = [Buffer.from(seal, 'base64url'), sealOf(email, device)];
    return given.length === right.length && timingSafeEqual(given, right) ? device : null;
  }

  async function count(key: string, now: Date, pace: Pace): Promise<void> {
    const waitMs = await countTry(db, { key, now, pace });
    if (waitMs === null) return;
    throw new Refusal('too-many-sign-ins', {
      values: { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) },
      extensions: { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) },
    });
  }

  return {
    /** Counts a sign-in, of unknown accounts as well; answers what to call after its success. */
    async ofAccount(
      email: string,
      cookie: string | undefined,
      now: Date,
    ): Promise<{ succeeded: () => Promise<void> }> {
      const device = deviceOf(email, cookie);
      const key = hashOfToken(device === null ? `account ${nameOf(email)}` : `device ${device}`);
      await count(key, now, device === null ? paces.strangers : paces.known);
      return { succeeded: () => forgetTries(db, key) };
    },
    /** Counts who asks for a password within a session: a stolen session must not lead to it. */
    async ofSession(userId: string, now: Date): Promise<{ succeeded: () => Promise<void> }> {
      const key = hashOfToken(`session of ${userId}`);
      await count(key, now, paces.known);
      return { succeeded: () => forgetTries(db, key) };
    },
    /** The `Set-Cookie` value that makes this device known to the account; it keeps the name it has. */
    cookieFor(email: string, cookie: string | undefined): string {
      const device = deviceOf(email, cookie) ?? newToken();
      const value = `${device}.${sealOf(email, device).toString('base64url')}`;
      const attributes = `Max-Age=${deviceSeconds}; Path=/api/v1; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Lax`;
      return `${deviceCookie}=${value}; ${attributes}`;
    },
  };
}

const nameOf = (email: string) => email.trim().toLowerCase();
