import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database/driver.ts';
import { after, type CursorValue, encodeCursor, orderBy, type SortColumn } from '#platform/database/page.ts';
import type { memberSorts } from './contract.ts';

export type MemberSort = (typeof memberSorts)[number];

interface Order {
  /** What the list is sorted by, in the terms of the query (`m`, `a`, `t`). */
  key: Omit<SortColumn, 'direction'>;
  /** Makes it unique; the same column as in the index that serves the order. */
  tie: Omit<SortColumn, 'direction'>;
  /** Rows without key come last, whatever the direction. */
  nullable: boolean;
}

const orders: Record<string, Order> = {
  name: {
    key: { column: 'a.sort_name', type: 'text' },
    tie: { column: 'a.id', type: 'uuid' },
    nullable: false,
  },
  since: {
    key: { column: 'm.since', type: 'timestamptz' },
    tie: { column: 'm.id', type: 'uuid' },
    nullable: false,
  },
  lastActivityAt: {
    key: { column: 't.last_activity_at', type: 'timestamptz' },
    tie: { column: 't.account_id', type: 'uuid' },
    nullable: true,
  },
  nextFollowUp: {
    key: { column: 't.next_due_on', type: 'date' },
    tie: { column: 't.account_id', type: 'uuid' },
    nullable: true,
  },
};

/** Marks a cursor that stands among the rows without key. */
const amongNulls = '~';

interface Row {
  id: string;
  key: CursorValue;
  tie: string;
}

/**
 * One page of membership ids of `source` (`from … where …`). Rows with and rows without key are two queries, each of
 * which an index serves forwards and backwards; `nulls last` in one would not be.
 */
export async function memberRows(
  db: Database,
  source: RawBuilder<unknown>,
  { limit, cursor, sort }: { limit: number; cursor: string | undefined; sort: MemberSort },
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const { key, tie, nullable } = orders[sort.replace('-', '')]!;
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const select = async (columns: SortColumn[], condition: RawBuilder<unknown>, most: number) =>
    (
      await sql<Row>`
        select m.id, ${sql.raw(key.column)} as key, ${sql.raw(tie.column)} as tie ${source} and ${condition}
         order by ${orderBy(columns)} limit ${most}`.execute(db)
    ).rows;
  const keyed: SortColumn[] = [
    { ...key, direction },
    { ...tie, direction },
  ];
  const unkeyed: SortColumn[] = [{ ...tie, direction }];
  const isNull = (not = '') => (nullable ? sql.raw(`${key.column} is ${not} null`) : sql`true`);
  const pastKeys = nullable && cursor?.startsWith(amongNulls) === true;
  const rows = pastKeys
    ? []
    : await select(keyed, sql`${isNull('not')} and ${after(keyed, cursor)}`, limit + 1);
  if (nullable && rows.length <= limit) {
    const from = pastKeys ? cursor!.slice(amongNulls.length) : undefined;
    rows.push(
      ...(await select(unkeyed, sql`${isNull()} and ${after(unkeyed, from)}`, limit + 1 - rows.length)),
    );
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  };
}

const cursorOf = ({ key, tie }: Row) =>
  key === null ? amongNulls + encodeCursor([tie]) : encodeCursor([key, tie]);
