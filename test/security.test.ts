import { request as sendRaw } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '#platform/database/connection.ts';
import { type TestApp, testApp } from './app.ts';

/** What SECURITY.md promises and no other file tries. */
const password = 'drei kurze Wörter';
let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await testApp({
    publicUrl: 'https://faden.example',
    signInsPerMinute: 15,
    webFolder: join(import.meta.dirname, '../dist/web'),
  });
  await invite();
  const signedIn = await signIn(await email(), password);
  cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
}, 60_000);
afterAll(() => app.close());

const email = async () => (await app.call('/me', { as: 'ingo' })).body.email as string;

async function invite() {
  const { body } = await app.post(`/users/${app.world.users.ingo}/links`, {}, 'admin');
  return app.app.inject({
    method: 'POST',
    url: `/api/v1${body.path}/acceptances`,
    payload: { password },
    remoteAddress: '10.0.0.1',
  });
}
const signIn = (name: string, secret: string, from = '10.0.0.1', headers = {}) =>
  app.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { email: name, password: secret },
    remoteAddress: from,
    headers,
  });

describe('the session cookie', () => {
  test('is out of reach for scripts and other sites, and on https goes over https only', async () => {
    const { headers } = await signIn(await email(), password);
    const [session, device] = [headers['set-cookie']].flat();
    // The prefix: no neighbour below the same name can put another one in its place.
    expect(session).toMatch(
      /^__Host-faden\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(device).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('of another name, as a neighbour could set it, signs nobody in', async () => {
    const forged = cookie.replace('__Host-', '');
    for (const [sent, status] of [
      [cookie, 200],
      [forged, 401],
      [`${forged}; ${cookie}`, 200],
    ] as const) {
      const answer = await app.app.inject({ url: '/api/v1/me', headers: { cookie: sent } });
      expect(answer.statusCode).toBe(status);
    }
  });
});

describe('another site', () => {
  const logged = { accountId: '', text: 'von anderswo', followUps: [{ text: 'x', dueOn: '2013-09-30' }] };
  const send = (headers: Record<string, string>) =>
    app.app.inject({
      method: 'POST',
      url: '/api/v1/activities',
      headers: { cookie, 'content-type': 'application/json', host: 'faden.example', ...headers },
      payload: JSON.stringify({ ...logged, accountId: app.world.accounts.F1 }),
    });

  test.each([
    ['a script', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a neighbour below the same name', { 'sec-fetch-site': 'same-site', origin: 'https://x.faden.example' }],
    ['an older browser', { origin: 'https://evil.example' }],
    ['a frame in a sandbox', { origin: 'null' }],
  ])('%s changes nothing with the cookie of a visitor', async (_name, headers) => {
    const answer = await send(headers);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'not-allowed']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])('a form of %s is no JSON', async (type) => {
    expect((await send({ 'content-type': type })).statusCode).toBe(400);
  });

  test.each([
    ['the page itself', { 'sec-fetch-site': 'same-origin', origin: 'https://faden.example' }],
    ['an older browser', { origin: 'https://faden.example' }],
    ['behind a proxy that changed the host', { origin: 'https://faden.example', host: '127.0.0.1:3000' }],
    ['a program', {}],
  ])('not so %s', async (_name, headers) => {
    expect((await send(headers)).statusCode).toBe(201);
  });
});

describe('guessing passwords', () => {
  test('ends after some tries a minute, with the time until it may go on; others are not locked out', async () => {
    const guesses = [];
    for (let tries = 0; tries < 20; tries++)
      guesses.push(await signIn('anna@muster.example', `geraten ${tries}`, '10.9.9.9'));
    const { statusCode, headers, body } = guesses.at(-1)!;
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(30);
    expect(JSON.parse(body)).toMatchObject({ code: 'too-many-requests' });
    expect((await signIn(await email(), password, '10.1.1.1')).statusCode).toBe(201);
  });

  test('behind a proxy counts by the address of each visitor, which only a proxy here may name', async () => {
    const from = (peer: string, visitor: string) =>
      signIn('anna@muster.example', 'geraten', peer, { 'x-forwarded-for': visitor });
    for (let tries = 0; tries < 20; tries++) await from('127.0.0.1', '203.0.113.7');
    expect((await from('127.0.0.1', '203.0.113.7')).statusCode).toBe(429);
    expect((await from('127.0.0.1', '203.0.113.8')).statusCode).toBe(401);
    for (let tries = 0; tries < 20; tries++) await from('10.7.7.7', `203.0.113.${tries + 20}`);
    expect((await from('10.7.7.7', '203.0.113.99')).statusCode).toBe(429);
  });

  test('one-time links are limited as well, and say nothing about each other', async () => {
    const answers = [];
    for (let at = 0; at < 20; at++)
      answers.push(
        await app.app.inject({
          method: 'POST',
          url: `/api/v1/invitations/${'x'.repeat(30)}${at}/acceptances`,
          payload: { password },
          remoteAddress: '10.8.8.8',
        }),
      );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404, 429]));
  });
});

