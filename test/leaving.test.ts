import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#features/thread/verify.ts';
import { type Answer, type TestApp, testApp } from './app.ts';
import type { UserName } from './world.ts';

/** Somebody signs out, is deactivated or loses a key while requests run and streams are open. */
let app: TestApp;
let origin: string;
beforeAll(async () => {
  app = await testApp();
  await app.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  expect(await verify(app.owner)).toEqual([]);
  await app.close();
});

const password = 'drei kurze Wörter';
/** Long before the hub asks everybody whether they are still signed in, which it does every 15 seconds. */
const atOnce = { timeout: 6_000, interval: 20 };

async function givePassword(user: UserName): Promise<string> {
  const { body } = await app.post(`/users/${app.world.users[user]}/links`, undefined, 'admin');
  await app.call(`${body.path}/acceptances`, { method: 'POST', body: { password } });
  return `${user}-${app.world.users[user]}@muster.example`;
}

async function signIn(email: string): Promise<{ cookie: string }> {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { email, password },
  });
  expect(answer.statusCode).toBe(201);
  return { cookie: [answer.headers['set-cookie'] ?? ''].flat()[0]!.split(';')[0]! };
}

/** An open stream; `ended` once the server has hung up. */
async function listen(headers: Record<string, string>) {
  const stop = new AbortController();
  const answer = await fetch(`${origin}/events`, { headers, signal: stop.signal });
  const state = { status: answer.status, ended: false, close: () => stop.abort() };
  const end = () => {
    state.ended = true;
  };
  // Read to its end, which a hang-up makes an error.
  answer.text().then(end, end);
  return state;
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('the live stream of somebody who leaves ends at once', () => {
  test('by signing out: this session, not the other one', async () => {
    const email = await givePassword('ingo');
    const [here, there] = [await signIn(email), await signIn(email)];
    const [mine, other] = [await listen(here), await listen(there)];
    const answer = await app.app.inject({ method: 'DELETE', url: '/api/v1/sessions', headers: here });
    expect(answer.statusCode).toBe(204);
    await expect.poll(() => mine.ended, atOnce).toBe(true);
    expect(other.ended).toBe(false);
    other.close();
  });

  test('by a changed password: all sessions but the one it was changed in', async () => {
    const email = await givePassword('ingo');
    const [here, there] = [await signIn(email), await signIn(email)];
    const [mine, other] = [await listen(here), await listen(there)];
    const { statusCode } = await app.app.inject({
      method: 'POST',
      url: '/api/v1/me/passwords',
      headers: here,
      payload: { currentPassword: password, newPassword: 'ganz neue Wörter' },
    });
    expect(statusCode).toBe(204);
    await expect.poll(() => other.ended, atOnce).toBe(true);
    expect(mine.ended).toBe(false);
    mine.close();
  });

  test('by a one-time link that sets another password: all of them', async () => {
    const email = await givePassword('ingo');
    const streams = [await listen(await signIn(email)), await listen(await signIn(email))];
    await givePassword('ingo');
    await expect.poll(() => streams.map(({ ended }) => ended), atOnce).toEqual([true, true]);
  });

  test('by a revoked key: the streams of this key', async () => {
    const { body } = await app.post('/api-keys', { name: 'Telefonanlage' }, 'ingo');
    const [revoked, other] = [await listen(bearer(body.key)), await listen(bearer(app.world.keys.ingo))];
    const { status } = await app.call(`/api-keys/${body.apiKey.id}`, { as: 'ingo', method: 'DELETE' });
    expect(status).toBe(204);
    await expect.poll(() => revoked.ended, atOnce).toBe(true);
    expect(other.ended).toBe(false);
    expect((await listen(bearer(body.key))).status).toBe(401);
    other.close();
  });

  test('by deactivation: all of theirs, nobody else’s', async () => {
    const email = await givePassword('bea');
    const theirs = [await listen(await signIn(email)), await listen(bearer(app.world.keys.bea))];
    const other = await listen(bearer(app.world.keys.ingo));
    const { status } = await app.call(`/users/${app.world.users.bea}`, {
      as: 'admin',
      method: 'PATCH',
      body: { active: false },
    });
    expect(status).toBe(200);
    await expect.poll(() => theirs.map(({ ended }) => ended), atOnce).toEqual([true, true]);
    expect(other.ended).toBe(false);
    other.close();
  });
});

test('one user has fifty streams at most; another is not kept out', async () => {
  const streams = await Promise.all(Array.from({ length: 50 }, () => listen(bearer(app.world.keys.anna))));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await listen(bearer(app.world.keys.anna))).status).toBe(429);
  const other = await listen(bearer(app.world.keys.ingo));
  expect(other.status).toBe(200);
  for (const stream of [...streams, other]) stream.close();
  await expect.poll(async () => (await listen(bearer(app.world.keys.anna))).status, atOnce).toBe(200);
});

describe('requests under way are finished or refused, none half done', () => {
  const saves = 12;
  const texts = async (text: string) =>
    (await app.owner.query('select id from activity where text = $1', [text])).rows
      .map(({ id }) => id)
      .sort();

  /** Saves as somebody while `leave` runs, in some of them before and in some of them after it. */
  async function whileLeaving(text: string, headers: Record<string, string>, leave: () => Promise<void>) {
    const accountId = await app.newRecord();
    const save = async (at: number): Promise<Pick<Answer, 'status' | 'body'>> => {
      for (let turns = 0; turns < at * 4; turns++) await new Promise((resolve) => setImmediate(resolve));
      const answer = await app.app.inject({
        method: 'POST',
        url: '/api/v1/activities',
        headers,
        payload: { accountId, text, followUps: [{ text: 'weiter', dueOn: '2013-09-30' }] },
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const running = Array.from({ length: saves }, (_, at) => save(at));
    await leave();
    const answers = await Promise.all(running);
    expect(answers.filter(({ status }) => ![201, 401, 422, 503].includes(status))).toEqual([]);
    const done = answers.filter(({ status }) => status === 201);
    expect(await texts(text)).toEqual(done.map(({ body }) => body.activity.id).sort());
    // From now on nothing more.
    expect((await save(0)).status).toBe(401);
    expect(await texts(text)).toHaveLength(done.length);
  }

  test('as somebody signs out', async () => {
    const email = await givePassword('lena');
    for (let round = 0; round < 8; round++) {
      const headers = await signIn(email);
      await whileLeaving(`abgemeldet ${round}`, headers, async () => {
        await app.app.inject({ method: 'DELETE', url: '/api/v1/sessions', headers });
      });
    }
  });

  test('as somebody is deactivated: what they saved last has an heir', async () => {
    for (let round = 0; round < 8; round++) {
      const text = `ausgeschieden ${round}`;
      const { body: added } = await app.post(
        '/api-keys',
        { name: text, userId: app.world.users.lena },
        'admin',
      );
      const setActive = (body: object) =>
        app.call(`/users/${app.world.users.lena}`, { as: 'admin', method: 'PATCH', body });
      await whileLeaving(text, bearer(added.key), async () => {
        const { status } = await setActive({ active: false, successorId: app.world.users.ingo });
        expect(status).toBe(200);
      });
      const { rows } = await app.owner.query(
        'select 1 from follow_up where assignee_id = $1 and done_at is null and withdrawn_at is null',
        [app.world.users.lena],
      );
      expect(rows).toEqual([]);
      expect((await setActive({ active: true })).status).toBe(200);
    }
  });
});
