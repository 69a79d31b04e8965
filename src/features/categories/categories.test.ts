import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
const ids: Record<string, string> = {};

const add = async (name: string, parentId: string | null = null) =>
  (await app.post('/categories', { name, parentId }, 'admin')).body.id as string;

beforeAll(async () => {
  app = await testApp();
  ids.messe = await add('Messe');
  ids.iaa = await add('IAA 2013', ids.messe);
  ids.feld = await add('Geschäftsfeld');
  ids.solar = await add('Solar', ids.feld);
  ids.klima = await add('Klima', ids.feld);
});
afterAll(() => app.close());

const change = (
  id: string,
  body: unknown,
  as: 'admin' | 'anna' = 'admin',
  headers: Record<string, string> = {},
) => app.call(`/categories/${id}`, { method: 'PATCH', body, as, headers });
const put = (path: string, as: 'anna' | 'bea' = 'anna') => app.call(path, { method: 'PUT', as });
const idsIn = async (path: string) =>
  (await app.call(path)).body.items.map(({ id }: { id: string }) => id).toSorted() as string[];

describe('CAT-01 and CAT-04: IAA 2013 under Messe, assigned to K1, K3 and K5', () => {
  test('the filter returns exactly these three, however often it was assigned', async () => {
    const { K1, K3, K5 } = app.world.contacts;
    for (const contact of [K1, K3, K5, K1]) {
      expect((await put(`/contacts/${contact}/categories/${ids.iaa}`)).status).toBe(204);
    }
    expect(await idsIn(`/contacts?categoryId=${ids.iaa}`)).toEqual([K1, K3, K5].toSorted());
    expect(await idsIn(`/contacts?categoryId=${ids.messe}`)).toEqual([K1, K3, K5].toSorted());
    expect((await app.call(`/contacts/${K1}`)).body.categoryIds).toEqual([ids.iaa]);
    const { body } = await app.call('/categories');
    expect(body.items.find(({ id }: { id: string }) => id === ids.iaa)).toMatchObject({ assigned: 3 });
  });

  test('and can be taken off again', async () => {
    const path = `/contacts/${app.world.contacts.K5}/categories/${ids.iaa}`;
    expect((await app.call(path, { method: 'DELETE' })).status).toBe(204);
    expect((await app.call(path, { method: 'DELETE' })).status).toBe(204);
    expect(await idsIn(`/contacts?categoryId=${ids.iaa}`)).not.toContain(app.world.contacts.K5);
  });
});

test('CAT-02: F1 with Solar and Klima is found by either, and counted once by both', async () => {
  const { F1 } = app.world.accounts;
  for (const id of [ids.solar, ids.klima]) await put(`/accounts/${F1}/categories/${id}`);
  expect(await idsIn(`/accounts?categoryId=${ids.solar}`)).toEqual([F1]);
  const { body } = await app.call(`/accounts?categoryId=${ids.solar}&categoryId=${ids.klima}`);
  expect([body.items.length, body.total.value]).toEqual([1, 1]);
});

test('a record can be added with its categories', async () => {
  const { body } = await app.post('/accounts', {
    kind: 'company',
    name: 'Solarix',
    categoryIds: [ids.solar, ids.solar],
  });
  expect(body.categoryIds).toEqual([ids.solar]);
});

describe('the tree', () => {
  test('is listed parents before children, by name', async () => {
    const names = (await app.call('/categories')).body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Geschäftsfeld', 'Messe', 'IAA 2013', 'Klima', 'Solar']);
  });

  test('a name is unique below its parent', async () => {
    const twin = await app.post('/categories', { name: 'Solar', parentId: ids.feld }, 'admin');
    expect([twin.status, twin.body.conflict.id]).toEqual([409, ids.solar]);
    expect((await app.post('/categories', { name: 'Messe' }, 'admin')).status).toBe(409);
    expect((await change(ids.klima!, { name: 'Solar' })).status).toBe(409);
    expect((await app.post('/categories', { name: 'Solar', parentId: ids.messe }, 'admin')).status).toBe(201);
  });

  test('a name is the same however it is capitalised or spaced', async () => {
    const { body: messe } = await app.post('/categories', { name: 'Ausstellung' }, 'admin');
    const add = (name: string) => app.post('/categories', { name, parentId: messe.id }, 'admin');
    expect((await add(' IAA 2013 ')).body.name).toBe('IAA 2013');
    expect((await add('iaa 2013')).status).toBe(409);
  });

  test('has no circles', async () => {
    for (const parentId of [ids.feld, ids.solar]) {
      const { status, body } = await change(ids.feld!, { parentId });
      expect([status, body.errors]).toMatchObject([400, [{ path: 'body.parentId', code: 'below-itself' }]]);
    }
    const moves = await Promise.all([
      change(ids.feld!, { parentId: ids.messe }),
      change(ids.messe!, { parentId: ids.feld }),
    ]);
    expect(moves.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  test('is changed by administrators only, against the version seen', async () => {
    expect((await app.post('/categories', { name: 'X' }, 'anna')).status).toBe(403);
    expect((await change(ids.iaa!, { name: 'X' }, 'anna')).status).toBe(403);
    expect((await change(ids.iaa!, { active: false }, 'admin', { 'if-match': '"1"' })).body.active).toBe(
      false,
    );
    const stale = await change(ids.iaa!, { active: true }, 'admin', { 'if-match': '"1"' });
    expect([stale.status, stale.body.current.active]).toEqual([412, false]);
  });
});

test('assigning needs the right to edit the record', async () => {
  const unknown = '01890000-0000-7000-8000-000000000000';
  const { F1 } = app.world.accounts;
  expect((await put(`/accounts/${F1}/categories/${ids.iaa}`, 'bea')).status).toBe(403);
  expect((await put(`/contacts/${app.world.contacts.K1}/categories/${ids.solar}`, 'bea')).status).toBe(403);
  expect((await put(`/accounts/${unknown}/categories/${ids.iaa}`)).status).toBe(404);
  expect((await put(`/accounts/${F1}/categories/${unknown}`)).status).toBe(404);
});