describe('what is stored', () => {
  test('no password, no link and no API key stands in the database as it is used', async () => {
    const key = (await app.post('/api-keys', { name: 'Telefonanlage' })).body.key as string;
    const link = (await app.post(`/users/${app.world.users.bea}/links`, {}, 'admin')).body.path
      .split('/')
      .at(-1);
    const { rows } = await app.owner.query(
      `select to_jsonb(k)::text as row from api_key k union all select to_jsonb(i)::text from invitation i
       union all select to_jsonb(c)::text from auth.credential c`,
    );
    const all = rows.map(({ row }) => row).join('\n');
    for (const secret of [key, key.replace('faden_', ''), link, password]) expect(all).not.toContain(secret);
    expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    const listed = await app.call('/api-keys');
    expect(listed.raw.body).not.toContain(key);
  });
});

describe('every answer', () => {
  const addresses = [
    '/',
    '/today',
    '/api/v1/me',
    '/api/v1/nothing',
    '/healthz',
    '/assets/none.js',
    '/theme.js',
  ];
  test.each(addresses)('%s: own scripts only, no frames, no guessing of types', async (url) => {
    const { headers } = await app.app.inject({ url });
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|https:/);
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "font-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'self'",
      "form-action 'self'",
    ])
      expect(policy).toContain(part);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    // Where people come over https; on plain http it would be no more than a promise.
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('data is not kept by what lies between', async () => {
    const { headers } = (await app.call('/me')).raw;
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('bytes that attack', () => {
  let port: number;
  beforeAll(async () => {
    await app.app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.app.addresses()[0] as AddressInfo).port;
  });
  /** As a program that does not tidy addresses up. */
  const raw = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = sendRaw({ port, path, headers, agent: false }, (answer) => {
        let body = '';
        answer.on('data', (chunk) => (body += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode!, body }));
      });
      sent.on('error', reject).end();
    });

  test.each([
    '/../../package.json',
    '/assets/../../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/%00',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await raw(path);
    // An address that is no file is a page of the app, which then says that it does not know it.
    expect([200, 400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/"dependencies"|root:/);
    if (status === 200) expect(body).toContain('<div id="app">');
  });

  test('a header of 100 kB is refused', async () => {
    expect((await raw('/api/v1/me', { authorization: `Bearer ${'x'.repeat(100_000)}` })).status).toBe(431);
  });

  test('an error says nothing of what is inside', async () => {
    const { status, body } = await raw('/api/v1/accounts?sort=%00%0a{}', {
      authorization: `Bearer ${app.world.keys.anna}`,
    });
    expect(status).toBe(400);
    expect(body).not.toMatch(/node_modules|\.ts:|select |pg_|stack/i);
  });
});

test('the line to the database is encrypted as the address demands, and verified where it says so', () => {
  const tlsOf = (mode: string) => addressOf(`postgres://faden@db.example/faden?sslmode=${mode}`).tls;
  expect(['disable', 'require', 'verify-ca', 'verify-full'].map(tlsOf)).toEqual([
    undefined,
    'encrypted',
    'verified',
    'verified',
  ]);
});
