import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { newId } from '#lib/id.ts';
import { createWorld, type World } from '../test/world.ts';
import { benchDatabase } from './database.ts';
import { percentile, perSecond, report } from './report.ts';

/**
 * One save with status change, completion and next follow-up: over HTTP by 8 clients, against the same rows written by
 * six hand-written statements in one transaction through a bare pool, on the same database in the same run.
 */
const clients = 8;
const seconds = Number(process.argv[2] ?? 8);

interface Thread {
  accountId: string;
  membershipId: string;
  statusId: string;
  followUpId: string;
}

const database = await benchDatabase();
try {
  const world = await createWorld(database.owner);
  const threads = await beginThreads(world, clients * 250);
  // As after the first minute of any installation: plans made for empty tables are no measure.
  await database.owner.query('analyze');
  const server = fork(new URL('./server.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = (await once(server, 'message')) as [number];
  await measureHttp(world, threads, port, 2);
  const http = await measureHttp(world, threads, port, seconds);
  server.kill();
  await once(server, 'exit');
  await measureByHand(world, threads, 1);
  const byHand = await measureByHand(world, threads, seconds);
  const ratio = http.rate / byHand.rate;
  report('one save over HTTP, 8 clients', [
    ['rate', `${perSecond(http.rate)} (at least 0.6 of by hand)`],
    ['by hand, six statements', perSecond(byHand.rate)],
    ['ratio', ratio.toFixed(2)],
    ['p50', `${percentile(http.millis, 50).toFixed(1)} ms`],
    ['p95', `${percentile(http.millis, 95).toFixed(1)} ms (at most 20 ms)`],
  ]);
  process.exitCode = ratio >= 0.6 && percentile(http.millis, 95) <= 20 ? 0 : 1;
} finally {
  await database.stop();
}

async function beginThreads(world: World, count: number): Promise<Thread[]> {
  const threads: Thread[] = [];
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = ['workspace_id', ...Object.keys(row)];
    await client.query(
      `insert into ${table} (${columns}) values (${columns.map((_, index) => `$${index + 1}`)})`,
      [world.workspaceId, ...Object.values(row)],
    );
  };
  const client = await database.owner.connect();
  const now = new Date(Date.now() - 86_400_000);
  for (let index = 0; index < count; index++) {
    const [accountId, membershipId, changeId, activityId, followUpId] = Array.from({ length: 5 }, newId) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const name = `Firma ${index}`;
    await client.query('begin');
    await insert('account', {
      id: accountId,
      kind: 'company',
      name,
      created_by_id: world.users.anna,
      sort_name: name,
      name_key: name,
      search_text: name,
      created_at: now,
      updated_at: now,
    });
    await insert('activity', {
      id: activityId,
      account_id: accountId,
      user_id: world.users.anna,
      medium: 'note',
      text: 'aufgenommen',
      occurred_at: now,
      occurred_on: now,
      recorded_at: now,
      duty: 'follow-up',
    });
    await insert('membership', {
      id: membershipId,
      account_id: accountId,
      campaign_id: world.vk,
      current_change_id: changeId,
      status_id: world.statuses.Erstkontakt,
      since: now,
      created_at: now,
    });
    await insert('status_change', {
      id: changeId,
      membership_id: membershipId,
      account_id: accountId,
      campaign_id: world.vk,
      position: 1,
      to_status_id: world.statuses.Erstkontakt,
      activity_id: activityId,
      occurred_at: now,
      recorded_at: now,
      user_id: world.users.anna,
    });
    await insert('follow_up', {
      id: followUpId,
      account_id: accountId,
      text: 'anrufen',
      due_on: '2099-01-01',
      assignee_id: world.users.anna,
      created_by_id: world.users.anna,
      created_at: now,
      origin_activity_id: activityId,
      not_before_on: now,
    });
    await client.query('commit');
    threads.push({ accountId, membershipId, statusId: world.statuses.Erstkontakt, followUpId });
  }
  client.release();
  return threads;
}

function other(world: World, statusId: string): string {
  return statusId === world.statuses.Erstkontakt
    ? world.statuses['Bedarf geklärt']
    : world.statuses.Erstkontakt;
}

async function measure(threads: Thread[], forSeconds: number, save: (thread: Thread) => Promise<void>) {
  const millis: number[] = [];
  const start = performance.now();
  const end = start + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const own = threads.filter((_thread, index) => index % clients === client);
      for (let turn = 0; performance.now() < end; turn++) {
        const began = performance.now();
        await save(own[turn % own.length]!);
        millis.push(performance.now() - began);
      }
    }),
  );
  return { rate: millis.length / ((performance.now() - start) / 1000), millis };
}

