import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Principal, Transaction, Transactor } from '#platform/database/transaction.ts';

export type Language = 'de' | 'en';

/** What a command or query gets besides its input: who acts, when, and the transaction it belongs to. */
export interface RequestContext<Actor> {
  actor: Actor;
  tx: Transaction;
  /** `tx.db`, as nearly every line needs it. */
  db: Database;
  now: Date;
  /** The day of `now` in the workspace's zone. */
  today: string;
  language: Language;
  requestId: string;
  /** The version the client last saw, where it sent `If-Match`. */
  ifMatch: number | undefined;
}

/** For endpoints that answer without a signed-in user: no actor, and a transaction only in a named workspace. */
export interface PublicContext {
  transact: Transactor;
  now: Date;
  language: Language;
  requestId: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** For endpoints that answer with a stream or take a file; they open their own short transactions. */
export interface StreamContext<Actor> extends PublicContext {
  principal: Principal;
  /** Runs `work` in a transaction of the signed-in user. */
  inTransaction<T>(work: (context: RequestContext<Actor>) => Promise<T>): Promise<T>;
  /**
   * Sends what `work` answers. With `Idempotency-Key` it has one effect however often it is sent; `parts` is what
   * the request says, hashed: fields and files. Answers whether `work` ran now.
   */
  answerOnce(parts: unknown[], work: (context: RequestContext<Actor>) => Promise<unknown>): Promise<boolean>;
}

export interface Input<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
}

type ContextOf<E extends Endpoint, Actor> = E extends { streams: true }
  ? StreamContext<Actor>
  : E extends { public: true }
    ? PublicContext
    : RequestContext<Actor>;

type Answer<E extends Endpoint> = E extends { streams: true }
  ? unknown
  : E extends { reply: object }
    ? ReplyOf<E>
    : // biome-ignore lint/suspicious/noConfusingVoidType: a handler without reply returns nothing.
      void;

export type Handler<E extends Endpoint, Actor> = (
  input: Input<E>,
  context: ContextOf<E, Actor>,
) => Promise<Answer<E>>;

/** Registers the handler of an endpoint. */
export type Serve<Actor> = <E extends Endpoint>(endpoint: E, handler: Handler<E, Actor>) => void;

/** What the server needs to know of the people behind its requests. */
export interface Identification<Actor> {
  /** Who sends this request, or null; looks at the session cookie or the API key. */
  identify(request: FastifyRequest): Promise<Principal | null>;
  /** The actor of an open transaction; refuses `not-signed-in` when the user is gone. */
  actorOf(tx: Transaction): Promise<Actor & { timeZone: string }>;
}
