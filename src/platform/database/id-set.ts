import { type RawBuilder, sql } from 'kysely';
import type { Database } from './driver.ts';

/** What the rows of a list must be among by other tables. */
export interface Among {
  /** A column of the list, best of the table whose index its order goes through: `a.id`. */
  id: string;
  /** `select … from …` of ids; the rows are in each of them. */
  sets: RawBuilder<unknown>[];
  /** Whether a search has chosen the rows already, so that nobody goes through the list in its order. */
  chosen: boolean;
}

/** Up to here each member is looked up in the list. */
const fewMost = 1_000;
/** Beyond, one of the list's rows in ten and more is a member, and a page is soon full. */
const someMost = 10_000;

/** PostgreSQL looks up the members in the list, or the list's rows among the members, one by one. */
export const inAll = ({ id, sets }: Pick<Among, 'id' | 'sets'>): RawBuilder<unknown> =>
  all(sets.map((members) => isIn(id, members)));

/**
 * As `inAll`, for a page in some order. Between few members and many lies a stretch where either way takes thousands
 * of look-ups: such a set is read once and kept at hand while the list is gone through.
 */
export async function inAllInOrder(db: Database, { id, sets, chosen }: Among): Promise<RawBuilder<unknown>> {
  if (chosen) return inAll({ id, sets });
  const sizes = await Promise.all(sets.map((members) => sizeOf(db, members)));
  const isKept = (size: number) => size > fewMost && size <= someMost;
  return all(
    sets.map((members, index) =>
      // "is true" keeps the planner from joining, and so it hashes the members.
      isKept(sizes[index]!) ? sql`(${isIn(id, members)}) is true` : isIn(id, members),
    ),
  );
}

const isIn = (id: string, members: RawBuilder<unknown>) => sql`${sql.ref(id)} in (${members})`;

const all = (conditions: RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;

async function sizeOf(db: Database, members: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select count(*)::int as size from (${members} limit ${someMost + 1}) as capped`.execute(db);
  return rows[0]!.size;
}
