import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import { cappedTotal, pageOf, pageSize, type SortColumn, totalMost } from '#platform/database/page.ts';
import {
  type AccountFilter,
  accountsMatching,
  categoriesBelow,
  needsThread,
  planForTheseValues,
} from './account-filter.ts';
import { type AccountItem, accountJson } from './account-json.ts';
import { cursorEmptyLast, pageEmptyLast } from './empty-last.ts';
import type { AccountSort } from './rules.ts';
import { containing, matches, matchRows } from './search-store.ts';

export interface AccountPage {
  limit?: number | undefined;
  cursor?: string | undefined;
  sort?: AccountSort | undefined;
  q?: string | undefined;
}

type Order = Omit<SortColumn, 'direction'>[];

const byName: Order = [
  { column: 'a.sort_name', type: 'text' },
  { column: 'a.id', type: 'uuid' },
];
const ofThread: Order = [{ column: 'r.account_id', type: 'uuid' }];
const orders: Record<string, Order> = {
  name: byName,
  createdAt: [
    { column: 'a.created_at', type: 'timestamptz' },
    { column: 'a.id', type: 'uuid' },
  ],
  city: [{ column: 'a.city', type: 'text', nullable: true }, ...byName],
  postalCode: [{ column: 'a.postal_code', type: 'text', nullable: true }, ...byName],
  lastActivityAt: [{ column: 'r.last_activity_at', type: 'timestamptz', nullable: true }, ...ofThread],
  nextFollowUp: [{ column: 'r.next_due_on', type: 'date', nullable: true }, ...ofThread],
};
const bestFirst: SortColumn[] = [{ column: '(-f.rank)', type: 'int' } as const, ...byName].map((column) => ({
  ...column,
  direction: 'asc',
}));

function orderOf(sort: AccountSort): SortColumn[] {
  const [name, direction] = sort.startsWith('-') ? [sort.slice(1), 'desc' as const] : [sort, 'asc' as const];
  return orders[name]!.map((column) => ({ ...column, direction }));
}

/** One page of the records the actor may see; by name, or best first where `q` is given without an order. */
export async function accountPage(context: Context, filter: AccountFilter, page: AccountPage) {
  const { limit = pageSize, cursor, sort, q } = page;
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const search = q ? await searchFor(q, context, narrowed || sort !== undefined) : undefined;
  const order = search?.ranked && !sort ? bestFirst : orderOf(sort ?? 'name');
  if (narrowed || (search && !search.ranked)) await planForTheseValues(context.db);
  const categoryIds = filter.categoryId && (await categoriesBelow(context.db, filter.categoryId));
  const thread = needsThread(filter) || order.some(({ column }) => column.startsWith('r.'));
  const source = sql`from account a
    ${thread ? sql`join account_thread r on r.workspace_id = a.workspace_id and r.account_id = a.id` : sql``}
    ${search?.join ?? sql``}
    where ${accountsMatching(context, { ...filter, categoryId: categoryIds })} and ${search?.condition ?? sql`true`}`;
  const keys = sql.join(order.map(({ column }, index) => sql.raw(`${column} as key_${index}`)));
  const rowsWhere = (condition: RawBuilder<unknown>) => sql`select a.*, ${keys} ${source} and ${condition}`;
  const { rows } = await sql<Record<string, unknown> & { item: AccountItem }>`
    select ${accountJson(context.actor)} as item, ${sql.join(order.map((_, index) => sql.raw(`key_${index}`)))}
      from (${pageEmptyLast(order, { cursor, limit: limit + 1 }, rowsWhere)}) a
     order by ${orderByKeys(order)} limit ${limit + 1}`.execute(context.db);
  return {
    ...pageOf(rows, limit, {
      cursorOf: (row) =>
        cursorEmptyLast(
          order,
          order.map((_, index) => row[`key${index}`] as string),
        ),
      itemOf: (row) => row.item,
    }),
    total: await cappedTotal(context.db, sql`select 1 ${source}`),
  };
}

const orderByKeys = (order: SortColumn[]) =>
  sql.join(order.map(({ direction }, index) => sql.raw(`key_${index} ${direction} nulls last`)));

interface Search {
  ranked: boolean;
  join: RawBuilder<unknown>;
  condition: RawBuilder<unknown>;
}

/**
 * By the ids found. Where that would leave some out – more than a total counts, and other filters or another order to
 * choose among them – as a condition on the rows instead, which are then many enough to be met soon.
 */
async function searchFor(q: string, context: Context, chosenFrom: boolean): Promise<Search> {
  const found = await matches('accounts', q, context, totalMost + 1);
  if (chosenFrom && found.length > totalMost)
    return { ranked: false, join: sql``, condition: containing(q, 'a') };
  return { ranked: true, join: sql`join ${matchRows(found)} on f.id = a.id`, condition: sql`true` };
}
