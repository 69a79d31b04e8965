import * as z from 'zod/mini';

type Schema = z.core.$ZodType;

/** One HTTP endpoint as data: the server registers it, the browser calls it, OpenAPI is printed from it. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1`; parameters in braces: `/accounts/{id}`. */
  path: `/${string}`;
  summary: string;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  reply?: Schema;
  /** The answer, with 202 and a `job`, where the request turns out to be long work. */
  accepted?: Schema;
  /** Of the successful answer; default 200, 204 without `reply`. */
  status?: 200 | 201 | 202 | 204;
  /** Answers without a signed-in user. Everything else demands one. */
  public?: true;
  /** Runs outside the request's transaction, for streams and files. */
  streams?: true;
  /** What it streams, as media type. */
  produces?: 'text/csv' | 'text/event-stream';
  /** The parts of a multipart body besides its `file`, each but `kind` as JSON text. */
  form?: Schema;
}

/** Keeps the literal types of an endpoint, so that both ends of a call are checked against it. */
export function endpoint<const E extends Endpoint>(shape: E): E {
  return shape;
}

type OutputOf<S> = S extends Schema ? z.core.output<S> : undefined;
type InputOf<S> = S extends Schema ? z.core.input<S> : undefined;

export type ParamsOf<E extends Endpoint> = OutputOf<E['params']>;
export type QueryOf<E extends Endpoint> = OutputOf<E['query']>;
export type BodyOf<E extends Endpoint> = OutputOf<E['body']>;
export type ReplyOf<E extends Endpoint> =
  | OutputOf<E['reply']>
  | (E['accepted'] extends Schema ? OutputOf<E['accepted']> : never);
export type QueryInputOf<E extends Endpoint> = InputOf<E['query']>;
export type BodyInputOf<E extends Endpoint> = InputOf<E['body']>;

const storable = z.refine<string>((text) => !text.includes('\u0000') && text.isWellFormed(), {
  error: 'unstorable-characters',
});
const codePointsAtMost = (limit: number) =>
  z.refine<string>(
    (text) => text.length <= limit || (text.length <= 2 * limit && [...text].length <= limit),
    {
      error: `at-most-${limit}-characters`,
    },
  );

/** A text kept as typed, at most `limit` code points; NUL and lone surrogates are refused. */
export const text = (limit: number) => z.string().check(storable, codePointsAtMost(limit));

/** As `text`, and something other than white space must be in it. */
export const filledText = (limit: number) =>
  text(limit).check(z.refine((value) => value.trim() !== '', { error: 'must-not-be-empty' }));

export const nameLimit = 200;
export const textLimit = 20_000;

/** What something is called in settings and chosen by: without white space around it, which nobody could see. */
export const calling = z
  .string()
  .check(z.trim(), storable, codePointsAtMost(nameLimit), z.minLength(1, { error: 'must-not-be-empty' }));

/** A key of any version: Faden makes UUIDv7. */
export const id = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { error: 'not-an-id' }));

const isDay = (value: string) => {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

/** A calendar day `2026-11-21` without a zone. */
export const day = z
  .string()
  .check(z.regex(/^[12]\d{3}-\d{2}-\d{2}$/, { error: 'not-a-day' }), z.refine(isDay, { error: 'not-a-day' }));

/** A time of day `14:30`. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' }));

/** An instant with offset; years 1000 to 2999. */
export const instant = z.iso.datetime({ offset: true }).check(z.regex(/^[12]/, { error: 'not-an-instant' }));

export const idParams = z.strictObject({ id });

/** A query parameter that may be repeated; always an array for the server. */
export const repeatable = <S extends z.core.SomeType>(item: S) =>
  z.optional(
    z.pipe(
      z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
      z.array(item).check(z.maxLength(200)),
    ),
  );

/** `true` or `false` as a query parameter. */
export const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((value) => value === 'true'),
);

/** A whole number as a query parameter. */
export const count = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, { error: 'not-a-number' })),
    z.pipe(
      z.transform((value: string) => Number(value)),
      z.number().check(z.gte(least), z.lte(most)),
    ),
  );

/** What every list takes. */
export const page = {
  limit: z.optional(count(1, 200)),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
};

/** What every list answers. `total` is capped at 1,000: "over 1,000". */
export const listOf = <S extends z.core.SomeType>(item: S) =>
  z.object({
    items: z.array(item),
    nextCursor: z.nullable(z.string()),
    total: z.object({ value: z.number(), relation: z.enum(['exact', 'at-least']) }),
  });

/** Long work has begun: `GET /jobs/{id}` tells how far it is. */
export const startedJob = z.object({ id });

/** Somebody or something named in another's answer. */
export const named = z.object({ id, name: z.string() });
