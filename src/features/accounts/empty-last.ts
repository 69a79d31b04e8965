import { type RawBuilder, sql } from 'kysely';
import { after, type CursorValue, orderBy, type SortColumn } from '#platform/database/page.ts';

type Rows = RawBuilder<unknown>;

/**
 * A page in an order whose first column may be empty, empty ones last: read from the index as two ranges, as no index
 * serves "nulls last" backwards. Without a nullable first column it is one range.
 *
 * `rowsWhere` makes `select … where <condition>`; the cursor of an empty row lacks the first value.
 */
export function pageEmptyLast(
  order: SortColumn[],
  { cursor, limit }: { cursor: string | undefined; limit: number },
  rowsWhere: (condition: RawBuilder<unknown>) => Rows,
): Rows {
  const [first, ...rest] = order as [SortColumn, ...SortColumn[]];
  const range = (columns: SortColumn[], condition: RawBuilder<unknown>, from: string | undefined) =>
    sql`(${rowsWhere(sql`${condition} and ${after(columns, from)}`)} order by ${orderBy(columns)} limit ${limit})`;
  if (!first.nullable) return range(order, sql`true`, cursor);
  const column = sql.raw(first.column);
  const amongEmpty = cursor !== undefined && cursorLength(cursor) === rest.length;
  const empty = range(rest, sql`${column} is null`, amongEmpty ? cursor : undefined);
  if (amongEmpty) return empty;
  const filled = [{ ...first, nullable: false }, ...rest];
  return sql`(${range(filled, sql`${column} is not null`, cursor)} union all ${empty})`;
}

/** The cursor after a row with these values in the columns of the order. */
export const cursorEmptyLast = (order: SortColumn[], values: CursorValue[]): CursorValue[] =>
  order[0]?.nullable && values[0] === null ? values.slice(1) : values;

function cursorLength(cursor: string): number {
  try {
    return (JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]).length;
  } catch {
    return -1; // `after` refuses it
  }
}
