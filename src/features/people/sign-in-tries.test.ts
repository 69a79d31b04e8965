import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';
import { usualPaces } from './sign-in-tries.ts';

/** Guesses at one account, each from an address of its own. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ signInPaces: usualPaces });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.owner.query('delete from auth.sign_in_try');
  minutesLater(0);
});

const password = 'drei kurze Wörter';
const emailOf = (user: UserName) => `${user}-${app.world.users[user]}@muster.example`;
const minutesLater = (minutes: number) => {
  app.clock.now = new Date(t0.getTime() + minutes * 60_000);
};

let addresses = 0;
const signIn = (email: string, secret: string, cookie = '') =>
  app.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { email, password: secret },
    remoteAddress: `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses++ & 255}`,
    headers: cookie ? { cookie } : {},
  });
type Signing = Awaited<ReturnType<typeof signIn>>;
const cookieOf = ({ headers }: Pick<Signing, 'headers'>, name: string) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

/** Sets the password by a one-time link; answers the cookie of the device it was followed on. */
async function invite(user: UserName): Promise<string> {
  const { body } = await app.post(`/users/${app.world.users[user]}/links`, undefined, 'admin');
  const accepted = await app.app.inject({
    method: 'POST',
    url: `/api/v1${body.path}/acceptances`,
    payload: { password },
  });
  expect(accepted.statusCode).toBe(201);
  return cookieOf(accepted, 'faden.device');
}
const guess = (email: string, count: number, cookie = '') =>
  Promise.all(Array.from({ length: count }, (_, at) => signIn(email, `geraten ${at}`, cookie)));
const statuses = (answers: Signing[]) => answers.map(({ statusCode }) => statusCode).sort();

describe('guessing the password of one account', () => {
  test('is let try five times, then once in twelve minutes, and hears when', async () => {
    await invite('anna');
    expect(statuses(await guess(emailOf('anna'), 8))).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const refused = await signIn(emailOf('anna'), password);
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({
      code: 'too-many-sign-ins',
      detail: expect.stringContaining('Nächster Versuch in 12 Min.'),
      retryAfterSeconds: 720,
    });
    expect(refused.headers['retry-after']).toBe('720');
    minutesLater(5);
    expect((await signIn(emailOf('anna'), password)).headers['retry-after']).toBe('420');
    minutesLater(12);
    expect((await signIn(emailOf('anna'), 'geraten')).statusCode).toBe(401);
    expect((await signIn(emailOf('anna'), 'geraten')).statusCode).toBe(429);
  });

  test('gets no more than ten tries in an hour, however patient', async () => {
    await invite('anna');
    let tried = 0;
    for (let minute = 0; minute < 60; minute++) {
      minutesLater(minute);
      tried += statuses(await guess(emailOf('anna'), 5)).filter((status) => status === 401).length;
    }
    expect(tried).toBeLessThanOrEqual(10);
  });

  test('learns nothing of whether there is such an account', async () => {
    await invite('anna');
    const [known, unknown] = [await guess(emailOf('anna'), 7), await guess('nobody-here@muster.example', 7)];
    expect(statuses(unknown)).toEqual(statuses(known));
    const said = ({ statusCode, body }: Signing) => [statusCode, { ...JSON.parse(body), requestId: '' }];
    expect(said(unknown.at(-1)!)).toEqual(said(known.at(-1)!));
  });

  test('writes no address into the database', async () => {
    await guess('nobody-here@muster.example', 1);
    const { rows } = await app.owner.query('select * from auth.sign_in_try');
    expect(JSON.stringify(rows)).not.toContain('nobody');
  });
});

describe('a colleague whose account is guessed at', () => {
  test('still signs in where they have before, and is not counted with the strangers there', async () => {
    await invite('bea');
    const device = cookieOf(await signIn(emailOf('bea'), password), 'faden.device');
    await guess(emailOf('bea'), 10);
    expect((await signIn(emailOf('bea'), password)).statusCode).toBe(429);
    expect((await signIn(emailOf('bea'), password, device)).statusCode).toBe(201);
  });

  test('gets in anywhere by a one-time link', async () => {
    await invite('bea');
    await guess(emailOf('bea'), 10);
    const device = await invite('bea');
    expect((await signIn(emailOf('bea'), password, device)).statusCode).toBe(201);
  });

  test('has all tries again after one that was right', async () => {
    await invite('bea');
    await guess(emailOf('bea'), 4);
    expect((await signIn(emailOf('bea'), password)).statusCode).toBe(201);
    expect(statuses(await guess(emailOf('bea'), 5))).toEqual([401, 401, 401, 401, 401]);
  });
});

describe('a known device', () => {
  test('has ten tries of its own, then one in six minutes', async () => {
    await invite('ingo');
    const device = cookieOf(await signIn(emailOf('ingo'), password), 'faden.device');
    const answers = statuses(await guess(emailOf('ingo'), 12, device));
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    const refused = await signIn(emailOf('ingo'), password, device);
    expect(refused.headers['retry-after']).toBe('360');
  });

  test('is known to the account of its cookie only, and not by a forged one', async () => {
    await invite('ingo');
    await invite('lena');
    const device = cookieOf(await signIn(emailOf('ingo'), password), 'faden.device');
    const forged = `faden.device=${'x'.repeat(43)}.${device.split('.').at(-1)}`;
    await guess(emailOf('lena'), 5);
    await guess(emailOf('ingo'), 5);
    expect((await signIn(emailOf('lena'), password, device)).statusCode).toBe(429);
    for (const cookie of [forged, 'faden.device=', 'faden.device=.', `${device}x`])
      expect((await signIn(emailOf('ingo'), password, cookie)).statusCode).toBe(429);
  });
});

test('a session does not lead to the password by guessing', async () => {
  await invite('lena');
  const cookie = cookieOf(await signIn(emailOf('lena'), password), 'faden.session_token');
  const change = (currentPassword: string) =>
    app.app.inject({
      method: 'POST',
      url: '/api/v1/me/passwords',
      headers: { cookie },
      payload: { currentPassword, newPassword: 'ganz neue Wörter' },
    });
  const tries = [];
  for (let at = 0; at < 11; at++) tries.push((await change(`geraten ${at}`)).statusCode);
  expect(tries).toEqual([...Array(10).fill(401), 429]);
  expect((await change(password)).statusCode).toBe(429);
  minutesLater(6);
  expect((await change(password)).statusCode).toBe(204);
});
