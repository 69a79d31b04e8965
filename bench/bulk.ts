import { fork } from 'node:child_process';
import { once } from 'node:events';
import { newId } from '#lib/id.ts';
import { openPool } from '#platform/database/connection.ts';
import { createWorld, type World } from '../test/world.ts';
import { benchDatabase } from './database.ts';
import { perSecond, report } from './report.ts';

/**
 * 12,000 follow-ups shifted and 5,000 completed as jobs, among 40,000, against the same rows written by hand on the same
 * database in the same run: one update for the shift, three statements a record, 100 records a transaction, for the
 * completion. By hand nothing is frozen, judged, kept for an undo or resumable.
 */
const all = 40_000;
const shifted = 12_000;
const completed = 5_000;
const shiftedPerSecondLeast = 4_000;
const completedPerSecondLeast = 500;

const days = {
  shift: '2099-03-02',
  shiftByHand: '2099-03-03',
  complete: '2099-04-02',
  completeByHand: '2099-04-03',
};

const database = await benchDatabase();
const server = { current: undefined as ReturnType<typeof fork> | undefined };
try {
  const world = await createWorld(database.owner);
  await plan(world, [
    { dueOn: days.shift, count: shifted },
    { dueOn: days.shiftByHand, count: shifted },
    { dueOn: days.complete, count: completed },
    { dueOn: days.completeByHand, count: completed },
    { dueOn: '2099-05-04', count: all - 2 * shifted - 2 * completed },
  ]);
  await database.owner.query('analyze');
  server.current = fork(new URL('./server.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = (await once(server.current, 'message')) as [number];
  const call = caller(`http://127.0.0.1:${port}/api/v1`, world.keys.anna);
  const filter = (dueOn: string) => ({ dueFrom: dueOn, dueTo: dueOn });

  const shift = await job(call, '/follow-up-changes', { filter: filter(days.shift), shiftDays: 7 });
  const shiftByHand = await measured(() => shiftWithOneUpdate(world));
  const undo = await job(call, `/bulk-changes/${shift.bulkChangeId}/undo`, undefined);
  const complete = await job(call, '/follow-up-changes', {
    filter: filter(days.complete),
    complete: {
      medium: 'letter',
      text: 'Weihnachtskarte',
      followUps: [{ text: 'weiter', dueOn: '2099-06-01' }],
    },
  });
  const completeByHand = await measured(() => completeInTurns(world));
  const withdraw = await job(call, `/bulk-changes/${complete.bulkChangeId}/undo`, undefined);

  const rates = {
    shift: shifted / shift.seconds,
    undo: shifted / undo.seconds,
    complete: completed / complete.seconds,
    withdraw: completed / withdraw.seconds,
  };
  report('bulk changes as jobs', [
    ['12,000 shifted', `${perSecond(rates.shift)} (floor ${perSecond(shiftedPerSecondLeast)})`],
    ['by hand, one update', perSecond(shifted / shiftByHand)],
    ['taken back', perSecond(rates.undo)],
    [
      '5,000 completed, each with its next',
      `${perSecond(rates.complete)} (floor ${perSecond(completedPerSecondLeast)})`,
    ],
    ['by hand, three statements each', perSecond(completed / completeByHand)],
    ['taken back', perSecond(rates.withdraw)],
  ]);
  const held = rates.shift >= shiftedPerSecondLeast && rates.complete >= completedPerSecondLeast;
  process.exitCode = held ? 0 : 1;
} finally {
  server.current?.kill();
  await database.stop();
}

/** One company, activity and open follow-up each. */
async function plan(world: World, groups: { dueOn: string; count: number }[]): Promise<void> {
  const rows = groups.flatMap(({ dueOn, count }) =>
    Array.from({ length: count }, () => ({ account: newId(), activity: newId(), id: newId(), dueOn })),
  );
  const { workspaceId, users, teams } = world;
  const from = 'json_to_recordset($2::json) as r(account uuid, activity uuid, id uuid, "dueOn" date)';
  const client = await database.owner.connect();
  const insert = (statement: string, values: unknown[]) =>
    client.query(statement, [workspaceId, JSON.stringify(rows), ...values]);
  await client.query('begin');
  await insert(
    `insert into account (workspace_id, id, kind, name, team_id, created_by_id, sort_name, name_key, search_text,
       created_at, updated_at)
     select $1, r.account, 'company', 'Firma', $3, $4, 'firma', 'firma', 'firma', now(), now() from ${from}`,
    [teams.Süd, users.admin],
  );
  await insert(
    `insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on, recorded_at, duty)
     select $1, r.activity, r.account, $3, 'note', 'aufgenommen', now(), current_date, now(), 'none' from ${from}`,
    [users.anna],
  );
  await insert(
    `insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id, created_at,
       origin_activity_id, not_before_on)
     select $1, r.id, r.account, 'anrufen', r."dueOn", $3, $3, now(), r.activity, current_date from ${from}`,
    [users.anna],
  );
  await client.query('commit');
  client.release();
}

type Call = (path: string, init?: RequestInit) => Promise<unknown>;

function caller(base: string, key: string): Call {
  return async (path, init = {}) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'idempotency-key': newId(),
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    };
    const response = await fetch(base + path, { ...init, headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
}

/** Runs a bulk change that becomes a job; seconds as the job itself took. */
async function job(call: Call, path: string, body: unknown) {
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  const begun = (await call(path, { method: 'POST', ...payload })) as {
    job: { id: string };
    bulkChangeId: string;
  };
  for (;;) {
    const state = (await call(`/jobs/${begun.job.id}`)) as {
      startedAt: string;
      finishedAt: string | null;
      state: string;
    };
    if (state.finishedAt) {
      if (state.state !== 'succeeded') throw new Error(`the job ${state.state}`);
      const seconds = (Date.parse(state.finishedAt) - Date.parse(state.startedAt)) / 1000;
      return { bulkChangeId: begun.bulkChangeId, seconds };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function measured(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

async function shiftWithOneUpdate(world: World): Promise<void> {
  await database.owner.query(
    `update follow_up set due_on = due_on + 7, version = version + 1
      where workspace_id = $1 and due_on = $2 and done_at is null and withdrawn_at is null`,
    [world.workspaceId, days.shiftByHand],
  );
}

async function completeInTurns(world: World): Promise<void> {
  const { workspaceId, users } = world;
  const { rows } = await database.owner.query(
    'select id, account_id from follow_up where workspace_id = $1 and due_on = $2 order by account_id',
    [workspaceId, days.completeByHand],
  );
  // A connection of its own: the plans its triggers made for thousands of rows would be kept for one.
  const fresh = openPool(database.address, { max: 1 });
  const client = await fresh.connect();
  for (const [index, { id, account_id }] of rows.entries()) {
    if (index % 100 === 0) await client.query('begin');
    const activityId = newId();
    await client.query({
      name: 'activity',
      text: `insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on, recorded_at, duty)
       values ($1, $2, $3, $4, 'letter', 'Weihnachtskarte', now(), current_date, now(), 'none')`,
      values: [workspaceId, activityId, account_id, users.anna],
    });
    await client.query({
      name: 'done',
      text: `update follow_up set done_at = now(), done_activity_id = $3, done_tx = pg_current_xact_id(), version = version + 1
        where workspace_id = $1 and id = $2`,
      values: [workspaceId, id, activityId],
    });
    await client.query({
      name: 'next',
      text: `insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id, created_at,
         origin_activity_id, not_before_on)
       values ($1, $2, $3, 'weiter', '2099-06-01', $4, $4, now(), $5, current_date)`,
      values: [workspaceId, newId(), account_id, users.anna, activityId],
    });
    if (index % 100 === 99 || index === rows.length - 1) await client.query('commit');
  }
  client.release();
  await fresh.end();
}
