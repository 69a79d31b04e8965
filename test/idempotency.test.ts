import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#lib/contract.ts';
import { type TestApp, testApp } from './app.ts';
import { footprint } from './stage/database-hash.ts';
import { type Sample, samples } from './stage/samples.ts';
import { nameOf, send } from './stage/send.ts';
import { callIn, dueOn, furnish, jobsSettled, type Stage } from './stage/stage.ts';
import { createWorld } from './world.ts';

/** Two workspaces furnished alike: what one request does in the second, five with one key must do in the first. */
let app: TestApp;
let repeated: Stage;
let single: Stage;
beforeAll(async () => {
  app = await testApp();
  repeated = await furnish(app, app.world);
  single = await furnish(app, await createWorld(app.owner, 'Andere'));
}, 120_000);
afterAll(() => app.close());

const posts = () => app.endpoints.filter(({ method }) => method === 'POST');
const find = (name: string) => app.endpoints.find((endpoint) => nameOf(endpoint) === name)!;
const sampleOf = (endpoint: Endpoint, stage: Stage) => samples[nameOf(endpoint)]!(stage);
const times = 5;

/** The administrator, but for the own password, which only its owner changes. */
async function keyFor(endpoint: Endpoint, { world, email }: Stage): Promise<string> {
  if (nameOf(endpoint) !== 'POST /me/passwords') return world.keys.admin;
  const { body } = await callIn(app, world).get('/users?limit=200');
  const userId = body.items.find((user: { email: string }) => user.email === email).id;
  return (await callIn(app, world).post('/api-keys', { name: 'eigener', userId })).body.key;
}

/** What a request adds to its workspace, by table. */
async function effectIn(stage: Stage, request: () => Promise<void>) {
  const before = await footprint(app.owner, stage.world.workspaceId);
  await request();
  await jobsSettled(app, stage.world);
  const after = await footprint(app.owner, stage.world.workspaceId);
  return Object.fromEntries(Object.entries(after).map(([table, n]) => [table, n - before[table]!]));
}

test('sign-in routes are the only ones without idempotency', () => {
  expect(
    posts()
      .filter((endpoint) => endpoint.public)
      .map(nameOf)
      .toSorted(),
  ).toEqual(['POST /invitations/{token}/acceptances', 'POST /sessions']);
});

test('each POST sent five times at once with one key has one effect and identical answers', async () => {
  for (const endpoint of posts().filter((one) => !one.public)) {
    const name = nameOf(endpoint);
    const keys = { repeated: await keyFor(endpoint, repeated), single: await keyFor(endpoint, single) };
    const expected = await effectIn(single, async () => {
      const { status, raw } = await send(app, endpoint, sampleOf(endpoint, single), {
        key: keys.single,
      });
      expect(status, `${name} ${raw.body}`).toBeLessThan(300);
    });
    const headers = { 'idempotency-key': `five times ${name}` };
    const effect = await effectIn(repeated, async () => {
      const answers = await Promise.all(
        Array.from({ length: times }, () =>
          send(app, endpoint, sampleOf(endpoint, repeated), { key: keys.repeated, headers }),
        ),
      );
      const [first] = answers;
      expect(new Set(answers.map(({ status, raw }) => `${status} ${raw.body}`)), name).toHaveLength(1);
      expect(first!.status, `${name} ${first!.raw.body}`).toBeLessThan(300);
      const later = await send(app, endpoint, sampleOf(endpoint, repeated), { key: keys.repeated, headers });
      expect(later.raw.body, name).toBe(first!.raw.body);
    });
    expect(effect, name).toEqual(expected);
  }
}, 120_000);

describe('a key', () => {
  const activities = () => find('POST /activities');
  const saying = (text: string, stage = repeated): Sample => ({
    body: { accountId: stage.ids.editedAccount, text, followUps: [{ text: 'weiter', dueOn }] },
  });
  const sendAs = (sample: Sample, as: 'admin' | 'anna' | 'ingo', idempotencyKey: string, stage = repeated) =>
    send(app, activities(), sample, {
      key: stage.world.keys[as],
      headers: { 'idempotency-key': idempotencyKey },
    });
  const rows = async () => (await footprint(app.owner, repeated.world.workspaceId)).activity;

  test('does not serve another body', async () => {
    const first = await sendAs(saying('eins'), 'anna', 'same');
    expect(first.status, first.raw.body).toBe(201);
    const before = await rows();
    const other = await sendAs(saying('zwei'), 'anna', 'same');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
    expect(await rows()).toBe(before);
    expect((await sendAs(saying('eins'), 'anna', 'same')).raw.body).toBe(first.raw.body);
  });

  test('is not used up by a refusal', async () => {
    const refused = await sendAs(
      { body: { accountId: repeated.ids.account, text: 'ohne Folge' } },
      'anna',
      'refused',
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'follow-up-required']);
    const invalid = await sendAs({ body: { accountId: 'x' } }, 'anna', 'refused');
    expect(invalid.status).toBe(400);
    expect((await sendAs(saying('mit Folge'), 'anna', 'refused')).status).toBe(201);
  });

  test('of another user or workspace is another key', async () => {
    const answers = [
      await sendAs(saying('dreimal'), 'anna', 'shared'),
      await sendAs(saying('dreimal'), 'ingo', 'shared'),
      await sendAs(saying('dreimal', single), 'anna', 'shared', single),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.activity.id))).toHaveLength(3);
  });

  test('of another address is another key', async () => {
    const headers = { 'idempotency-key': 'two addresses' };
    const key = repeated.world.keys.admin;
    const team = await send(app, find('POST /teams'), { body: { name: 'Ost' } }, { key, headers });
    const category = await send(app, find('POST /categories'), { body: { name: 'Ost' } }, { key, headers });
    expect([team.status, category.status]).toEqual([201, 201]);
    expect(team.body.id).not.toBe(category.body.id);
  });

  test('with a different body at the same moment: one wins, the other is told', async () => {
    const answers = await Promise.all(
      ['links', 'rechts'].map((text) => sendAs(saying(text), 'anna', 'race')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});
