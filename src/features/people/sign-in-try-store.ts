import { type Kysely, sql } from 'kysely';
import type { Database } from '#platform/database/driver.ts';

/** So many tries at once, and another one after each such time. */
export interface Pace {
  atOnce: number;
  everyMs: number;
}

/**
 * Counts a try as `faden_auth`, several at once one after the other. Answers null where it may go on, otherwise the
 * milliseconds until the next one may; those in between do not count.
 */
export async function countTry(
  db: Kysely<unknown>,
  { key, now, pace: { atOnce, everyMs } }: { key: string; now: Date; pace: Pace },
): Promise<number | null> {
  const one = sql`make_interval(secs => ${everyMs / 1_000}::float8)`;
  const others = sql`make_interval(secs => ${((atOnce - 1) * everyMs) / 1_000}::float8)`;
  const { rows: counted } = await sql`
    insert into auth.sign_in_try as t (key, forgotten_at) values (${key}, ${now}::timestamptz + ${one})
    on conflict (key) do update set forgotten_at = greatest(t.forgotten_at, ${now}::timestamptz) + ${one}
      where t.forgotten_at <= ${now}::timestamptz + ${others}
    returning key`.execute(db);
  if (counted.length > 0) return null;
  const { rows } = await sql<{ waitMs: number }>`
    select extract(epoch from t.forgotten_at - ${now}::timestamptz - ${others})::float8 * 1000 as "waitMs"
      from auth.sign_in_try t where t.key = ${key}`.execute(db);
  // Forgiven in between.
  return Math.max(0, rows[0]?.waitMs ?? 0);
}

/** After a success: whoever knows the password has all tries again. As `faden_auth`. */
export async function forgetTries(db: Kysely<unknown>, key: string): Promise<void> {
  await sql`delete from auth.sign_in_try where key = ${key}`.execute(db);
}

/** Tries that no longer count, and sessions that are over. */
export async function forgetOldSignIns(db: Database, now: Date): Promise<void> {
  await sql`select forget_old_sign_ins(${now})`.execute(db);
}
