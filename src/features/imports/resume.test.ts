import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf } from '#features/people/actor-store.ts';
import type { Actor } from '#features/people/rules.ts';
import { dayIn } from '#lib/time-zone.ts';
import { JobCancelled, type JobRun } from '#platform/jobs/queue.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { settled, upload } from './import.fixture.ts';
import { carryOutImport } from './work.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A run whose process dies after so many steps. */
function runOf(importId: string, stepsBeforeDeath: number): JobRun<Actor> {
  const principal = { workspaceId: app.world.workspaceId, userId: app.world.users.anna };
  let steps = 0;
  return {
    jobId: importId,
    principal,
    subjectId: importId,
    inTransaction: (work) =>
      app.transact(principal, async (tx) => {
        const actor = await actorOf(tx);
        const now = app.clock.now;
        const today = dayIn(actor.timeZone, now);
        return work({
          actor,
          tx,
          db: tx.db,
          now,
          today,
          language: 'de',
          requestId: importId,
          ifMatch: undefined,
        });
      }),
    progress: async () => {},
    stopIfCancelled: async () => {
      if (++steps > stepsBeforeDeath) throw new JobCancelled();
    },
  };
}

test('killed between batches, an import goes on without doubling or losing a row', async () => {
  const rows = 3_501;
  const file = `Firma\n${Array.from({ length: rows }, (_, index) => `Zeile ${index} GmbH`).join('\n')}\n`;
  const { body } = await upload(app, { file });
  const { id, recognised } = body.import;
  await app.owner.query(
    `update import set state = 'running', run = 1, dry_run = false, mapping = $2, options = '{"dryRun": false, "onDuplicate": "create"}' where id = $1`,
    [id, JSON.stringify(recognised.mapping)],
  );
  await expect(carryOutImport(runOf(id, 1))).rejects.toThrow(JobCancelled);
  const half = await app.owner.query('select created from import where id = $1', [id]);
  expect(half.rows[0].created).toBeGreaterThan(0);
  expect(half.rows[0].created).toBeLessThan(rows);
  await expect(carryOutImport(runOf(id, 2))).rejects.toThrow(JobCancelled);
  await carryOutImport(runOf(id, 1_000));

  const { rows: sums } = await app.owner.query(
    `select i.created, (select count(*)::int from import_row r where r.import_id = i.id) as lines,
            (select count(*)::int from account a where a.import_id = i.id) as accounts,
            (select count(distinct name)::int from account a where a.import_id = i.id) as names,
            (select count(*)::int from activity x where x.import_id = i.id) as activities
       from import i where i.id = $1`,
    [id],
  );
  expect(sums[0]).toEqual({ created: rows, lines: rows, accounts: rows, names: rows, activities: rows });
}, 120_000);

test('cancelled, an import keeps what is committed, says so in its sums, and can be undone', async () => {
  // More than are written until a worker looks whether it shall go on.
  const rows = 40_000;
  const file = `Firma\n${Array.from({ length: rows }, (_, index) => `Abbruch ${index} GmbH`).join('\n')}\n`;
  const mapping = { columns: { Firma: 'name' } };
  const { body } = await upload(app, { file, mapping, options: { dryRun: false } });
  const jobPath = `/jobs/${body.job.id}`;
  while ((await app.call(jobPath)).body.progress.done === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await app.call(jobPath, { method: 'DELETE' })).status).toBe(200);
  const ended = await settled(app, body.import.id);
  expect(ended.state).toBe('cancelled');
  expect(ended.counts.created).toBeLessThan(rows);
  const count = async (where: string) =>
    (
      await app.owner.query(`select count(*)::int as n from account where import_id = $1 and ${where}`, [
        ended.id,
      ])
    ).rows[0].n;
  expect(await count('true')).toBe(ended.counts.created);

  await app.post(`/imports/${ended.id}/undo`, undefined);
  expect(await settled(app, ended.id)).toMatchObject({
    state: 'undone',
    undo: { binned: ended.counts.created, restored: 0, kept: 0 },
  });
  expect(await count('deleted_at is null')).toBe(0);
}, 120_000);
