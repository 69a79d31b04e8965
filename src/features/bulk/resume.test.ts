import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf } from '#features/people/actor-store.ts';
import type { Actor } from '#features/people/rules.ts';
import { dayIn } from '#lib/time-zone.ts';
import { JobCancelled, type JobRun } from '#platform/jobs/queue.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { jobSettled, manyFollowUps } from './bulk.fixture.ts';
import { carryOutBulk, undoBulkInTurns } from './run.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A run whose process dies after so many steps. */
function runOf(bulkId: string, stepsBeforeDeath: number): JobRun<Actor> {
  const principal = { workspaceId: app.world.workspaceId, userId: app.world.users.anna };
  let steps = 0;
  return {
    jobId: bulkId,
    principal,
    subjectId: bulkId,
    inTransaction: (work) =>
      app.transact(principal, async (tx) => {
        const actor = await actorOf(tx);
        const now = app.clock.now;
        const today = dayIn(actor.timeZone, now);
        const request = { language: 'de', requestId: bulkId, ifMatch: undefined } as const;
        return work({ actor, tx, db: tx.db, now, today, ...request });
      }),
    progress: async () => {},
    stopIfCancelled: async () => {
      if (++steps > stepsBeforeDeath) throw new JobCancelled();
    },
  };
}

/** A bulk change as its job finds it, without a worker of its own. */
async function begun(kind: string, instructions: object, ids: string[]): Promise<string> {
  const { rows } = await app.owner.query(
    `insert into bulk_change (workspace_id, id, kind, instructions, selection, state, created_by_id, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 'running', $5, $6) returning id`,
    [
      app.world.workspaceId,
      kind,
      JSON.stringify(instructions),
      JSON.stringify({ ids }),
      app.world.users.anna,
      app.clock.now,
    ],
  );
  return rows[0].id;
}

const one = async (statement: string, values: unknown[]) =>
  (await app.owner.query(statement, values)).rows[0];

test('killed between turns, a shift goes on without moving a follow-up twice, and so does its undo', async () => {
  const ids = await manyFollowUps(app, 2_500, { dueOn: '2013-10-07' });
  const bulkId = await begun('change-follow-ups', { shiftDays: 7 }, ids);
  await expect(carryOutBulk(runOf(bulkId, 2))).rejects.toThrow(JobCancelled);
  const state = 'select total, changed, next_position, undone from bulk_change where id = $1';
  expect(await one(state, [bulkId])).toMatchObject({ total: 2_500, changed: 1_000, next_position: 1_000 });
  // What is chosen was frozen: another follow-up does not come in between.
  expect(await carryOutBulk(runOf(bulkId, 100))).toMatchObject({ changed: 2_500, skippedTotal: 0 });
  const days = `select count(*)::int as n, min(due_on)::text as first, max(due_on)::text as last, max(version) as version
    from follow_up where id = any($1)`;
  expect(await one(days, [ids])).toEqual({ n: 2_500, first: '2013-10-14', last: '2013-10-14', version: 2 });

  await expect(undoBulkInTurns(runOf(bulkId, 1))).rejects.toThrow(JobCancelled);
  expect(await one(state, [bulkId])).toMatchObject({ undone: 1_000 });
  expect(await undoBulkInTurns(runOf(bulkId, 100))).toMatchObject({ undone: 2_500, keptTotal: 0 });
  expect(await one(days, [ids])).toEqual({ n: 2_500, first: '2013-10-07', last: '2013-10-07', version: 3 });
}, 60_000);

test('killed between turns, a completion goes on with exactly one activity per record', async () => {
  const ids = await manyFollowUps(app, 350);
  const bulkId = await begun(
    'complete-follow-ups',
    { medium: 'letter', text: 'Karte', followUps: [], endsSeries: false },
    ids,
  );
  await expect(carryOutBulk(runOf(bulkId, 3))).rejects.toThrow(JobCancelled);
  expect(await one('select changed from bulk_change where id = $1', [bulkId])).toEqual({ changed: 200 });
  expect(await carryOutBulk(runOf(bulkId, 100))).toMatchObject({ changed: 350, skippedTotal: 0 });
  expect(
    await one(
      `select count(*)::int as activities, count(distinct account_id)::int as records from activity where text = 'Karte'`,
      [],
    ),
  ).toEqual({ activities: 350, records: 350 });
}, 60_000);

test('cancelled, it keeps what is committed, says so in its sums, and that can be taken back', async () => {
  const ids = await manyFollowUps(app, 3_000, { dueOn: '2014-01-06' });
  const filter = { dueFrom: '2014-01-06', dueTo: '2014-01-06' };
  const { body } = await app.post('/follow-up-changes', {
    filter,
    complete: { medium: 'letter', text: 'Abbruch', followUps: [] },
  });
  const jobPath = `/jobs/${body.job.id}`;
  while ((await app.call(jobPath)).body.progress.done === 0) await new Promise((go) => setTimeout(go, 20));
  expect((await app.call(jobPath, { method: 'DELETE' })).status).toBe(200);
  expect((await jobSettled(app, body.job.id)).state).toBe('cancelled');
  const bulkPath = `/bulk-changes/${body.bulkChangeId}`;
  const { body: bulk } = await app.call(bulkPath);
  const { total, changed, unchanged, skipped } = bulk.counts;
  expect(bulk.state).toBe('done');
  expect(total).toBe(3_000);
  expect(changed).toBeGreaterThan(0);
  expect(changed + unchanged + skipped).toBeLessThan(total);
  const done = 'select count(*)::int as n from follow_up where id = any($1) and done_at is not null';
  expect(await one(done, [ids])).toEqual({ n: changed });

  const undo = await app.post(`${bulkPath}/undo`, undefined);
  if (undo.status === 202) await jobSettled(app, undo.body.job.id);
  expect((await app.call(bulkPath)).body).toMatchObject({
    state: 'undone',
    counts: { undone: changed, kept: 0 },
  });
  expect(await one(done, [ids])).toEqual({ n: 0 });
}, 60_000);

test('more than one bulk change takes are refused with the remedy, and nothing is changed', async () => {
  const { rows } = await app.owner.query(
    `select array_agg(gen_random_uuid()::text) as ids from generate_series(1, 100001)`,
  );
  const bulkId = await begun('change-follow-ups', { shiftDays: 7 }, rows[0].ids);
  await expect(carryOutBulk(runOf(bulkId, 100))).rejects.toMatchObject({ code: 'too-large' });
  expect(await one('select count(*)::int as n from bulk_item where bulk_id = $1', [bulkId])).toEqual({
    n: 0,
  });
}, 60_000);
