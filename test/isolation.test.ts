import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#lib/contract.ts';
import { type TestApp, testApp } from './app.ts';
import { databaseHash, idsOf } from './stage/database-hash.ts';
import { probesOf } from './stage/foreign-ids.ts';
import { hear } from './stage/listener.ts';
import { type Sample, samples } from './stage/samples.ts';
import { nameOf, send } from './stage/send.ts';
import { callIn, dueOn, furnish, importSettled, type Stage } from './stage/stage.ts';
import { createWorld } from './world.ts';

/** Two workspaces in one database: B's administrator tries everything with the ids of A. */
let app: TestApp;
let a: Stage;
let b: Stage;
let idsOfA: Set<string>;
const canary = 'GeheimA';

beforeAll(async () => {
  app = await testApp();
  a = await furnish(app, app.world);
  b = await furnish(app, await createWorld(app.owner, 'Andere'));
  await markTexts(a.world.workspaceId);
  const [ours, theirs] = [
    await idsOf(app.owner, a.world.workspaceId),
    await idsOf(app.owner, b.world.workspaceId),
  ];
  idsOfA = ours.difference(theirs);
}, 120_000);
afterAll(() => app.close());

/** From here on every name and text of this workspace tells where it comes from. */
async function markTexts(workspaceId: string): Promise<void> {
  const { rows } = await app.owner.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
      where c.table_schema = 'public' and c.udt_name = 'text' and c.column_name in
        ('name', 'sort_name', 'name_key', 'search_text', 'text', 'label', 'city', 'last_name', 'file_name')
        and exists (select from information_schema.columns w where w.table_schema = 'public'
          and w.table_name = c.table_name and w.column_name = 'workspace_id')
        and exists (select from pg_tables where schemaname = 'public' and tablename = c.table_name)`,
  );
  for (const { table, column } of rows) {
    const mark = ['name_key', 'search_text'].includes(column) ? canary.toLowerCase() : canary;
    await app.owner.query(`update ${table} set ${column} = ${column} || ' ${mark}' where workspace_id = $1`, [
      workspaceId,
    ]);
  }
  await app.owner.query('update workspace set name = name || $2 where id = $1', [workspaceId, ` ${canary}`]);
}

/** Nothing of A is in an answer, but for ids that were in the question. */
function expectNothingOfA(answer: string, sent: string): void {
  expect(answer.toLowerCase()).not.toContain(canary.toLowerCase());
  const leaked = (answer.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []).filter(
    (id) => idsOfA.has(id) && !sent.includes(id),
  );
  expect(leaked, answer).toEqual([]);
}

const keyOfB = (endpoint: Endpoint) => (endpoint.public ? 'nobody' : b.world.keys.admin);

/** Some endpoints act on themselves and on nobody's ids. */
const streams = new Set(['GET /events']);
const isStream = (endpoint: Endpoint) => streams.has(nameOf(endpoint));

test('every endpoint has a case, and every case an endpoint', () => {
  expect(Object.keys(samples).sort()).toEqual(app.endpoints.map(nameOf).sort());
});

/** Answers what is wrong with the answer to a probe, or nothing. */
async function faultOf(
  endpoint: Endpoint,
  { place, sample }: { place: string; sample: Sample },
): Promise<string[]> {
  const before = await databaseHash(app.owner);
  const { status, body, raw } = await send(app, endpoint, sample, { key: keyOfB(endpoint) });
  expectNothingOfA(raw.body, JSON.stringify(sample));
  const said = `${place} of ${nameOf(endpoint)}: ${status} ${raw.body.slice(0, 300)}`;
  if ((await databaseHash(app.owner)) !== before) return [`changed something by ${said}`];
  if (status === 404 && body.code === 'not-found') return [];
  // What a client saw last is compared, not looked up.
  if (place.endsWith('fromStatusId') && body.code === 'status-changed') return [];
  // In a list or among many, what is foreign is not there.
  const isNothing = [body.items?.length, body.changed, body.planned, body.changing].includes(0);
  return isNothing || (endpoint.method === 'GET' && place.startsWith('query')) ? [] : [said];
}

test('no id of another workspace is known to any endpoint, in path, query or body', async () => {
  let tried = 0;
  const faults: string[] = [];
  for (const endpoint of app.endpoints) {
    for (const probe of probesOf(samples[nameOf(endpoint)]!(b), b, a)) {
      faults.push(...(await faultOf(endpoint, probe)));
      tried++;
    }
  }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(100);
}, 120_000);

test('each case does what it should with the own ids, and nothing of the other workspace is in the answer', async () => {
  const ofA = await databaseHashOf(a.world.workspaceId);
  const tooEarly = ['POST /imports/{id}/undo', 'DELETE /jobs/{id}'];
  for (const endpoint of app.endpoints.filter((one) => !isStream(one))) {
    const sample = samples[nameOf(endpoint)]!(b);
    const as = nameOf(endpoint) === 'POST /me/passwords' ? await keyOfSignedIn(b) : keyOfB(endpoint);
    const { status, raw } = await send(app, endpoint, sample, { key: as });
    const expected =
      nameOf(endpoint) === tooEarly[1]
        ? 409
        : (endpoint.status ?? (endpoint.reply || endpoint.streams ? 200 : 204));
    expect(status, `${nameOf(endpoint)} ${raw.body}`).toBe(expected);
    expectNothingOfA(raw.body, '');
  }
  for (const id of [b.ids.uploadedImport, b.ids.doneImport]) await importSettled(app, b.world, id);
  expect(await databaseHashOf(a.world.workspaceId)).toBe(ofA);
}, 60_000);

/** Every row of a workspace, as the application sees it. */
async function databaseHashOf(workspaceId: string): Promise<string> {
  const { rows } = await app.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns join pg_tables on tablename = table_name
      where table_schema = 'public' and schemaname = 'public' and column_name = 'workspace_id'
        and table_name not in ('event', 'idempotency_key') order by 1`,
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg((to_jsonb(t) - 'last_used_at')::text, '' order by t::text), '')) as hash
         from ${name} t where workspace_id = '${workspaceId}'`,
  );
  const { rows: hashed } = await app.owner.query(
    `select md5(string_agg(name || hash, '' order by name)) as hash from (${parts.join(' union all ')}) as its`,
  );
  return hashed[0].hash;
}

/** An API key of the user who has a password. */
async function keyOfSignedIn({ world, email }: Stage): Promise<string> {
  const { body: users } = await callIn(app, world).get('/users?limit=200');
  const userId = users.items.find((user: { email: string }) => user.email === email).id;
  return (await callIn(app, world).post('/api-keys', { name: 'eigener', userId })).body.key;
}

describe('events', () => {
  test('of A never reach B, live or resumed', async () => {
    const origin = await app.app.listen({ port: 0, host: '127.0.0.1' });
    const [inA, inB] = [await hear(origin, a.world.keys.admin), await hear(origin, b.world.keys.admin)];
    const change = (stage: Stage) =>
      callIn(app, stage.world).post('/activities', {
        accountId: stage.ids.editedAccount,
        text: 'laut',
        followUps: [{ dueOn }],
      });
    await change(a);
    const { body: own } = await change(b);
    await callIn(app, a.world).post('/teams', { name: 'Laut' });
    await expect.poll(() => inA.text(), { timeout: 5_000 }).toContain(a.ids.editedAccount);
    await expect.poll(() => inB.text(), { timeout: 5_000 }).toContain(own.activity.id);
    const resumed = await hear(origin, b.world.keys.admin, inA.lastEventId());
    const late = await change(b);
    await expect.poll(() => resumed.text(), { timeout: 5_000 }).toContain(late.body.activity.id);
    for (const { text } of [inB, resumed]) expectNothingOfA(text(), '');
    for (const line of [inA, inB, resumed]) line.close();
  });
});
