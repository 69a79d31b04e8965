import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { belongingsOf } from '#features/accounts/belonging-store.ts';
import { actorOf } from '#features/people/actor-store.ts';
import { mayRead } from '#features/people/rules.ts';
import { type ChangeEvent, transactor } from '#platform/database/transaction.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { createWorld, type UserName, type World } from '../../../test/world.ts';
import { type Hub, type LiveTimings, liveHub } from './hub.ts';
import { positionIn } from './position.ts';

let app: TestApp;
let other: World;
const hubs: Hub[] = [];
beforeAll(async () => {
  app = await testApp();
  other = await createWorld(app.owner, 'Andere');
  // Nord's F3 is for nobody of Süd, and the other way round.
  await app.owner.query('update account set team_id = $1 where id = $2', [
    app.world.teams.Nord,
    app.world.accounts.F3,
  ]);
  await app.owner.query(
    "update rights_group set foreign_team = 'none', self_created = 'none' where name = 'Vertrieb'",
  );
});
afterEach(() => {
  for (const hub of hubs.splice(0)) hub.stop();
});
afterAll(() => app.close());

/** A node of its own: a hub, and a transactor that wakes it. */
function node(timings: Partial<LiveTimings> = {}) {
  const hub: Hub = liveHub({
    pool: app.appPool,
    transact: app.transact,
    audience: { viewerOf: actorOf, subjectsOf: belongingsOf, maySee: mayRead },
    onError: (error) => {
      throw error;
    },
    timings: { gatherMs: 5, heldMs: 20, lookMs: 60_000, ...timings },
  });
  hubs.push(hub);
  const transact = transactor(app.appPool, (_events, { workspaceId }) => hub.committed(workspaceId));
  return {
    hub,
    announce: (event: ChangeEvent, as: UserName = 'admin', world = app.world) =>
      transact({ workspaceId: world.workspaceId, userId: world.users[as] }, async (tx) => tx.announce(event)),
    async listen(as: UserName, { lastEventId = '', world = app.world, waitingBytes = 0 } = {}) {
      const heard = { text: '', closed: false, signedIn: true };
      await hub.join({
        principal: { workspaceId: world.workspaceId, userId: world.users[as] },
        resumeAt: positionIn(lastEventId),
        isSignedIn: async () => heard.signedIn,
        open: () => ({
          write: (text) => {
            heard.text += text;
          },
          waitingBytes: () => waitingBytes,
          close: () => {
            heard.closed = true;
          },
        }),
      });
      return {
        heard,
        ids: () => events(heard.text).map(({ id }) => id),
        lastEventId: () => [...heard.text.matchAll(/^id: (.*)$/gm)].at(-1)![1]!,
      };
    },
  };
}

const events = (text: string): ChangeEvent[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!));
const account = (name: 'F1' | 'F3', id: string): ChangeEvent => ({
  type: 'account',
  id,
  accountId: app.world.accounts[name],
});
const soon = { timeout: 3_000, interval: 10 };

describe('who is told', () => {
  test('only those who may see the record; settings all, jobs their own user, other workspaces nothing', async () => {
    const { announce, listen } = node();
    const [anna, bea, stranger] = [
      await listen('anna'),
      await listen('bea'),
      await listen('anna', { world: other }),
    ];
    await announce(account('F1', 'süd'));
    await announce(account('F3', 'nord'));
    await announce({ type: 'job', id: 'import' }, 'bea');
    await announce({ type: 'account', id: 'gone', accountId: other.accounts.F1 });
    await announce({ type: 'settings', id: 'all' });
    await expect.poll(anna.ids, soon).toEqual(['süd', 'all']);
    await expect.poll(bea.ids, soon).toEqual(['nord', 'import', 'all']);
    await announce({ type: 'settings', id: 'theirs' }, 'admin', other);
    await expect.poll(stranger.ids, soon).toEqual(['theirs']);
    expect(anna.ids()).toEqual(['süd', 'all']);
    expect(events(anna.heard.text)[0]).toEqual({
      type: 'account',
      id: 'süd',
      accountId: app.world.accounts.F1,
      userId: app.world.users.admin,
    });
  });
  test('with the rights they have after a change of settings', async () => {
    const { announce, listen } = node();
    const bea = await listen('bea');
    await app.owner.query('update app_user set rights_group_id = $1 where id = $2', [
      app.world.groups.Innendienst,
      app.world.users.bea,
    ]);
    await announce({ type: 'settings', id: 'rights' });
    await announce(account('F1', 'now visible'));
    await expect.poll(bea.ids, soon).toEqual(['rights', 'now visible']);
    await app.owner.query('update app_user set rights_group_id = $1 where id = $2', [
      app.world.groups.Vertrieb,
      app.world.users.bea,
    ]);
  });
});

