import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/** Signing in takes as long as a hash; what is decided about its user meanwhile holds for the new session, too. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const rounds = 30;
const oldPassword = 'drei kurze Wörter';
const newPassword = 'ganz neue Wörter';

const send = (method: 'GET' | 'POST', path: string, { body, cookie }: { body?: object; cookie?: string }) =>
  app.app.inject({
    method,
    url: `/api/v1${path}`,
    ...(cookie ? { headers: { cookie } } : {}),
    ...(body ? { payload: body } : {}),
  });
const signIn = (password: string) =>
  send('POST', '/sessions', { body: { email: `lena-${app.world.users.lena}@muster.example`, password } });
const sessionsOf = async () =>
  (await app.owner.query('select 1 from auth.session where user_id = $1', [app.world.users.lena])).rowCount;

async function givePassword(password: string): Promise<void> {
  const { body } = await app.post(`/users/${app.world.users.lena}/links`, undefined, 'admin');
  const { statusCode } = await send('POST', `${body.path}/acceptances`, { body: { password } });
  expect(statusCode).toBe(201);
}

/** Signs in at every moment of `work`, round by round a little later, and counts how it went. */
async function meanwhile(work: () => Promise<unknown>, after: () => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await givePassword(oldPassword);
    const worked = work();
    const attempts = Array.from({ length: 4 }, async (_, at) => {
      for (let turns = 0; turns < (round % 10) * 3 + at; turns++)
        await new Promise((resolve) => setImmediate(resolve));
      return signIn(oldPassword);
    });
    const answers = await Promise.all(attempts);
    await worked;
    expect(answers.map(({ statusCode }) => statusCode).filter((code) => ![201, 401].includes(code))).toEqual(
      [],
    );
    await after();
  }
}

test('with the old password while it is changed: no session is left of it', async () => {
  let mine = '';
  await meanwhile(
    async () => {
      mine = String((await signIn(oldPassword)).headers['set-cookie']).split(';')[0]!;
      const body = { currentPassword: oldPassword, newPassword };
      expect((await send('POST', '/me/passwords', { body, cookie: mine })).statusCode).toBe(204);
    },
    async () => {
      expect(await sessionsOf()).toBe(1);
      expect((await send('GET', '/me', { cookie: mine })).statusCode).toBe(200);
    },
  );
});

test('while a one-time link sets another password: no session is left of the old one', async () => {
  await meanwhile(
    () => givePassword(newPassword),
    async () => expect(await sessionsOf()).toBe(0),
  );
});

test('while its user is deactivated: no session comes to life when they are back', async () => {
  const setActive = (active: boolean) =>
    app.call(`/users/${app.world.users.lena}`, { as: 'admin', method: 'PATCH', body: { active } });
  await meanwhile(
    () => setActive(false),
    async () => {
      expect(await sessionsOf()).toBe(0);
      expect((await setActive(true)).status).toBe(200);
    },
  );
});
