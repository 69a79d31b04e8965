import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { manyFollowUps } from './bulk.fixture.ts';

let app: TestApp;
let ids: string[];
let accountIds: string[];
let client: pg.PoolClient;
beforeAll(async () => {
  app = await testApp();
  ids = await manyFollowUps(app, 3_000);
  const { rows } = await app.owner.query('select account_id from follow_up where id = any ($1)', [ids]);
  accountIds = rows.map((row) => row.account_id);
});
afterAll(() => app.close());
beforeEach(async () => {
  // A connection that has planned nothing yet.
  client = await app.owner.connect();
  return () => client.release(true);
});

/** How often each of the thread's tables is read from end to end by a statement on the connection of this test. */
async function wholeReads(text: string, values: unknown[]): Promise<Record<string, number>> {
  // What was counted before is reported now, and no longer counts as this transaction's.
  await client.query('select pg_stat_force_next_flush()');
  await client.query('begin');
  await client.query(text, values);
  const { rows } = await client.query(
    `select relname as table, seq_scan::int as reads from pg_stat_xact_user_tables
      where relname in ('account', 'account_thread', 'activity', 'follow_up') and seq_scan > 0`,
  );
  await client.query('rollback');
  return Object.fromEntries(rows.map(({ table, reads }) => [table, reads]));
}

describe('after thousands in one statement, a single save on the same connection reads no table whole', () => {
  test('when it moves a follow-up', async () => {
    const move = 'update follow_up set due_on = due_on + 1 where workspace_id = $1 and id = any ($2)';
    const { workspaceId } = app.world;
    await wholeReads(move, [workspaceId, ids]);
    expect(await wholeReads(move, [workspaceId, [ids[0]]])).toEqual({});
  });

  test('when it adds an activity', async () => {
    const add = `insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on,
        recorded_at, duty)
      select $1, r.id, r.account, $2, 'note', 'viele', now(), current_date, now(), 'none'
        from unnest($3::uuid[], $4::uuid[]) as r(id, account)`;
    const { workspaceId, users } = app.world;
    const addFor = (accounts: string[]) =>
      wholeReads(add, [workspaceId, users.anna, accounts.map(() => newId()), accounts]);
    await addFor(accountIds);
    expect(await addFor([accountIds[0]!])).toEqual({});
  });
});
