import { type RawBuilder, sql } from 'kysely';
import { cursorEmptyLast, pageEmptyLast } from '#features/accounts/empty-last.ts';
import type { Database } from '#platform/database/driver.ts';
import { type CursorValue, pageOf, type SortColumn } from '#platform/database/page.ts';
import type { memberSorts } from './contract.ts';

export type MemberSort = (typeof memberSorts)[number];

/** Each ends in the column that ends the index which serves it. */
const orders: Record<string, Omit<SortColumn, 'direction'>[]> = {
  name: [
    { column: 'a.sort_name', type: 'text' },
    { column: 'a.id', type: 'uuid' },
  ],
  since: [
    { column: 'm.since', type: 'timestamptz' },
    { column: 'm.id', type: 'uuid' },
  ],
  lastActivityAt: [
    { column: 't.last_activity_at', type: 'timestamptz', nullable: true },
    { column: 't.account_id', type: 'uuid' },
  ],
  nextFollowUp: [
    { column: 't.next_due_on', type: 'date', nullable: true },
    { column: 't.account_id', type: 'uuid' },
  ],
};

/** One page of the membership ids of `source` (`from … where …` over `m`, `a`, `t`), in order. */
export async function memberIds(
  db: Database,
  source: RawBuilder<unknown>,
  { limit, cursor, sort }: { limit: number; cursor: string | undefined; sort: MemberSort },
): Promise<{ items: string[]; nextCursor: string | null }> {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const order = orders[sort.replace('-', '')]!.map((column): SortColumn => ({ ...column, direction }));
  const keys = sql.join(order.map(({ column }, index) => sql.raw(`${column} as key_${index}`)));
  const rowsWhere = (condition: RawBuilder<unknown>) =>
    sql`select m.id as member_id, ${keys} ${source} and ${condition}`;
  const { rows } = await sql<{ memberId: string; key0: CursorValue; key1: CursorValue }>`
    select * from (${pageEmptyLast(order, { cursor, limit: limit + 1 }, rowsWhere)}) page
     order by ${sql.raw(`key_0 ${direction} nulls last, key_1 ${direction}`)} limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, {
    cursorOf: ({ key0, key1 }) => cursorEmptyLast(order, [key0, key1]),
    itemOf: ({ memberId }) => memberId,
  });
}
