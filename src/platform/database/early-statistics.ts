import type pg from 'pg';

/** Commits of this process; beyond them autovacuum has come by. */
const refreshedAfter = new Set([50, 500, 5_000]);

/**
 * A database is slow while it grows from nothing, as its plans are those for empty tables. So its statistics are made
 * anew after the first commits, beside the requests; where nothing has outgrown them, nothing is done.
 */
export function earlyStatistics(pool: pg.Pool, onError: (error: unknown) => void): { committed(): void } {
  let commits = 0;
  return {
    committed() {
      if (refreshedAfter.has(++commits)) pool.query('select refresh_early_statistics()').catch(onError);
    },
  };
}
