import fc from 'fast-check';
import * as z from 'zod/mini';
import type { Endpoint } from '#lib/contract.ts';

/** As much of JSON Schema as the contracts use. */
interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

export interface FuzzedRequest {
  params: Record<string, string>;
  query: [name: string, value: string][];
  /** JSON text, or something that only looks like it. */
  payload: string | undefined;
  headers: Record<string, string>;
}

const oddTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  'é'.repeat(300),
  `e${'\u0301'.repeat(2_000)}`,
  "'",
  "'; drop table account; --",
  '=HYPERLINK("x")',
  '\u202e\u200f',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '%_\\',
  '{}',
  '[]',
  'null',
  'true',
  '-1',
  '1e999',
  'NaN',
  '2013-02-30',
  '0001-01-01',
  '2999-12-31',
  '9999-12-31',
  '24:00',
  '2013-09-23T07:00:00',
  '2999-12-31T23:59:59+23:59',
  '+275760-09-13',
  '../../etc/passwd',
  '*',
  'me',
  '👩‍👩‍👧',
  'x'.repeat(20_001),
  '00000000-0000-0000-0000-000000000000',
  '-'.repeat(36),
  "\\'",
  '\n\t\r',
];
const oddNumbers = [
  0,
  -0,
  -1,
  0.5,
  1e308,
  -1e308,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 + 2,
  Number.MIN_VALUE,
  9_999_999_999,
];
const oddText = fc.constantFrom(...oddTexts);
const odd: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(...oddNumbers),
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { __proto__: null, id: null },
    { $ne: null },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Mostly what the schema asks for, sometimes something else in its place. `ids` by what they are of. */
export function requestTo(endpoint: Endpoint, ids: Record<string, string>): fc.Arbitrary<FuzzedRequest> {
  const idFor = idsFor(endpoint, ids);
  const valueFor = valuesWith(idFor);
  const param = (name: string) =>
    fc.oneof({ arbitrary: idFor(name), weight: 12 }, { arbitrary: oddText, weight: 1 });
  const { properties: params = {} } = schemaOf(endpoint.params);
  const { properties: query = {} } = schemaOf(endpoint.query);
  const known = Object.keys(query);
  const parameter = fc
    .oneof(
      {
        arbitrary: fc.constantFrom(...(known.length > 0 ? known : ['x'])),
        weight: known.length > 0 ? 12 : 0,
      },
      { arbitrary: fc.constantFrom('limit', 'cursor', 'q', '__proto__', 'x'), weight: 1 },
    )
    .chain((name) => fc.tuple(fc.constant(name), valueFor(query[name] ?? {}, name).map(textOf)));
  return fc.record({
    params: fc.record(
      Object.fromEntries(
        Object.keys(params).map((name) => [name, param(name).map((value) => value.toWellFormed())]),
      ),
    ),
    query: fc.array(parameter, { maxLength: 4 }),
    payload: endpoint.body
      ? fc.oneof(
          {
            arbitrary: valueFor(schemaOf(endpoint.body), '').map((value) => JSON.stringify(value)),
            weight: 20,
          },
          { arbitrary: odd.map((value) => JSON.stringify(value)), weight: 1 },
          { arbitrary: fc.constantFrom('', '{', '{"__proto__":{}}', 'null', '[', '{"a":1e999}'), weight: 1 },
        )
      : fc.oneof(
          { arbitrary: fc.constant(undefined), weight: 9 },
          { arbitrary: fc.constantFrom('{}', '{"a":1}'), weight: 1 },
        ),
    headers: fc.oneof(
      { arbitrary: fc.constant({}), weight: 30 },
      {
        arbitrary: fc.record({ 'if-match': fc.constantFrom('"1"', '"2"', '1', '"x"', '*', '"99999999999"') }),
        weight: 2,
      },
      {
        arbitrary: fc.record({ 'idempotency-key': fc.constantFrom('a', 'b', "'", 'k'.repeat(300)) }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          'content-type': fc.constantFrom('text/plain', 'application/x', 'multipart/form-data'),
        }),
        weight: 1,
      },
    ),
  });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

