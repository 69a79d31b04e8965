import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { Conversation } from '#platform/database/conversation.ts';
import { databaseOn } from '#platform/database/driver.ts';
import type { Principal, Transaction } from '#platform/database/transaction.ts';
import { shortMemory } from '#platform/short-memory.ts';
import { actorOf, holderOfApiKey } from './actor-store.ts';
import type { Actor } from './rules.ts';
import { hashOfToken } from './secret-token.ts';
import type { SignIn } from './sign-in.ts';

/** Who sends a request, and through which session; an API key has none. */
interface Caller extends Principal {
  sessionToken?: string;
}

export interface IdentificationOptions {
  /** Connections as `faden_app`. */
  pool: pg.Pool;
  signIn: SignIn;
  clock: () => Date;
  /** Off in tests that change settings behind the application's back. */
  remembers: boolean;
}

export type PeopleIdentification = ReturnType<typeof identification>;

/** How late a change by another process of this installation is noticed; the own ones are at once, by `forget`. */
const callerTtlMs = 10_000;
const actorTtlMs = 2_000;

/**
 * Says who sends a request and what they may. Both are remembered, so that a request pays no query for them. That is
 * safe because every write of people/ announces `settings`, at which app.ts calls `forget` right after the commit;
 * and the rules of the thread are checked by the database itself, whatever is remembered here.
 */
export function identification({ pool, signIn, clock, remembers }: IdentificationOptions) {
  const callers = shortMemory<Caller | null>(remembers ? callerTtlMs : 0);
  const actors = shortMemory<Actor>(remembers ? actorTtlMs : 0);

  const holderOf = async (key: string): Promise<Caller | null> => {
    const client = await pool.connect();
    try {
      return await holderOfApiKey(databaseOn(new Conversation(client)), hashOfToken(key), clock());
    } finally {
      client.release();
    }
  };
  const visitorWith = async (cookie: string): Promise<Caller | null> => {
    const session = await signIn.of(cookie);
    return (
      session && {
        workspaceId: session.workspaceId,
        userId: session.userId,
        sessionToken: session.token,
      }
    );
  };
  return {
    /** By API key where one is sent, otherwise by session cookie. */
    async identify({ headers }: FastifyRequest): Promise<Principal | null> {
      if (headers.authorization !== undefined) {
        const key = /^Bearer (\S+)$/i.exec(headers.authorization)?.[1];
        return key ? callers.get(`key ${hashOfToken(key)}`, () => holderOf(key)) : null;
      }
      const cookie = cookieNamed(signIn.cookieName, headers.cookie);
      return cookie ? callers.get(cookie, () => visitorWith(cookie)) : null;
    },
    actorOf: (tx: Transaction): Promise<Actor> => actors.get(tx.principal.userId, () => actorOf(tx)),
    forget(): void {
      callers.forget();
      actors.forget();
    },
  };
}

/** One cookie alone, as it was sent. */
export const cookieNamed = (name: string, header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));

/** '' for an API key. */
export const sessionTokenOf = (principal: Principal): string => (principal as Caller).sessionToken ?? '';
