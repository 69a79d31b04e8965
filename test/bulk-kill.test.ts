import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantFollowUps } from '#features/bulk/bulk.fixture.ts';
import { verify } from '#features/thread/verify.ts';
import { openPool } from '#platform/database/connection.ts';
import { request } from './kill/client.ts';
import { RunningServer } from './kill/running-server.ts';

/** A bulk change and its undo, killed with -9 in the middle of their work: both go on by themselves. */
const records = 3_000;
const killsOfChange = 3;
const text = 'Weihnachtskarte versendet';

let server: RunningServer;
let owner: pg.Pool;
let key: string;
beforeAll(async () => {
  server = await RunningServer.onEmptyFolder();
  await server.readyMs();
  const email = 'chefin@muster.example';
  const who = ['--email', email, '--name', 'Chefin', '--rights-group', 'Administratoren'];
  await server.faden('user', 'add', ...who);
  key = await server.faden('key', 'create', '--email', email, '--name', 'Test');
  owner = openPool(await server.owner(), { max: 2 });
}, 60_000);
afterAll(async () => {
  await owner.end();
  await server.remove();
}, 60_000);

const get = async (path: string) => (await request(server, key, path)).body;
const post = (path: string, body: unknown = {}) => request(server, key, path, { body });
const one = async (statement: string, values: unknown[] = []) =>
  (await owner.query(statement, values)).rows[0];

test('kill -9 in the middle of a bulk change and of its undo: each item once, the sums add up', async () => {
  const { id: userId, workspace_id: workspaceId } = await one('select id, workspace_id from app_user');
  const planting = { workspaceId, teamId: null, creatorId: userId, userId };
  const ids = await plantFollowUps(owner, planting, { count: records, dueOn: '2026-11-02' });
  const complete = { medium: 'letter', text, followUps: [{ text: 'nachfassen', dueOn: '2099-01-05' }] };
  const { status, body } = await post('/follow-up-changes', {
    filter: { dueFrom: '2026-11-02', dueTo: '2026-11-02' },
    complete,
  });
  expect(status).toBe(202);
  const bulk = `/bulk-changes/${body.bulkChangeId}`;

  await killedWhileCounting(bulk, 'changed', killsOfChange);
  expect(await ended(body.job.id)).toMatchObject({
    state: 'succeeded',
    progress: { done: records, total: records },
    result: { changed: records, unchanged: 0, skippedTotal: 0 },
  });
  expect((await get(bulk)).counts).toMatchObject({ total: records, changed: records, skipped: 0 });
  expect(await saved(ids)).toEqual({ activities: records, accounts: records, done: records, next: records });
  expect(await verify(owner)).toEqual([]);

  const undo = await post(`${bulk}/undo`);
  expect(undo.status).toBe(202);
  await killedWhileCounting(bulk, 'undone', 1);
  expect(await ended(undo.body.job.id)).toMatchObject({
    state: 'succeeded',
    result: { undone: records, keptTotal: 0 },
  });
  expect((await get(bulk)).counts).toMatchObject({ undone: records, kept: 0 });
  expect(await saved(ids)).toEqual({ activities: records, accounts: records, done: 0, next: 0 });
  const withdrawn = `select count(*)::int as n, count(distinct activity_id)::int as saves from withdrawal`;
  expect(await one(withdrawn)).toEqual({ n: records, saves: records });
  expect(await verify(owner)).toEqual([]);
}, 240_000);

/** Each time it gets on and is not through, the server dies at a random moment after, and starts anew. */
async function killedWhileCounting(bulk: string, what: 'changed' | 'undone', times: number): Promise<void> {
  let seen = 0;
  for (let kill = 0; kill < times; kill++) {
    while ((await count(bulk, what)) <= seen) await delay(10);
    await delay(Math.random() * 100);
    await server.kill();
    seen = (await one('select changed, undone from bulk_change'))[what];
    expect(seen, `before kill ${kill + 1} it was through`).toBeLessThan(records);
    server.start();
    await server.readyMs();
  }
}

const count = async (bulk: string, what: string): Promise<number> => (await get(bulk)).counts[what];

/** Nobody starts it again; the lease of its dead worker runs out. */
async function ended(jobId: string) {
  for (;;) {
    const job = await get(`/jobs/${jobId}`);
    if (job.finishedAt) return job;
    await delay(100);
  }
}

/** What the completions have left behind, and on how many records. */
const saved = (ids: string[]) =>
  one(
    `select (select count(*)::int from activity where text = $1) as activities,
            (select count(distinct account_id)::int from activity where text = $1) as accounts,
            (select count(*)::int from follow_up where id = any($2) and done_at is not null) as done,
            (select count(*)::int from follow_up where text = 'nachfassen' and withdrawn_at is null) as next`,
    [text, ids],
  );
