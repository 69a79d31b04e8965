import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { UserName } from '../../../test/world.ts';
import { isViewQuery, viewsMost } from './rules.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const make = (body: object, as: UserName = 'anna') =>
  app.post('/views', { page: 'accounts', query: 'sort=-name', ...body }, as);
const change = (id: string, body: object, as: UserName = 'anna', version?: number) =>
  app.call(`/views/${id}`, {
    method: 'PATCH',
    body,
    as,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });
const namesFor = async (as: UserName, page = 'accounts') =>
  (await app.call(`/views?page=${page}`, { as })).body.items.map(({ name }: { name: string }) => name);

describe('a view', () => {
  test('keeps filter, sort and columns of a list under a name', async () => {
    const query = 'city=K%C3%B6ln&sort=-name&columns=name,place';
    const { status, body } = await make({ page: 'contacts', name: ' Kölner ', query });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ name: 'Kölner', query, audience: 'own', editable: true, version: 1 }),
    ]);
    expect(await namesFor('anna', 'contacts')).toEqual(['Kölner']);
    expect(await namesFor('anna', 'follow-ups')).toEqual([]);
  });

  test('is one of its name for its owner, and of no more than 60 characters', async () => {
    const first = await make({ name: 'Doppelt' });
    const second = await make({ name: 'Doppelt' });
    expect([second.status, second.body.conflict.id]).toEqual([409, first.body.id]);
    expect((await make({ name: 'Doppelt' }, 'ingo')).status).toBe(201);
    expect((await make({ name: 'x'.repeat(61) })).status).toBe(400);
  });

  test('is changed against the version seen, and deleted', async () => {
    const { id } = (await make({ name: 'Entwurf' })).body;
    expect((await change(id, { query: 'q=ulm' }, 'anna', 1)).body).toMatchObject({
      query: 'q=ulm',
      version: 2,
    });
    expect((await change(id, { query: 'q=bonn' }, 'anna', 1)).status).toBe(412);
    expect((await app.call(`/views/${id}`, { method: 'DELETE', as: 'anna' })).status).toBe(204);
    expect((await change(id, { name: 'weg' })).status).toBe(404);
  });
});

describe('what a query may be', () => {
  test('what stands in an address after the question mark', () => {
    expect(isViewQuery('')).toBe(true);
    expect(isViewQuery('q=M%C3%BCller+%26+S%C3%B6hne&statusId=a&statusId=b')).toBe(true);
  });
  test('and no address, script, broken code or NUL', () => {
    for (const query of [
      '//x.example',
      'q=<b>',
      'q=%ZZ',
      'q=%E4',
      'q=%00',
      'a',
      'x=1#y',
      `${'a=1&'.repeat(120)}a=1`,
    ])
      expect(isViewQuery(query), query).toBe(false);
  });
  test('the interface refuses it by name of the field', async () => {
    const { status, body } = await make({ name: 'Kaputt', query: 'q=<b>' });
    expect({ status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ path: 'body.query', code: 'not-a-query' }],
    });
  });
});

describe('sharing', () => {
  test('with a team: its members see it, others do not', async () => {
    const { teams } = app.world;
    const { body } = await make({ name: 'Süden', audience: 'team', teamId: teams.Süd });
    expect(await namesFor('ingo')).toContain('Süden');
    expect(await namesFor('bea')).not.toContain('Süden');
    expect((await change(body.id, { name: 'Nord' }, 'ingo')).status).toBe(403);
    expect((await change(body.id, { name: 'Nord' }, 'bea')).status).toBe(404);
  });

  test('only with a team of one’s own, unless one administers', async () => {
    const { teams } = app.world;
    expect((await make({ name: 'Norden', audience: 'team', teamId: teams.Nord })).status).toBe(403);
    expect((await make({ name: 'Norden', audience: 'team', teamId: teams.Nord }, 'admin')).status).toBe(201);
    expect((await make({ name: 'Ohne', audience: 'team' })).status).toBe(400);
  });

  test('with everybody: the administration may change it, but not make it somebody’s own', async () => {
    const { body } = await make({ name: 'Für alle', audience: 'everybody' });
    expect(await namesFor('bea')).toContain('Für alle');
    expect((await change(body.id, { name: 'Alle' }, 'admin')).body.owner.name).toBe('anna');
    expect((await change(body.id, { audience: 'own' }, 'admin')).status).toBe(403);
    expect((await change(body.id, { audience: 'own' })).status).toBe(200);
    expect(await namesFor('bea')).not.toContain('Alle');
  });

  test('what somebody keeps for themselves not even the administration sees', async () => {
    const { body } = await make({ name: 'Privat' });
    expect(await namesFor('admin')).not.toContain('Privat');
    expect((await change(body.id, { name: 'X' }, 'admin')).status).toBe(404);
    const { workspaceId, users } = app.world;
    const seen = await app.transact({ workspaceId, userId: users.admin }, ({ db }) =>
      db.selectFrom('savedView').select('name').where('id', '=', body.id).execute(),
    );
    expect(seen).toEqual([]);
  });
});

describe('the own order', () => {
  test('is each user’s own; others follow by name', async () => {
    const ids: Record<string, string> = {};
    for (const name of ['C', 'A', 'B'])
      ids[name] = (await make({ page: 'stream', name, audience: 'everybody' })).body.id;
    const order = (viewIds: string[], as: UserName) =>
      app.call('/view-orders/stream', { method: 'PUT', body: { viewIds }, as });
    expect((await order([ids.C!, ids.B!], 'anna')).status).toBe(204);
    expect(await namesFor('anna', 'stream')).toEqual(['C', 'B', 'A']);
    expect(await namesFor('bea', 'stream')).toEqual(['A', 'B', 'C']);
    await order([ids.B!], 'anna');
    expect(await namesFor('anna', 'stream')).toEqual(['B', 'C', 'A']);
    const page = await app.call('/views?page=stream&limit=2');
    const rest = await app.call(`/views?page=stream&limit=2&cursor=${page.body.nextCursor}`);
    expect([page, rest].map(({ body }) => body.items.length)).toEqual([2, 1]);
  });
});

test('a working list belongs to its campaign', async () => {
  const { vk } = app.world;
  expect((await make({ page: 'members', name: 'Offen' })).status).toBe(400);
  expect((await make({ name: 'Offen', campaignId: vk })).status).toBe(400);
  expect((await make({ page: 'members', campaignId: vk, name: 'Offen' })).status).toBe(201);
  const { body } = await app.call(`/views?page=members&campaignId=${vk}`);
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Offen']);
});

test('nobody has more than a hundred, however fast they come', async () => {
  const { workspaceId, users } = app.world;
  await app.owner.query(
    `insert into saved_view (workspace_id, id, page, name, query, owner_id, audience, created_at)
     select $1, gen_random_uuid(), 'accounts', 'V' || n, '', $2, 'own', now() from generate_series(1, $3) n`,
    [workspaceId, users.lena, viewsMost - 1],
  );
  const two = await Promise.all(['Letzte', 'Zu viel'].map((name) => make({ name }, 'lena')));
  expect(two.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  const refused = two.find(({ status }) => status === 422)!;
  expect([refused.body.code, refused.body.detail]).toEqual([
    'limit-reached',
    'Mehr als 100 gehen nicht. Löschen Sie zuerst etwas, das Sie nicht mehr brauchen.',
  ]);
});
