import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { earlyStatistics } from './early-statistics.ts';

describe('the statistics of a new database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    // As a database is right after its migrations, with autovacuum still to come by.
    await database.owner.query(`create table fresh (id uuid primary key) with (autovacuum_enabled = false)`);
  });
  afterAll(() => database.close());

  const rowsKnown = async () =>
    (await database.owner.query(`select reltuples as known from pg_class where relname = 'fresh'`)).rows[0]
      .known;
  const insert = (count: number) =>
    database.owner.query('insert into fresh select gen_random_uuid() from generate_series(1, $1)', [count]);

  it('are made after the first commits, and again when the tables have outgrown them', async () => {
    const failed = vi.fn();
    const statistics = earlyStatistics(database.appPool, failed);
    const commit = (times: number) => {
      for (let time = 0; time < times; time++) statistics.committed();
    };
    await insert(10);
    commit(49);
    expect(await rowsKnown()).toBe(-1);
    commit(1);
    await vi.waitFor(async () => expect(await rowsKnown()).toBe(10));
    await insert(5_000);
    commit(450);
    await vi.waitFor(async () => expect(await rowsKnown()).toBe(5_010));
    expect(failed).not.toHaveBeenCalled();
  });

  it('are left alone where nothing has grown', async () => {
    const analysed = async () =>
      (await database.owner.query(`select analyze_count from pg_stat_user_tables where relname = 'fresh'`))
        .rows;
    await database.owner.query('select pg_stat_force_next_flush()');
    const before = await analysed();
    await database.appPool.query('select refresh_early_statistics()');
    await database.owner.query('select pg_stat_force_next_flush()');
    expect(await analysed()).toEqual(before);
  });
});
