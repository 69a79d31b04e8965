import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { testSecret } from '../../../test/postgres.setup.ts';
import { hear } from '../../../test/stage/listener.ts';
import { buildApp } from '../../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const read = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.app.inject({ url: '/metrics', headers, remoteAddress });
const lineOf = async (start: string) =>
  (await read()).body.split('\n').find((line) => line.startsWith(start)) ?? '';
const figureOf = async (series: string) => Number((await lineOf(`${series} `)).split(' ').at(-1));

test('tells of the process, the requests, the database, jobs and the version', async () => {
  const { statusCode, headers, body } = await read();
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds', 'faden_live_streams'])
    expect(body).toContain(`\n${name} `);
  expect(body).toMatch(/faden_build_info\{version="0\.1\.0",schema="\d{4}_\w+",node="v\d+[\d.]+"\} 1/);
  for (const pool of ['app', 'auth'])
    expect(body).toMatch(new RegExp(`faden_database_connections\\{pool="${pool}",state="waiting"\\} 0`));
  expect(body).toContain('faden_jobs{state="queued"} 0');
});

test('counts requests by the pattern of their address, and never by what stands in it', async () => {
  const { F1 } = app.world.accounts;
  await app.call(`/accounts/${F1}`);
  await app.call('/accounts?q=Sonnenschein');
  await app.call('/nowhere/Sonnenschein');
  const { body } = await read();
  const series =
    'faden_http_request_duration_seconds_count{method="GET",route="/api/v1/accounts/:id",status="200"} 1';
  expect(body).toContain(series);
  expect(body).toContain('route="none",status="404"');
  for (const secret of [F1, 'Sonnenschein', app.world.workspaceId]) expect(body).not.toContain(secret);
});

test('counts jobs by state and clients that listen', async () => {
  await app.owner.query(
    `insert into job (workspace_id, id, kind, user_id, state, created_at)
     select $1, gen_random_uuid(), 'none', $2, 'failed', now() from generate_series(1, 3)`,
    [app.world.workspaceId, app.world.users.anna],
  );
  expect(await figureOf('faden_jobs{state="failed"}')).toBe(3);
  const origin = await app.app.listen({ port: 0, host: '127.0.0.1' });
  const line = await hear(origin, app.world.keys.anna);
  await expect.poll(() => figureOf('faden_live_streams')).toBe(1);
  await line.close();
  await expect.poll(() => figureOf('faden_live_streams')).toBe(0);
});

test('is for this machine only, and not for whom a proxy on it speaks for', async () => {
  expect((await read({}, '::1')).statusCode).toBe(200);
  expect((await read({}, '192.168.2.7')).statusCode).toBe(403);
  expect((await read({ 'x-forwarded-for': '192.168.2.7' })).statusCode).toBe(403);
});

test('is for whoever has the token where there is one, and for nobody else', async () => {
  const { app: server } = await buildApp({
    pool: app.appPool,
    authPool: app.authPool,
    secret: testSecret,
    publicUrl: 'http://localhost:3000',
    clock: () => new Date(),
    webFolder: 'none',
    logLevel: 'error',
    metricsToken: 'for-prometheus',
  });
  const status = async (headers: Record<string, string>, remoteAddress: string) =>
    (await server.inject({ url: '/metrics', headers, remoteAddress })).statusCode;
  expect(await status({ authorization: 'Bearer for-prometheus' }, '192.168.2.7')).toBe(200);
  expect(await status({ authorization: 'Bearer another' }, '127.0.0.1')).toBe(401);
  expect(await status({}, '127.0.0.1')).toBe(401);
  await server.close();
});
