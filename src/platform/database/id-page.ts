import { type RawBuilder, sql } from 'kysely';
import type { Database } from './driver.ts';
import { type Among, inAll, inAllInOrder } from './id-set.ts';
import {
  after,
  type CursorValue,
  cappedTotal,
  orderBy,
  pageOf,
  pageSize,
  type SortColumn,
  type Total,
} from './page.ts';

export interface IdPage {
  ids: string[];
  nextCursor: string | null;
  total: Total;
}

export interface IdPageRequest {
  /** The column of the ids: `a.id`. */
  id: string;
  order: SortColumn[];
  /** What narrows the list by other tables. */
  among?: Among | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

type Row = { id: string } & Record<string, CursorValue>;

/**
 * One page of the ids of `source` (`from … where …`) in an order whose first column may be empty, empty ones last.
 * A list reads its items by these ids afterwards: what it filters and sorts stays narrow, and the wide statement that
 * makes the items is always the same and planned once.
 */
export async function idPage(
  db: Database,
  source: RawBuilder<unknown>,
  { id, order, among, limit = pageSize, cursor }: IdPageRequest,
): Promise<IdPage> {
  const narrowed = among ? sql`${source} and ${await inAllInOrder(db, among)}` : source;
  const [rows, total] = await Promise.all([
    rowsAfter(db, narrowed, { id, order, limit, cursor }),
    cappedTotal(db, sql`select 1 ${source} and ${among ? inAll(among) : sql`true`}`),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, {
    cursorOf: (row) =>
      cursorEmptyLast(
        order,
        order.map((_, index) => row[`key${index}`]!),
      ),
    itemOf: (row) => row.id,
  });
  return { ids: items, nextCursor, total };
}

/** One row more than the page, to tell whether there is a next one. */
async function rowsAfter(
  db: Database,
  source: RawBuilder<unknown>,
  { id, order, limit, cursor }: IdPageRequest & { limit: number },
): Promise<Row[]> {
  const keys = order.map(({ column }, index) => sql.raw(`${column} as key_${index}`));
  const rows: Row[] = [];
  for (const { columns, where, from } of rangesAfter(cursor, order)) {
    if (rows.length > limit) break;
    const range = await sql<Row>`
      select ${sql.raw(id)} as id, ${sql.join(keys)} ${source} and ${where} and ${after(columns, from)}
       order by ${orderBy(columns)} limit ${limit + 1}`.execute(db);
    rows.push(...range.rows);
  }
  return rows;
}

interface Range {
  columns: SortColumn[];
  where: RawBuilder<unknown>;
  from?: string | undefined;
}

/** An index is read as two ranges, the filled and the empty, as none serves "nulls last" backwards. */
function rangesAfter(cursor: string | undefined, order: SortColumn[]): Range[] {
  const [first, ...rest] = order as [SortColumn, ...SortColumn[]];
  if (!first.nullable) return [{ columns: order, where: sql`true`, from: cursor }];
  const empty = { columns: rest, where: sql`${sql.raw(first.column)} is null` };
  if (cursor !== undefined && cursorLength(cursor) === rest.length) return [{ ...empty, from: cursor }];
  const columns = [{ ...first, nullable: false }, ...rest];
  return [{ columns, where: sql`${sql.raw(first.column)} is not null`, from: cursor }, empty];
}

/** The cursor of an empty row lacks the first value. */
const cursorEmptyLast = (order: SortColumn[], values: CursorValue[]): CursorValue[] =>
  order[0]?.nullable && values[0] === null ? values.slice(1) : values;

function cursorLength(cursor: string): number {
  try {
    return (JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]).length;
  } catch {
    return -1; // `after` refuses it
  }
}

/**
 * A filter may fit one record or nearly all, and the best way to read them differs. So PostgreSQL plans what `read`
 * asks for these very values, not once for any; and without merge joins, which walk two tables in the order of their
 * ids and so pay for everything older than what is looked for.
 */
export async function plannedForTheseValues<T>(db: Database, read: () => Promise<T>): Promise<T> {
  const plan = (values: 'force_custom_plan' | 'auto', mergeJoins: 'on' | 'off') =>
    sql`select set_config('plan_cache_mode', ${values}, true), set_config('enable_mergejoin', ${mergeJoins}, true)`.execute(
      db,
    );
  // It leaves in one packet with what `read` asks, and is taken back in one with whatever is asked next.
  const [, result] = await Promise.all([plan('force_custom_plan', 'off'), read()]);
  plan('auto', 'on').catch(() => {});
  return result;
}
