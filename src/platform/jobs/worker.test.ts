import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { enqueue, type JobKind, type JobRun } from './queue.ts';
import { startJobWorker } from './worker.ts';

interface Actor {
  timeZone: string;
  language: 'de' | 'en';
}

let database: TestDatabase;
let world: World;
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  database = await testDatabase();
  world = await createWorld(database.owner);
});
afterEach(() => stop?.());
afterAll(() => database.close());

const bugs: unknown[] = [];

/** Starts a worker for one kind of this test. */
function work(kind: string, run: (run: JobRun<Actor>) => Promise<unknown>, ended?: JobKind<Actor>['ended']) {
  const worker = startJobWorker<Actor>([{ kind, run, ...(ended ? { ended } : {}) }], {
    pool: database.appPool,
    transact: database.transact,
    actorOf: async () => ({ timeZone: 'Europe/Berlin', language: 'de' }),
    clock: () => new Date(),
    onBug: (error) => bugs.push(error),
  });
  stop = worker.stop;
}

const principal = () => ({ workspaceId: world.workspaceId, userId: world.users.anna });
const add = (kind: string, subjectId = newId()) =>
  database.transact(principal(), (tx) => enqueue({ tx, now: new Date() }, { kind, subjectId }));
const jobOf = async (id: string) =>
  (await database.owner.query('select * from job where id = $1', [id])).rows[0];

async function settled(id: string) {
  for (let tries = 0; tries < 200; tries++) {
    const job = await jobOf(id);
    if (['succeeded', 'failed', 'cancelled'].includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the job does not end');
}

test('a job runs at once, reports progress and ends with its subject', async () => {
  const ends: string[] = [];
  work(
    'one',
    async (run) => {
      await run.progress({ done: 1, total: 2 });
      await run.progress({ done: 2, total: 2 });
      return { well: true };
    },
    async (_, subjectId, { state }) => void ends.push(`${subjectId} ${state}`),
  );
  const subject = newId();
  const job = await settled(await add('one', subject));
  expect(job).toMatchObject({ state: 'succeeded', done: 2, total: 2, result: { well: true } });
  expect(ends).toEqual([`${subject} succeeded`]);
});

test('the job of a killed worker runs again, one that kills every worker is given up', async () => {
  const [dead, deadly] = [await add('orphan'), await add('orphan')];
  await database.owner.query(
    "update job set state = 'running', claimed_by = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 second' where id = any($1)",
    [[dead, deadly]],
  );
  await database.owner.query('update job set attempts = 5 where id = $1', [deadly]);
  work('orphan', async () => 'done');
  expect(await settled(dead)).toMatchObject({ state: 'succeeded', result: 'done' });
  expect(await settled(deadly)).toMatchObject({ state: 'failed', error: { code: 'unexpected' } });
});

test('a running job is cancelled within two seconds', async () => {
  work('long', async (run) => {
    for (;;) {
      await run.stopIfCancelled();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  const id = await add('long');
  while ((await jobOf(id)).state !== 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  const asked = Date.now();
  await database.owner.query('update job set cancel_requested_at = now() where id = $1', [id]);
  expect(await settled(id)).toMatchObject({ state: 'cancelled' });
  expect(Date.now() - asked).toBeLessThan(2_000);
});

test('a stopping worker gives its job back to the next', async () => {
  const run = async ({ stopIfCancelled }: JobRun<Actor>) => {
    for (let step = 0; step < 20; step++) {
      await stopIfCancelled();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return 'at last';
  };
  work('moving', run);
  const id = await add('moving');
  while ((await jobOf(id)).state !== 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  await stop!();
  expect(await jobOf(id)).toMatchObject({ state: 'running', claimed_by: null });
  work('moving', run);
  expect(await settled(id)).toMatchObject({ state: 'succeeded', result: 'at last' });
});