function schemaOf(schema: z.core.$ZodType | undefined): Schema {
  return schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema) : {};
}

/** Those whose name the field's name is part of, and now and then any. */
function idsFor(endpoint: Endpoint, ids: Record<string, string>): (name: string) => fc.Arbitrary<string> {
  const subject = /\/([a-z-]+)/.exec(endpoint.path)![1]!;
  const any = fc.oneof(fc.constantFrom(...Object.values(ids)), fc.uuid());
  return (name) => {
    const stem = (/^ids?$/.test(name) ? subject.replace(/ies$/, 'y') : name)
      .replace(/(Ids?|s)$/, '')
      .replaceAll('-', '');
    const likely = Object.keys(ids).filter((of) => of.toLowerCase().includes(stem.toLowerCase()));
    const fitting = likely.length > 0 ? fc.constantFrom(...likely.map((of) => ids[of]!)) : any;
    return fc.oneof({ arbitrary: fitting, weight: 10 }, { arbitrary: any, weight: 1 });
  };
}

type ValueFor = (schema: Schema, name: string) => fc.Arbitrary<unknown>;

function valuesWith(idFor: (name: string) => fc.Arbitrary<string>): ValueFor {
  const valueFor: ValueFor = (schema, name) =>
    fc.oneof({ arbitrary: wanted(schema, name), weight: 40 }, { arbitrary: odd, weight: 1 });
  const wanted: ValueFor = (schema, name) => {
    const { type, anyOf, enum: allowed, properties, items, additionalProperties } = schema;
    if (allowed) return fc.constantFrom(...allowed);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (anyOf) return fc.oneof(...anyOf.map((one) => wanted(one, name)));
    if (properties) return objectOf(schema);
    if (items) return fc.array(valueFor(items, name), { maxLength: 3 });
    if (type === 'object') {
      const inner = typeof additionalProperties === 'object' ? valueFor(additionalProperties, name) : odd;
      return fc.dictionary(fc.oneof(idFor('campaignId'), oddText, fc.string()), inner, { maxKeys: 3 });
    }
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'integer' || type === 'number') {
      const least = Math.max(schema.minimum ?? -5, -400);
      return fc.integer({ min: least, max: Math.min(schema.maximum ?? 1_000, 5_000) });
    }
    return textFor(schema, name);
  };
  const objectOf = ({ properties = {}, required = [] }: Schema) => {
    const model = Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [key, valueFor(inner, key)]),
    );
    const sound = fc.record(model, { requiredKeys: required.filter((key) => key in model) });
    const extra = fc.record({ ...model, colour: odd }, { requiredKeys: ['colour'] });
    return fc.oneof({ arbitrary: sound, weight: 40 }, { arbitrary: extra, weight: 1 });
  };
  const textFor = ({ pattern = '', format }: Schema, name: string): fc.Arbitrary<unknown> => {
    if (pattern.includes('{12}') || name.endsWith('Id')) return idFor(name);
    if (pattern.includes('[A-Z]')) return fc.constantFrom('DE', 'AT');
    if (pattern.startsWith('^[12]\\d{3}-')) return day;
    if (pattern.includes('[01]\\d|2[0-3]')) return fc.constantFrom('00:00', '09:30', '23:59');
    if (format === 'date-time') return day.map((value) => `${value}T08:00:00+02:00`);
    if (format === 'email') return fc.uuid().map((unique) => `${unique}@muster.example`);
    return fc.oneof(
      fc.constantFrom('Sonnenschein', 'nachfassen', '12'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
    );
  };
  return valueFor;
}

const day = fc.constantFrom(
  '2013-09-23',
  '2013-09-24',
  '2013-09-20',
  '2014-02-28',
  '2012-02-29',
  '1000-01-01',
  '2999-12-31',
);