async function measureHttp(world: World, threads: Thread[], port: number, forSeconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const result = await measure(threads, forSeconds, async (thread) => {
    const toStatusId = other(world, thread.statusId);
    const body = await post(agent, port, world.keys.anna, {
      accountId: thread.accountId,
      medium: 'phone',
      direction: 'outbound',
      text: 'will Angebot bis Freitag',
      campaignId: world.vk,
      statusChanges: [{ campaignId: world.vk, fromStatusId: thread.statusId, toStatusId }],
      completes: [thread.followUpId],
      followUps: [{ text: 'nachfassen', dueOn: '2099-01-01', dueTime: '10:00' }],
    });
    thread.statusId = toStatusId;
    thread.followUpId = body.followUps[0]!.id;
  });
  agent.destroy();
  return result;
}

function post(
  agent: Agent,
  port: number,
  key: string,
  body: unknown,
): Promise<{ followUps: { id: string }[] }> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/activities',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'idempotency-key': newId(),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 201) resolve(JSON.parse(text));
          else reject(new Error(`${response.statusCode} ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

async function measureByHand(world: World, threads: Thread[], forSeconds: number) {
  return measure(threads, forSeconds, async (thread) => {
    const toStatusId = other(world, thread.statusId);
    const [activityId, followUpId] = [newId(), newId()];
    const now = new Date();
    const client = await database.owner.connect();
    try {
      const workspace = world.workspaceId;
      await client.query('begin');
      await client.query('select id from account where workspace_id = $1 and id = $2 for no key update', [
        workspace,
        thread.accountId,
      ]);
      await client.query(
        `insert into activity (workspace_id, id, account_id, user_id, medium, direction, text, occurred_at, occurred_on,
           recorded_at, campaign_id, duty) values ($1, $2, $3, $4, 'phone', 'outbound', $5, $6::timestamptz, $6::timestamptz::date, $6::timestamptz, $7, 'follow-up')`,
        [
          workspace,
          activityId,
          thread.accountId,
          world.users.anna,
          'will Angebot bis Freitag',
          now,
          world.vk,
        ],
      );
      await client.query(
        `insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id, to_status_id,
           activity_id, occurred_at, recorded_at, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $9::timestamptz, $10)`,
        [
          workspace,
          newId(),
          thread.membershipId,
          thread.accountId,
          world.vk,
          thread.statusId,
          toStatusId,
          activityId,
          now,
          world.users.anna,
        ],
      );
      await client.query(
        `update follow_up set done_at = $3, done_activity_id = $4, done_tx = pg_current_xact_id(), version = version + 1
          where workspace_id = $1 and id = $2`,
        [workspace, thread.followUpId, now, activityId],
      );
      await client.query(
        `insert into follow_up (workspace_id, id, account_id, campaign_id, text, due_on, due_time, assignee_id,
           created_by_id, created_at, origin_activity_id, not_before_on)
         values ($1, $2, $3, $4, 'nachfassen', '2099-01-01', '10:00', $5, $5, $6::timestamptz, $7, $6::timestamptz::date)`,
        [workspace, followUpId, thread.accountId, world.vk, world.users.anna, now, activityId],
      );
      await client.query(
        'insert into event (workspace_id, type, subject_id, account_id, user_id) values ($1, $2, $3, $4, $5)',
        [workspace, 'activity', activityId, thread.accountId, world.users.anna],
      );
      await client.query('commit');
    } finally {
      client.release();
    }
    thread.statusId = toStatusId;
    thread.followUpId = followUpId;
  });
}
