import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const password = 'drei kurze Wörter';
const emailOf = (user: UserName) => `${user}-${app.world.users[user]}@muster.example`;

interface Browser {
  status: number;
  body: { code?: string; name?: string; endsAt?: string; secondsLeft?: number };
  setCookie: string;
}

/** A request as a browser sends it: a cookie, no API key. */
async function browse(
  path: string,
  {
    method = 'GET',
    body,
    cookie,
  }: { method?: 'GET' | 'POST' | 'DELETE'; body?: object; cookie?: string } = {},
): Promise<Browser> {
  const answer = await app.app.inject({
    method,
    url: `/api/v1${path}`,
    ...(cookie ? { headers: { cookie } } : {}),
    ...(body ? { payload: body } : {}),
  });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? {} : answer.json(),
    setCookie: String(answer.headers['set-cookie'] ?? ''),
  };
}

const signIn = (email: string, secret = password) =>
  browse('/sessions', { method: 'POST', body: { email, password: secret } });

const cookieFrom = ({ setCookie }: Browser) => setCookie.split(';')[0]!;

/** Gives a user a password by a one-time link, as people get theirs. */
async function givePassword(user: UserName, secret = password) {
  const { body } = await app.call(`/users/${app.world.users[user]}/links`, { as: 'admin', method: 'POST' });
  return browse(`${body.path}/acceptances`, { method: 'POST', body: { password: secret } });
}

describe('signing in', () => {
  beforeAll(() => givePassword('anna'));

  test('opens a session that a cookie carries, and signing out ends it', async () => {
    const signedIn = await signIn(` ${emailOf('anna').toUpperCase()} `);
    expect(signedIn).toMatchObject({ status: 201, body: { name: 'anna' } });
    expect(signedIn.setCookie).toMatch(/^faden\.session_token=/);
    expect(signedIn.setCookie).toMatch(/HttpOnly/i);
    expect(signedIn.setCookie).toMatch(/SameSite=Lax/i);
    expect(signedIn.setCookie).not.toMatch(/Secure/i);

    const cookie = cookieFrom(signedIn);
    expect(await browse('/me', { cookie })).toMatchObject({ status: 200, body: { name: 'anna' } });
    const signedOut = await browse('/sessions', { method: 'DELETE', cookie });
    expect(signedOut.status).toBe(204);
    expect(signedOut.setCookie).toMatch(/faden\.session_token=;.*Max-Age=0/i);
    expect(await browse('/me', { cookie })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await browse('/sessions', { method: 'DELETE', cookie })).toMatchObject({ status: 204 });
  });

  test('says the same to an unknown e-mail, a malformed one and a wrong password', async () => {
    const answers = await Promise.all([
      signIn('nobody@muster.example'),
      signIn('nobody'),
      signIn(emailOf('bea')),
      signIn(emailOf('anna'), 'ein anderes Wort'),
    ]);
    for (const { status, body, setCookie } of answers) {
      expect({ status, code: body.code, setCookie }).toEqual({
        status: 401,
        code: 'wrong-credentials',
        setCookie: '',
      });
    }
  });

  test('takes as long for an unknown e-mail as for a wrong password', async () => {
    const took = async (email: string) => {
      const start = performance.now();
      await signIn(email, 'ein anderes Wort');
      return performance.now() - start;
    };
    // The fastest so far, in turn: what else the machine does only makes slower. A hash costs ten times what
    // everything else does, so that without one for the unknown the two would never come near each other.
    let [unknown, known] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const isNear = () => unknown > known / 2 && known > unknown / 2;
    for (let round = 0; round < 8 || (round < 200 && !isNear()); round++) {
      unknown = Math.min(unknown, await took('nobody@muster.example'));
      known = Math.min(known, await took(emailOf('anna')));
    }
    expect({ unknown, known, near: isNear() }).toMatchObject({ near: true });
  });

  test('does not believe a forged cookie', async () => {
    const cookie = cookieFrom(await signIn(emailOf('anna')));
    const forged = cookie.replace(/=.{4}/, '=AAAA');
    expect(await browse('/me', { cookie: forged })).toMatchObject({ status: 401 });
  });
});

describe('a session', () => {
  const days = (count: number) => count * 86_400;
  const endIn = (seconds: number) =>
    app.owner.query('update auth.session set expires_at = now() + make_interval(secs => $1)', [seconds]);
  let cookie: string;
  beforeAll(async () => {
    await givePassword('anna');
    cookie = cookieFrom(await signIn(emailOf('anna')));
  });
  const prolong = (as = cookie) => browse('/sessions/prolongations', { method: 'POST', cookie: as });

  test('says when it ends: 30 days after signing in, however much is done meanwhile', async () => {
    const { status, body } = await browse('/sessions', { cookie });
    expect(status).toBe(200);
    expect(body.secondsLeft).toBeGreaterThan(days(30) - 60);
    expect(body.secondsLeft).toBeLessThanOrEqual(days(30));
    await endIn(120);
    await browse('/me', { cookie });
    const { body: later } = await browse('/sessions', { cookie });
    expect(later.secondsLeft).toBeLessThanOrEqual(120);
    expect(Date.parse(later.endsAt!)).toBeLessThan(Date.now() + 130_000);
  });

  test('lasts another 30 days when somebody chooses to stay, and so does its cookie', async () => {
    await endIn(90);
    const { status, body, setCookie } = await prolong();
    expect(status).toBe(201);
    expect(body.secondsLeft).toBeGreaterThan(days(30) - 60);
    // The first; the second tells the device.
    const opened = (await signIn(emailOf('anna'))).setCookie.split(',')[0]!;
    const attributesOf = (set: string) => set.split('; ').slice(1).sort();
    expect(attributesOf(setCookie)).toEqual(attributesOf(opened));
    expect(setCookie.split(';')[0]).toBe(cookie);
    expect((await browse('/me', { cookie })).status).toBe(200);
  });

  test('that is over stays over', async () => {
    await endIn(-1);
    expect(await browse('/sessions', { cookie })).toMatchObject({ status: 401 });
    expect(await prolong()).toMatchObject({ status: 401, body: { code: 'not-signed-in' }, setCookie: '' });
    expect((await browse('/me', { cookie })).status).toBe(401);
  });

  test('an API key has none', async () => {
    const nothing = { endsAt: null, secondsLeft: null };
    expect(await app.call('/sessions')).toMatchObject({ status: 200, body: nothing });
    expect(await app.post('/sessions/prolongations', undefined)).toMatchObject({
      status: 201,
      body: nothing,
    });
  });
});

