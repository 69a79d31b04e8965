import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import { type IdPage, idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import { inAll } from '#platform/database/id-set.ts';
import type { SortColumn } from '#platform/database/page.ts';
import { type AccountFilter, accountSets, accountsMatching, needsThread } from './account-filter.ts';
import type { AccountSort } from './rules.ts';
import { bestMatches, type Search, searchAmong } from './search-store.ts';
import { accountItems } from './store.ts';

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
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const { ids, nextCursor, total } =
    page.q && !narrowed && !page.sort
      ? await bestMatches(context, 'accounts', page.q, page)
      : narrowed || page.q
        ? await plannedForTheseValues(context.db, () => chosenPage(context, filter, page))
        : await chosenPage(context, filter, page);
  return { items: await accountItems(context, ids), nextCursor, total };
}

async function chosenPage(
  context: Context,
  filter: AccountFilter,
  { limit, cursor, sort, q }: AccountPage,
): Promise<IdPage> {
  const search = q ? await searchAmong('a', q, context) : undefined;
  const order = search?.ranked && !sort ? bestFirst : orderOf(sort ?? 'name');
  const byThread = order.some(({ column }) => column.startsWith('r.'));
  const sets = await accountSets(context.db, filter);
  const among = { id: byThread ? 'r.account_id' : 'a.id', sets, chosen: search !== undefined };
  const source = rowsOf(context, filter, { search, byThread });
  return idPage(context.db, source, { id: 'a.id', order, among, limit, cursor });
}

/** All accounts `a` that the list would show, to be read on from. */
export async function accountsFound(
  context: Context,
  { q, ...filter }: AccountFilter & Pick<AccountPage, 'q'>,
): Promise<RawBuilder<unknown>> {
  const words = q?.trim();
  const search = words ? await searchAmong('a', words, context) : undefined;
  const sets = await accountSets(context.db, filter);
  return sql`${rowsOf(context, filter, { search, byThread: false })} and ${inAll({ id: 'a.id', sets })}`;
}

function rowsOf(
  context: Context,
  filter: AccountFilter,
  { search, byThread }: { search: Search | undefined; byThread: boolean },
): RawBuilder<unknown> {
  const thread = byThread || needsThread(filter);
  return sql`from account a
    ${thread ? sql`join account_thread r on r.workspace_id = a.workspace_id and r.account_id = a.id` : sql``}
    ${search?.join ?? sql``}
    where ${accountsMatching(context, filter)} and ${search?.condition ?? sql`true`}`;
}