describe('resuming', () => {
  test('loses and doubles nothing', async () => {
    const { announce, listen, hub } = node();
    const first = await listen('anna');
    await announce(account('F1', 'a'));
    await announce(account('F3', 'not hers'));
    await expect.poll(first.ids, soon).toEqual(['a']);
    const lastEventId = first.lastEventId();
    hub.stop();
    const restarted = node();
    for (const id of ['b', 'c']) await announce(account('F1', id));
    const second = await restarted.listen('anna', { lastEventId });
    await restarted.announce(account('F1', 'd'));
    await expect.poll(second.ids, soon).toEqual(['b', 'c', 'd']);
    expect((await restarted.listen('anna')).ids()).toEqual([]);
  });
  test('after too long or from nowhere is a reset, nonsense is refused', async () => {
    const { listen } = node();
    const { heard } = await listen('anna', { lastEventId: '1-1-1' });
    expect(heard.text).toMatch(/^event: reset\nid: \d+-0-\d+\n/);
    // The database was restored from a backup and counts from further back.
    const elsewhere = await listen('anna', {
      lastEventId: `${'9'.repeat(15)}-1-${Math.floor(Date.now() / 1000)}`,
    });
    expect(elsewhere.heard.text).toMatch(/^event: reset\n/);
    await expect(listen('anna', { lastEventId: 'nonsense' })).rejects.toThrow('invalid-input');
  });
  test('an event whose transaction commits late is not skipped', async () => {
    const { announce, listen } = node();
    const anna = await listen('anna');
    const slow = await app.owner.connect();
    await slow.query('begin');
    await slow.query(
      "insert into event (workspace_id, type, subject_id, account_id) values ($1, 'account', 'late', $2)",
      [app.world.workspaceId, app.world.accounts.F1],
    );
    await announce(account('F1', 'early'));
    await sleep(150);
    expect(anna.ids()).toEqual([]);
    await slow.query('commit');
    slow.release();
    await expect.poll(anna.ids, soon).toEqual(['late', 'early']);
  });
});

test('other nodes are told', async () => {
  const [here, there] = [node(), node()];
  const anna = await there.listen('anna');
  await sleep(100); // until it listens
  await here.announce(account('F1', 'elsewhere'));
  await expect.poll(anna.ids, soon).toEqual(['elsewhere']);
});

describe('a line', () => {
  test('beats, and ends with the sign-in', async () => {
    const { listen } = node({ heartbeatMs: 20, checkMs: 50 });
    const { heard } = await listen('anna');
    await expect.poll(() => heard.text.match(/^:$/gm)?.length, soon).toBeGreaterThan(2);
    expect(heard.closed).toBe(false);
    heard.signedIn = false;
    await expect.poll(() => heard.closed, soon).toBe(true);
  });
  test('ends when the user is deactivated', async () => {
    const { listen } = node({ checkMs: 50 });
    const { heard } = await listen('ingo');
    await app.owner.query('update app_user set deactivated_at = now() where id = $1', [app.world.users.ingo]);
    await expect.poll(() => heard.closed, soon).toBe(true);
    await expect(listen('ingo')).rejects.toThrow('not-signed-in');
  });
  test('ends when its client reads too slowly', async () => {
    const { announce, listen } = node();
    const { heard } = await listen('anna', { waitingBytes: 2_000_000 });
    await announce(account('F1', 'x'));
    await expect.poll(() => heard.closed, soon).toBe(true);
  });
});

test('events older than a day are forgotten', async () => {
  await app.owner.query(
    `insert into event (workspace_id, type, subject_id, at) values
       ($1, 'settings', 'old', now() - interval '25 hours'), ($1, 'settings', 'young', now() - interval '1 hour')`,
    [app.world.workspaceId],
  );
  node({ forgetMs: 30 });
  const left = async () =>
    (await app.owner.query("select subject_id from event where subject_id in ('old', 'young')")).rows.map(
      (row) => row.subject_id,
    );
  await expect.poll(left, soon).toEqual(['young']);
});

test('over HTTP: a change by one is heard by another', async () => {
  await app.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/v1/events`;
  expect((await fetch(url)).status).toBe(401);
  const controller = new AbortController();
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${app.world.keys.anna}` },
    signal: controller.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const reading = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  })().catch(() => {});
  const { body } = await app.post('/campaigns', { name: 'Live' }, 'admin');
  await expect
    .poll(() => events(text), soon)
    .toEqual([{ type: 'campaign', id: body.id, userId: app.world.users.admin }]);
  controller.abort();
  await reading;
});
