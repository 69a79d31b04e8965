import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from './driver.ts';

export const pageSize = 50;
export const totalMost = 1000;

export type CursorValue = string | number | null;

/** One column of a list's order; the last one must be unique. */
export interface SortColumn {
  /** As in the query: `a.sort_name`. Never from input. */
  column: string;
  /** PostgreSQL type for the cursor's parameter. */
  type: 'text' | 'uuid' | 'date' | 'time' | 'timestamptz' | 'int';
  direction: 'asc' | 'desc';
  nullable?: boolean;
}

/** `order by` with nulls last in either direction. */
export const orderBy = (columns: SortColumn[]): RawBuilder<unknown> =>
  sql.join(
    columns.map(({ column, direction, nullable }) =>
      sql.raw(`${column} ${direction}${nullable ? ' nulls last' : ''}`),
    ),
  );

/**
 * The rows after a cursor, as a condition that an index in this order serves; stable under concurrent inserts.
 * Without cursor it holds for all rows. Refuses a cursor that is not of this list.
 */
export function after(columns: SortColumn[], cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`;
  const values = decodeCursor(cursor, columns);
  const sameDirection = columns.every(
    ({ direction, nullable }) => direction === columns[0]!.direction && !nullable,
  );
  if (sameDirection) {
    const names = sql.raw(columns.map(({ column }) => column).join(', '));
    const params = sql.join(columns.map(({ type }, index) => sql`${values[index]}::${sql.raw(type)}`));
    return sql`(${names}) ${sql.raw(columns[0]!.direction === 'asc' ? '>' : '<')} (${params})`;
  }
  const alternatives = columns.map((column, index) => {
    const equals = columns.slice(0, index).map((earlier, at) => isSame(earlier, values[at]!));
    return sql`(${sql.join([...equals, isAfter(column, values[index]!)], sql` and `)})`;
  });
  return sql`(${sql.join(alternatives, sql` or `)})`;
}

function isSame({ column, type }: SortColumn, value: CursorValue): RawBuilder<unknown> {
  return value === null
    ? sql`${sql.raw(column)} is null`
    : sql`${sql.raw(column)} = ${value}::${sql.raw(type)}`;
}

function isAfter({ column, type, direction, nullable }: SortColumn, value: CursorValue): RawBuilder<unknown> {
  const name = sql.raw(column);
  if (value === null) return sql`false`; // nulls come last
  const beyond = sql`${name} ${sql.raw(direction === 'asc' ? '>' : '<')} ${value}::${sql.raw(type)}`;
  return nullable ? sql`(${beyond} or ${name} is null)` : beyond;
}

export const encodeCursor = (values: CursorValue[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

function decodeCursor(cursor: string, columns: SortColumn[]): CursorValue[] {
  const refusal = new Refusal('invalid-input', { errors: [{ path: 'query.cursor', code: 'not-a-cursor' }] });
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== columns.length) throw refusal;
    if (!values.every((value, index) => fits(value, columns[index]!))) throw refusal;
    return values as CursorValue[];
  } catch {
    throw refusal;
  }
}

const shapes: Record<SortColumn['type'], RegExp> = {
  text: /^/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}(:\d{2})?$/,
  timestamptz: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
  int: /^-?\d{1,9}$/,
};

function fits(value: unknown, { type, nullable }: SortColumn): boolean {
  if (value === null) return nullable === true;
  // The one character PostgreSQL keeps in no text.
  if (String(value).includes('\u0000')) return false;
  return (typeof value === 'string' || typeof value === 'number') && shapes[type].test(String(value));
}

export interface Total {
  value: number;
  relation: 'exact' | 'at-least';
}

/** Counts at most 1,000 rows of `select 1 from … where …`: "over 1,000" is all a list needs to know. */
export async function cappedTotal(db: Database, rows: RawBuilder<unknown>): Promise<Total> {
  const { rows: counted } = await sql<{ value: number }>`
    select count(*)::int as value from (${rows} limit ${totalMost + 1}) as capped`.execute(db);
  return totalOf(counted[0]!.value);
}

/** What a list says of so many rows, counted no further than to one more than it says. */
export const totalOf = (counted: number): Total =>
  counted > totalMost ? { value: totalMost, relation: 'at-least' } : { value: counted, relation: 'exact' };

/** Cuts the one row too many that tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  shape: { cursorOf: (row: Row) => CursorValue[]; itemOf: (row: Row) => Item },
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(shape.itemOf),
    nextCursor: rows.length > limit && last ? encodeCursor(shape.cursorOf(last)) : null,
  };
}