describe('a password changed', () => {
  test('ends all other sessions, not the one it was changed in', async () => {
    await givePassword('ingo');
    const [here, there] = [
      cookieFrom(await signIn(emailOf('ingo'))),
      cookieFrom(await signIn(emailOf('ingo'))),
    ];
    const change = (currentPassword: string, newPassword: string) =>
      browse('/me/passwords', { method: 'POST', cookie: here, body: { currentPassword, newPassword } });
    expect(await change('falsch geraten', 'ganz neue Wörter')).toMatchObject({
      status: 401,
      body: { code: 'wrong-credentials' },
    });
    expect(await change(password, 'kurz')).toMatchObject({ body: { code: 'password-too-weak' } });
    expect((await browse('/me', { cookie: there })).status).toBe(200);

    expect((await change(password, 'ganz neue Wörter')).status).toBe(204);
    expect((await browse('/me', { cookie: here })).status).toBe(200);
    expect((await browse('/me', { cookie: there })).status).toBe(401);
    expect((await signIn(emailOf('ingo'))).status).toBe(401);
    expect((await signIn(emailOf('ingo'), 'ganz neue Wörter')).status).toBe(201);
  });
});

describe('a user deactivated', () => {
  test('has neither session nor sign-in nor key, and no way back through an old link', async () => {
    await givePassword('bea');
    const cookie = cookieFrom(await signIn(emailOf('bea')));
    const { body: link } = await app.call(`/users/${app.world.users.bea}/links`, {
      as: 'admin',
      method: 'POST',
    });
    const setActive = (active: boolean) =>
      app.call(`/users/${app.world.users.bea}`, { as: 'admin', method: 'PATCH', body: { active } });
    expect(await setActive(false)).toMatchObject({ status: 200, body: { active: false } });

    expect((await browse('/me', { cookie })).status).toBe(401);
    expect((await app.call('/me', { as: 'bea' })).status).toBe(401);
    expect(await signIn(emailOf('bea'))).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    expect(await browse(link.path)).toMatchObject({ status: 422, body: { code: 'link-expired' } });

    expect(await setActive(true)).toMatchObject({ status: 200, body: { active: true } });
    expect((await browse('/me', { cookie })).status).toBe(401);
    expect((await app.call('/me', { as: 'bea' })).status).toBe(401);
    expect((await signIn(emailOf('bea'))).status).toBe(201);
  });
});

describe('a one-time link', () => {
  const newLink = async (): Promise<string> => {
    const { body } = await app.call(`/users/${app.world.users.lena}/links`, { as: 'admin', method: 'POST' });
    return body.path;
  };
  const accept = (link: string, secret = password) =>
    browse(`${link}/acceptances`, { method: 'POST', body: { password: secret } });

  test('says whom it is for and works once', async () => {
    const link = await newLink();
    expect((await app.call(link)).body).toEqual({ kind: 'password', name: 'lena', email: emailOf('lena') });
    expect(await accept(link, 'aaaaaaaaaaaa')).toMatchObject({ body: { code: 'password-too-weak' } });
    expect(await accept(link)).toMatchObject({ status: 201, body: { email: emailOf('lena') } });
    expect(await accept(link)).toMatchObject({ status: 422, body: { code: 'link-expired' } });
    expect((await signIn(emailOf('lena'))).status).toBe(201);
  });

  test('is used once by two who follow it together', async () => {
    const link = await newLink();
    const statuses = (await Promise.all([accept(link), accept(link)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 422]);
  });

  test('gives way to a newer one', async () => {
    const [older, newer] = [await newLink(), await newLink()];
    expect((await browse(older)).status).toBe(422);
    expect((await browse(newer)).status).toBe(200);
  });

  test('expires after seven days', async () => {
    const link = await newLink();
    app.clock.now = new Date(t0.getTime() + 7 * 86_400_000);
    expect(await accept(link)).toMatchObject({ status: 422, body: { code: 'link-expired' } });
    app.clock.now = t0;
    expect((await accept(link)).status).toBe(201);
  });

  test('is not guessed', async () => {
    expect(await browse('/invitations/no-such-link')).toMatchObject({ status: 404 });
  });
});
