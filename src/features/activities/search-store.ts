import { type RawBuilder, sql } from 'kysely';
import { seesAll } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
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

/** As the index of migration 0032 holds what an activity `x` tells. */
const written = sql`(' ' || x.text || coalesce(' ' || x.reason, '') || coalesce(' ' || x.content, ''))`;

/** Any part of a text; but of one or two letters, which nearly every text has somewhere, the beginning of a word. */
const patternOf = (q: string) =>
  `%${[...q].length < 3 ? ' ' : ''}${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** A condition on activities `x` that are few. */
export const telling = (q: string): RawBuilder<unknown> => sql`${written} ilike ${patternOf(q)}`;

/** One more than a total counts. */
const most = totalMost + 1;

/** Rows `(id, occurred_at)`, the newest first and at most `most`: all that the actor may see, besides perhaps others. */
function found({ actor }: Context, q: string): RawBuilder<unknown> {
  const everywhere = actor.permissions.administer || actor.permissions.foreignTeam !== 'none';
  return sql`search_activities(${patternOf(q)}, ${most}, ${everywhere}, ${actor.teamIds}::uuid[])`;
}

const newestFirst: SortColumn[] = [
  { column: 'h.occurred_at', type: 'timestamptz', direction: 'desc' },
  { column: 'h.id', type: 'uuid', direction: 'desc' },
];

/**
 * One page of all activities with these words, by the index alone; undefined where the actor may not see every record,
 * or goes on beyond what a total counts.
 */
export async function newestMatches(
  context: Context,
  q: string,
  { limit = pageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Promise<IdPage | undefined> {
  if (!seesAll(context.actor)) return undefined;
  const { rows } = await sql<{ total: number; id: string | null; occurredAt: string }>`
    with hits as materialized (select f.id, f.occurred_at from ${found(context, q)} f)
    select counted.total, h.id, h.occurred_at from (select count(*)::int as total from hits) counted
      left join (select * from hits h where ${after(newestFirst, cursor)}
                  order by ${orderBy(newestFirst)} limit ${limit + 1}) h on true
     order by ${orderBy(newestFirst)}`.execute(context.db);
  const { total } = rows[0]!;
  const shown = rows.filter(({ id }) => id !== null);
  if (total === most && shown.length <= limit) return undefined;
  const { items, nextCursor } = pageOf(shown, limit, {
    cursorOf: ({ occurredAt, id }) => [occurredAt, id],
    itemOf: ({ id }) => id!,
  });
  return { ids: items, nextCursor, total: totalOf(total) };
}

/**
 * Activities `x` with these words among those that a filter chooses: by the ids found, or, where there are more than a
 * total counts, as a condition on the rows, which are then many enough to be met soon.
 */
export async function tellingAmong(
  context: Context,
  q: string,
): Promise<{ join: RawBuilder<unknown>; condition: RawBuilder<unknown> }> {
  const { rows } = await sql<{ id: string }>`select f.id from ${found(context, q)} f`.execute(context.db);
  // Under row security PostgreSQL takes any pattern for a rare one, and would read everything; of "coalesce" it knows nothing.
  if (rows.length === most) return { join: sql``, condition: sql`coalesce(${telling(q)}, false)` };
  const ids = rows.map(({ id }) => id);
  return { join: sql`join unnest(${ids}::uuid[]) as f (id) on f.id = x.id`, condition: sql`true` };
}
