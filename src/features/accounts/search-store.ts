import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { search } from './contract.ts';
import { present, visible } from './scope.ts';
import { type SearchCriteria, searchCriteria } from './search-criteria.ts';
import { type Findable, matchedBy } from './search-reason.ts';

export type SearchResult = ReplyOf<typeof search>['items'][number];

/**
 * Rows `(id, rank)` of what a text may mean, at most `most` of them; 5 is the thing itself, 1 a misspelling. Join them:
 * the function keeps to the workspace, not to what the actor may see.
 */
export function found(
  what: 'accounts' | 'contacts',
  q: string | SearchCriteria,
  { actor, most }: { actor: Actor; most: number },
): RawBuilder<unknown> {
  const criteria = typeof q === 'string' ? searchCriteria(q) : q;
  const everywhere = actor.permissions.administer || actor.permissions.foreignTeam !== 'none';
  return sql`(
    select id, max(rank)::int as rank
      from ${sql.raw(`search_${what}`)}(${JSON.stringify(criteria)}::jsonb, ${most}, ${everywhere}, ${actor.teamIds}::uuid[])
     group by id)`;
}

export interface Match {
  id: string;
  rank: number;
}

/** As `found`, as rows. */
export async function matches(
  what: 'accounts' | 'contacts',
  q: string,
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  most: number,
): Promise<Match[]> {
  const { rows } = await sql<Match>`select f.id, f.rank from ${found(what, q, { actor, most })} f`.execute(
    db,
  );
  return rows;
}

/** The rows of matches, to join to. */
export const matchRows = (of: Match[]): RawBuilder<unknown> =>
  sql`unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ rank }) => rank)}::int[]) as f(id, rank)`;

/** The search as a condition on rows read anyway, without misspellings: for words that so many have that no list of ids helps. */
export function containing(q: string, row: 'a' | 'c'): RawBuilder<unknown> {
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
