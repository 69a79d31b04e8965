import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { friday, openStage, type Stage } from './stage.ts';
import { eventually, settled } from './walk.ts';

/** The page of long work (ux.md 2.11): how far, how fast, how long still, and a way to stop. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A job of anna that began ten seconds ago and that a worker far away holds. */
async function runningJob(done: number, total: number): Promise<string> {
  const id = newId();
  const startedAt = new Date(friday.getTime() - 10_000);
  await stage.app.owner.query(
    `insert into job (workspace_id, id, kind, user_id, subject_id, created_at, started_at, state, done, total, claimed_by,
       lease_until, attempts)
     values ($1, $2, 'bulk-change', $3, $2, $4, $4, 'running', $5, $6, gen_random_uuid(), clock_timestamp() + interval '1 hour', 1)`,
    [stage.app.world.workspaceId, id, stage.app.world.users.anna, startedAt, done, total],
  );
  return id;
}

test('says how far, how fast and how long still; aloud only at the quarters; and stops on demand', async () => {
  const id = await runningJob(20_000, 74_000);
  const { page, context } = await stage.open('anna');
  await page.goto(`${stage.address}/jobs/${id}`);
  await settled(page);
  await page.getByText(/^20\.000 von 74\.000 · [\d.]+\/s · noch ca\. \d+ s$/).waitFor();
  const said = page.getByRole('status').filter({ hasText: 'Prozent erledigt' });
  await said.getByText('25 Prozent erledigt').waitFor();
  await eventually(async () => expect(await page.title()).toMatch(/^27 % Massenbearbeitung/));

  await stage.app.owner.query('update job set done = 60000 where id = $1', [id]);
  await page.clock.runFor(3_000);
  await page.getByText(/^60\.000 von 74\.000 · /).waitFor();
  await said.getByText('75 Prozent erledigt').waitFor();

  await page.getByText('Nach einem Abbruch bleibt, was bis dahin getan ist.').waitFor();
  await page.getByRole('button', { name: 'Auftrag abbrechen' }).click();
  await eventually(async () => {
    const { rows } = await stage.app.owner.query('select cancel_requested_at from job where id = $1', [id]);
    expect(rows[0].cancel_requested_at).not.toBeNull();
  });
  await context.close();
});
