import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { IdPage } from '#platform/database/id-page.ts';
import {
  after,
  orderBy,
  pageOf,
  pageSize,
  type SortColumn,
  totalMost,
  totalOf,
} from '#platform/database/page.ts';
import type { search } from './contract.ts';
import { present, seesAll, visible } from './scope.ts';
import { type SearchCriteria, searchCriteria } from './search-criteria.ts';
import { type Findable, matchedBy } from './search-reason.ts';

export type SearchResult = ReplyOf<typeof search>['items'][number];

/**
 * Rows `(id, rank, sort_name)` of what a text may mean, at most `most` of them; 5 is the thing itself, 1 a misspelling.
 * The function keeps to what is there in the workspace, not to what the actor may see: join them where that is less.
 */
export function found(
  what: 'accounts' | 'contacts',
  q: string | SearchCriteria,
  { actor, most }: { actor: Actor; most: number },
): RawBuilder<unknown> {
  const criteria = typeof q === 'string' ? searchCriteria(q) : q;
  const everywhere = actor.permissions.administer || actor.permissions.foreignTeam !== 'none';
  return sql`(
    select id, max(rank) as rank, min(sort_name collate "C") as sort_name
      from ${sql.raw(`search_${what}`)}(${JSON.stringify(criteria)}::jsonb, ${most}, ${everywhere}, ${actor.teamIds}::uuid[])
     group by id)`;
}

const bestFirst: SortColumn[] = [
  { column: '(-h.rank)', type: 'int', direction: 'asc' },
  { column: 'h.sort_name', type: 'text', direction: 'asc' },
  { column: 'h.id', type: 'uuid', direction: 'asc' },
];

/**
 * One page of the ids found that the actor may see, best first, with their total: a search finds no more than a total
 * counts, so one statement ranks, counts and cuts them.
 */
export async function bestMatches(
  { actor, db }: Context,
  what: 'accounts' | 'contacts',
  q: string,
  { limit = pageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Promise<IdPage> {
  const seen = {
    accounts: sql`join account a on a.id = f.id where ${visible(actor)}`,
    contacts: sql`join contact c on c.id = f.id
      join account a on a.workspace_id = c.workspace_id and a.id = c.account_id where ${visible(actor)}`,
  }[what];
  const { rows } = await sql<{ total: number; id: string | null; rank: number; sortName: string }>`
    with hits as materialized (
      select f.id, f.rank, f.sort_name from ${found(what, q, { actor, most: totalMost + 1 })} f
        ${seesAll(actor) ? sql`` : seen})
    select counted.total, h.id, h.rank, h.sort_name from (select count(*)::int as total from hits) counted
      left join (select * from hits h where ${after(bestFirst, cursor)}
                  order by ${orderBy(bestFirst)} limit ${limit + 1}) h on true
     order by ${orderBy(bestFirst)}`.execute(db);
  const { items, nextCursor } = pageOf(
    rows.filter(({ id }) => id !== null),
    limit,
    { cursorOf: ({ rank, sortName, id }) => [-rank, sortName, id], itemOf: ({ id }) => id! },
  );
  return { ids: items, nextCursor, total: totalOf(rows[0]!.total) };
}

export interface Search {
  /** Joined as `f`, with its rank. */
  join: RawBuilder<unknown>;
  condition: RawBuilder<unknown>;
  ranked: boolean;
}

/**
 * A search among rows `a` or `c` chosen by a filter or an order, too: by the ids found. Where that would leave some
 * out, as more are found than a total counts, as a condition on the rows instead, which are then many enough to be
 * met soon.
 */
export async function searchAmong(row: 'a' | 'c', q: string, context: Context): Promise<Search> {
  const most = totalMost + 1;
  const { actor, db } = context;
  const { rows } = await sql<{ id: string; rank: number }>`
    select f.id, f.rank from ${found(row === 'a' ? 'accounts' : 'contacts', q, { actor, most })} f`.execute(
    db,
  );
  if (rows.length >= most) return { join: sql``, condition: containing(q, row), ranked: false };
  const ids = rows.map(({ id }) => id);
  const ranks = rows.map(({ rank }) => rank);
  return {
    join: sql`join unnest(${ids}::uuid[], ${ranks}::int[]) as f (id, rank) on f.id = ${sql.ref(`${row}.id`)}`,
    condition: sql`true`,
    ranked: true,
  };
}

/** Without misspellings: for words that so many rows have that no list of ids helps. */
function containing(q: string, row: 'a' | 'c'): RawBuilder<unknown> {
  const text = sql.ref(`${row}.search_text`);
  const ways = searchCriteria(q).ways.map((way) => {
    const terms = way.map(
      ({ patterns }) =>
        sql`(${sql.join(
          patterns.map((pattern) => sql`${text} like ${pattern}`),
          sql` or `,
        )})`,
    );
    return sql`(${sql.join(terms, sql` and `)})`;
  });
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}

/** Records and contacts together, best first. */
export async function searchResults(
  { actor, db }: Context,
  q: string,
  limit: number,
): Promise<SearchResult[]> {
  const { rows } = await sql<Omit<SearchResult, 'matched'> & Findable>`
    select * from (
      (select f.rank, a.sort_name, a.kind, a.id, a.id as account_id, a.name, coalesce(a.city, '') as context,
              a.phone, null as mobile, a.email, a.customer_number
         from ${found('accounts', q, { actor, most: limit })} f join account a on a.id = f.id
        where ${visible(actor)} and ${present()} order by f.rank desc, a.sort_name, a.id limit ${limit})
      union all
      (select f.rank, c.sort_name, 'contact', c.id, c.account_id, c.name, a.name, c.phone, c.mobile, c.email, null
         from ${found('contacts', q, { actor, most: limit })} f
         join contact c on c.id = f.id
         join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
        where ${visible(actor)} and ${present()} order by f.rank desc, c.sort_name, c.id limit ${limit})) r
     order by rank desc, sort_name, id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    accountId: row.accountId,
    name: row.name,
    context: row.context,
    matched: matchedBy(q, row),
  }));
}
