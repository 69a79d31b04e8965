import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import * as z from 'zod/mini';
import type { Endpoint } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { dayIn } from '#lib/time-zone.ts';
import type { Principal, Transaction, Transactor } from '#platform/database/transaction.ts';
import type {
  Handler,
  Identification,
  Input,
  PublicContext,
  RequestContext,
  Serve,
  StreamContext,
} from './context.ts';
import { parsePart } from './field-errors.ts';
import { type Answer, hashOf, idempotencyOf } from './idempotency.ts';
import { languageOf } from './language.ts';

export interface Serving<Actor> extends Identification<Actor> {
  transact: Transactor;
  clock: () => Date;
  secret: string;
  /** Parses each answer by its contract before it leaves; for tests. */
  checkReplies: boolean;
}

export const apiBase = '/api/v1';

/** Makes the function with which features register their endpoints; `endpoints` collects them for OpenAPI and tests. */
export function serveOn<Actor>(
  app: FastifyInstance,
  serving: Serving<Actor>,
  endpoints: Endpoint[],
): Serve<Actor> {
  return (endpoint, handler) => {
    endpoints.push(endpoint);
    app.route({
      method: endpoint.method,
      url: apiBase + endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: (request, reply) =>
        answer(endpoint, handler as Handler<Endpoint, Actor>, serving, request, reply),
    });
  };
}

async function answer<Actor>(
  endpoint: Endpoint,
  handler: Handler<Endpoint, Actor>,
  serving: Serving<Actor>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const open = publicContext(serving, request, reply);
  if (endpoint.public) {
    return send(reply, await run(endpoint, serving, handler(inputOf(endpoint, request), open as never)));
  }
  const principal = await serving.identify(request);
  if (!principal) throw new Refusal('not-signed-in');
  const input = inputOf(endpoint, request);
  if (endpoint.streams) {
    const context: StreamContext<Actor> = {
      ...open,
      principal,
      inTransaction: (work) =>
        serving.transact(principal, async (tx) => work(await requestContext(serving, request, tx, open.now))),
      answerOnce: async (parts, handle) => {
        let ran = false;
        const work = async (tx: Transaction) => {
          tx.afterCommit(() => {
            ran = true;
          });
          return run(endpoint, serving, handle(await requestContext(serving, request, tx, open.now)));
        };
        const once = onceOf(endpoint, request, hashOf(...parts), principal, serving);
        send(reply, await serving.transact(principal, work, once));
        return ran;
      },
    };
    return (await handler(input, context as never)) ?? reply;
  }
  const work = async (tx: Transaction) => {
    const context = await requestContext(serving, request, tx, open.now);
    return run(endpoint, serving, handler(input, context as never));
  };
  const hash = hashOf(input.params, input.query, input.body);
  const once = onceOf(endpoint, request, hash, principal, serving);
  return send(reply, await decided(() => serving.transact(principal, work, once)));
}

/**
 * Where somebody else was faster, what the rules looked at was old and only the database noticed. All of it is rolled
 * back, and decided once more on what is there now, so that the answer can say who it was.
 */
async function decided<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof pg.DatabaseError && lostRace.test(error.code ?? '')) return attempt();
    throw error;
  }
}

/** The guards of the migrations, what must be there only once, serialization failures and deadlocks. */
const lostRace = /^(FD\d{3}|23505|40001|40P01)$/;

/** Same order everywhere: a malformed id in the path is 404, everything else malformed 400. */
function inputOf(endpoint: Endpoint, request: FastifyRequest): Input<Endpoint> {
  if (endpoint.params && !z.safeParse(endpoint.params, request.params).success)
    throw new Refusal('not-found');
  const nothing = z.strictObject({});
  return {
    params: request.params,
    query: parsePart(endpoint.query ?? nothing, 'query', request.query),
    body: endpoint.streams
      ? undefined
      : endpoint.body
        ? parsePart(endpoint.body, 'body', request.body)
        : parsePart(nothing, 'body', request.body ?? {}),
  } as Input<Endpoint>;
}

async function run(
  endpoint: Endpoint,
  serving: Serving<unknown>,
  replied: Promise<unknown>,
): Promise<Answer> {
  const value = await replied;
  if (!endpoint.reply) return { status: endpoint.status ?? 204, body: '' };
  const isJob = endpoint.accepted !== undefined && 'job' in (value as object);
  if (serving.checkReplies) z.parse(isJob ? endpoint.accepted! : endpoint.reply, value);
  return { status: isJob ? 202 : (endpoint.status ?? 200), body: JSON.stringify(value) };
}

function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.code(status);
  return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body);
}

/** Nothing without the header. */
function onceOf(
  endpoint: Endpoint,
  request: FastifyRequest,
  hash: string,
  principal: Principal,
  { secret }: { secret: string },
) {
  const key = request.headers['idempotency-key'];
  if (endpoint.method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
    throw new Refusal('invalid-input', { errors: [{ path: 'headers.idempotency-key', code: 'too-long' }] });
  }
  const path = request.url.split('?')[0]!;
  return idempotencyOf({ key, method: endpoint.method, path, hash }, principal, secret);
}

function publicContext(
  { transact, clock }: Pick<Serving<unknown>, 'transact' | 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
): PublicContext {
  return { transact, now: clock(), language: languageOf(request), requestId: request.id, request, reply };
}

async function requestContext<Actor>(
  serving: Serving<Actor>,
  request: FastifyRequest,
  tx: Transaction,
  now: Date,
): Promise<RequestContext<Actor>> {
  const actor = await serving.actorOf(tx);
  return {
    actor,
    tx,
    db: tx.db,
    now,
    today: dayIn(actor.timeZone, now),
    language: languageOf(request),
    requestId: request.id,
    ifMatch: versionOf(request.headers['if-match']),
  };
}

function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (!version)
    throw new Refusal('invalid-input', { errors: [{ path: 'headers.if-match', code: 'not-a-version' }] });
  return Number(version);
}
