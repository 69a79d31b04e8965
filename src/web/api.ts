import type { BodyInputOf, Endpoint, ParamsOf, QueryInputOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { parsedBy } from './parsed.ts';
import { Problem } from './problem.ts';

export const apiBase = '/api/v1';

/** Query values as a page has them: numbers and booleans are written out, arrays repeat the parameter. */
type Loose<Q> = { [K in keyof Q]?: Q[K] | LooseValue<Exclude<Q[K], undefined>> };
type LooseValue<V> = unknown extends V
  ? string | string[]
  : string extends V
    ? V | number
    : 'true' | 'false' extends V
      ? V | boolean
      : V;

type Parts<E extends Endpoint> = (E['params'] extends object
  ? { params: ParamsOf<E> }
  : { params?: undefined }) &
  (E['query'] extends object ? { query?: Loose<QueryInputOf<E>> } : { query?: undefined }) &
  (E['body'] extends object ? { body: BodyInputOf<E> } : { body?: undefined });

export type CallArguments<E extends Endpoint> = Parts<E> & {
  /** The version this change is based on. */
  ifMatch?: number;
  /** Made anew for every POST unless given; give the same one to repeat the same save. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Instead of `body`, for uploads. */
  form?: FormData;
};
export type OptionalIfEmpty<T> = Partial<T> extends T ? [argument?: T] : [argument: T];

/**
 * Calls an endpoint of a contract and gives back its parsed answer.
 *
 * @throws {Problem} on every answer but 2xx, and when nothing answers. Where the session is over it waits until its
 * user is signed in again, or leads to the sign-in page.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[given]: OptionalIfEmpty<CallArguments<E>>
): Promise<ReplyOf<E>> {
  const { body, form, ifMatch, idempotencyKey, signal } = (given ?? {}) as CallArguments<Endpoint>;
  const reply = await request({
    method: endpoint.method,
    path: addressOf(endpoint, given as Address),
    content: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    ifMatch,
    idempotencyKey,
    signal,
    isPublic: endpoint.public === true,
  });
  if (!endpoint.reply) return undefined as ReplyOf<E>;
  const isJob = endpoint.accepted && typeof reply === 'object' && reply !== null && 'job' in reply;
  return parsedBy(isJob ? endpoint.accepted! : endpoint.reply, reply) as ReplyOf<E>;
}

type Address = { params?: Record<string, string>; query?: Record<string, unknown> } | undefined;

/** The address of an endpoint, for links to files: `<a href={addressOf(getImportErrors, { params })} download>`. */
export function addressOf(endpoint: Endpoint, given: Address = {}): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return `${apiBase}${path}${query.size > 0 ? `?${query}` : ''}`;
}

interface Request {
  method: string;
  path: string;
  content?: string | FormData | undefined;
  ifMatch?: number | undefined;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  isPublic?: boolean;
}

/** One request without a contract, as the outbox sends what it kept. */
export async function request(asked: Request): Promise<unknown> {
  const sentAtMs = Date.now();
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': getLocale() };
  if (typeof asked.content === 'string') headers['content-type'] = 'application/json';
  if (asked.ifMatch !== undefined) headers['if-match'] = `"${asked.ifMatch}"`;
  if (asked.method === 'POST') headers['idempotency-key'] = asked.idempotencyKey ?? newId();
  const answer = await fetch(asked.path, {
    method: asked.method,
    headers,
    body: asked.content ?? null,
    signal: asked.signal ?? null,
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    if (asked.signal?.aborted) throw error;
    throw new Problem({ status: 0, code: 'unreachable', detail: m.web_problem_unreachable() });
  });
  if (answer.ok) return answer.status === 204 ? undefined : answer.json();
  const problem = await refused(answer);
  const isSignedOut = problem.code === 'not-signed-in' && !asked.isPublic;
  // Refused, it had no effect: it may be sent again.
  if (isSignedOut && (await whenSignedOut(sentAtMs))) return request(asked);
  throw problem;
}

async function refused(answer: Response): Promise<Problem> {
  const document = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const {
    type: _type,
    title: _title,
    status: _status,
    code,
    detail,
    errors,
    requestId,
    ...extensions
  } = document;
  return new Problem({
    status: answer.status,
    code: typeof code === 'string' ? code : 'unexpected',
    detail: typeof detail === 'string' ? detail : m.web_problem_unexpected(),
    errors: Array.isArray(errors) ? errors : [],
    requestId: typeof requestId === 'string' ? requestId : answer.headers.get('x-request-id'),
    extensions,
  });
}

let whenSignedOut = async (_sentAtMs: number) => false;

/** Told once by the app: what to do when the session is over. Answers whether to send again what was sent then. */
export function onSignedOut(ask: (sentAtMs: number) => Promise<boolean>) {
  whenSignedOut = ask;
}
