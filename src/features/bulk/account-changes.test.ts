import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';
import { jobSettled, manyFollowUps } from './bulk.fixture.ts';

let app: TestApp;
let solar: string;
let klima: string;
beforeAll(async () => {
  app = await testApp();
  const category = async (name: string) => (await app.post('/categories', { name }, 'admin')).body.id;
  [solar, klima] = [await category('Solardächer'), await category('Klimageräte')];
});
beforeEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

const change = (body: object, as: UserName = 'anna') => app.post('/account-changes', body, as);
const preview = (body: object, as: UserName = 'anna') => app.post('/account-change-previews', body, as);
const undo = (id: string, as: UserName = 'anna') => app.post(`/bulk-changes/${id}/undo`, undefined, as);
const account = async (id: string, as: UserName = 'anna') => (await app.call(`/accounts/${id}`, { as })).body;
const records = async (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => app.newRecord(`Einzeln ${n} GmbH`)));
const categoriesOf = async (ids: string[]) =>
  (await Promise.all(ids.map((id) => account(id)))).map(({ categoryIds }) => categoryIds.sort());

describe('categories of many records', () => {
  test('are assigned, taken off and replaced; each as one change with one undo', async () => {
    const ids = await records(3);
    const added = await change({ ids, categories: { add: [solar, klima] } });
    expect(added.body).toMatchObject({ changed: 3, unchanged: 0, skipped: [] });
    const both = [solar, klima].sort();
    expect(await categoriesOf(ids)).toEqual([both, both, both]);
    const again = await change({ ids, categories: { add: [solar] } });
    expect(again.body).toMatchObject({ changed: 0, unchanged: 3, bulkChangeId: null });

    await change({ ids: [ids[0]], categories: { remove: [solar] } });
    const replaced = await change({ ids, categories: { set: [klima] } });
    expect(replaced.body).toMatchObject({ changed: 2, unchanged: 1 });
    expect(await categoriesOf(ids)).toEqual([[klima], [klima], [klima]]);
    expect((await undo(replaced.body.bulkChangeId)).body).toMatchObject({ undone: 2, kept: [] });
    expect(await categoriesOf(ids)).toEqual([[klima], both, both]);
  });

  test('what was changed since is kept by the undo and named', async () => {
    const ids = await records(2);
    const { body } = await change({ ids, categories: { add: [solar, klima] } });
    await app.call(`/accounts/${ids[0]}/categories/${solar}`, { method: 'DELETE' });
    const undone = await undo(body.bulkChangeId);
    expect(undone.body).toMatchObject({ undone: 1, kept: [{ id: ids[0], code: 'changed-since' }] });
    expect(await categoriesOf(ids)).toEqual([[], []]);
  });

  test('each item says from what to what', async () => {
    const ids = await records(1);
    await change({ ids, categories: { add: [solar] } });
    const { body } = await change({ ids, categories: { set: [klima] } });
    const { body: items } = await app.call(`/bulk-changes/${body.bulkChangeId}/items`);
    expect(items.items).toMatchObject([
      {
        id: ids[0],
        account: { name: 'Einzeln 0 GmbH' },
        before: { categoryIds: [solar] },
        after: { categoryIds: [klima] },
      },
    ]);
  });
});

describe('owner and team of many records', () => {
  test('are set and put back; a record that was given on since keeps its owner', async () => {
    const ids = await records(3);
    const { anna, ingo, lena } = app.world.users;
    const { body } = await change({ ids, set: { ownerId: ingo } });
    expect(body).toMatchObject({ changed: 3, skipped: [] });
    expect(await account(ids[0]!)).toMatchObject({ owner: { id: ingo, name: 'ingo' }, version: 2 });
    await change({ ids: [ids[1]], set: { ownerId: lena } });
    expect((await undo(body.bulkChangeId)).body).toMatchObject({
      undone: 2,
      kept: [{ id: ids[1], code: 'changed-since' }],
    });
    const owners = await Promise.all(ids.map((id) => account(id)));
    expect(owners.map(({ ownerId }) => ownerId)).toEqual([null, lena, null]);
    expect((await change({ ids, set: { ownerId: anna, teamId: null } })).body.changed).toBe(3);
  });

  test('only where the actor may edit; the others are skipped with the reason', async () => {
    const { F1, F2 } = app.world.accounts;
    const body = { ids: [F1, F2], set: { ownerId: app.world.users.anna } };
    const { body: seen } = await preview(body, 'bea');
    const { body: done } = await change(body, 'bea');
    expect([seen.changing, done.changed]).toEqual([0, 0]);
    expect(done.skipped.map(({ id }: { id: string }) => id).sort()).toEqual([F1, F2].sort());
    const codes = new Set(done.skipped.map(({ code }: { code: string }) => code));
    expect(new Set(seen.skipped.map(({ code }: { code: string }) => code))).toEqual(codes);
    expect((await account(F1, 'admin')).ownerId).not.toBe(app.world.users.anna);
  });

  test('to somebody who is not there or inactive is refused as a whole', async () => {
    const ids = await records(1);
    expect((await change({ ids, set: { ownerId: ids[0] } })).status).toBe(404);
    expect((await change({ ids, set: { teamId: ids[0] } })).status).toBe(404);
    expect((await change({ ids, categories: { add: [ids[0]] } })).status).toBe(404);
  });
});

describe('the bin', () => {
  test('takes many and gives them back; taken back, those restored meanwhile are left alone', async () => {
    const ids = await records(3);
    expect((await preview({ ids, deleted: true })).body).toMatchObject({ changing: 3, skipped: [] });
    const { body } = await change({ ids, deleted: true });
    expect(body.changed).toBe(3);
    expect((await app.call(`/accounts/${ids[0]}`)).status).toBe(404);
    const restored = await change({ ids: ids.slice(0, 2), deleted: false });
    expect(restored.body).toMatchObject({ changed: 2 });
    expect((await undo(body.bulkChangeId)).body).toMatchObject({ undone: 1 });
    expect((await account(ids[2]!)).deletedAt).toBe(null);
    expect((await change({ ids, deleted: false })).body).toMatchObject({ changed: 0, unchanged: 3 });
  });

  test('whatever else is to be done to a record in it finds it gone', async () => {
    const ids = await records(1);
    await change({ ids, deleted: true });
    const { body } = await change({ ids, categories: { add: [solar] } });
    expect(body).toMatchObject({ changed: 0, skipped: [{ id: ids[0], code: 'not-found' }] });
  });
});

describe('the status of many records', () => {
  const status = (name: 'Erstkontakt' | 'Angebotsphase') => app.world.statuses[name];
  const next = { text: 'nachfassen', dueOn: '2013-10-30' };
  const to = (toStatusId: string, more: object = {}) => ({ campaignId: app.world.vk, toStatusId, ...more });

  test('changes with one activity each; those that have it stay, those that may not follow are skipped', async () => {
    const ids = await records(3);
    const enter = to(status('Erstkontakt'), { text: 'aufgenommen', followUps: [next] });
    expect((await change({ ids: ids.slice(0, 2), status: enter })).body.changed).toBe(2);
    expect((await preview({ ids, status: enter })).body).toMatchObject({
      changing: 1,
      unchanged: 2,
      samples: [{ id: ids[2], before: { status: null }, after: { status: { name: 'Erstkontakt' } } }],
    });
    const { body } = await change({ ids, status: enter });
    expect(body).toMatchObject({ changed: 1, unchanged: 2, skipped: [] });
    const { body: timeline } = await app.call(`/accounts/${ids[2]}/timeline`);
    expect(timeline.items[0]).toMatchObject({
      text: 'aufgenommen',
      user: { name: 'anna' },
      followUps: [{ text: 'nachfassen' }],
    });
    expect((await undo(body.bulkChangeId)).body).toMatchObject({ undone: 1, kept: [] });
    expect((await account(ids[2]!)).statuses).toEqual([]);
  });

  test('obeys the rules: without the follow-up that the group demands each is skipped, as the preview says', async () => {
    const ids = await records(2);
    const body = { ids, status: to(status('Angebotsphase'), { text: 'will Angebot' }) };
    expect((await preview(body)).body).toMatchObject({
      changing: 0,
      skipped: [{ code: 'follow-up-required', count: 2 }],
    });
    expect((await change(body)).body).toMatchObject({
      changed: 0,
      skipped: [{ code: 'follow-up-required' }, { code: 'follow-up-required' }],
    });
  });

  test('of another campaign, or unknown, is refused as a whole', async () => {
    const ids = await records(1);
    const { body: other } = await app.post(
      '/campaigns',
      { name: 'Andere', statuses: [{ name: 'Neu' }] },
      'admin',
    );
    const wrong = { campaignId: app.world.vk, toStatusId: other.statuses[0].id, text: 'x' };
    expect((await change({ ids, status: wrong })).body.code).toBe('other-campaign');
    expect((await change({ ids, status: { ...wrong, toStatusId: ids[0] } })).status).toBe(404);
  });
});

describe('more than 200', () => {
  test('by the filter and search of the list: a job, whose sums add up, and its undo', async () => {
    await manyFollowUps(app, 250);
    const filter = { q: 'Viele', city: ['Ulm'], teamId: [app.world.teams.Süd] };
    expect((await preview({ filter, categories: { add: [solar] } })).body).toMatchObject({
      total: { value: 250, relation: 'exact' },
      changing: 250,
    });
    const { status, body } = await change({ filter, categories: { add: [solar] } });
    expect(status).toBe(202);
    expect(await jobSettled(app, body.job.id)).toMatchObject({
      state: 'succeeded',
      progress: { done: 250, total: 250 },
      result: { changed: 250, unchanged: 0, skippedTotal: 0 },
    });
    const { body: carrying } = await app.call(`/accounts?q=Viele&categoryId=${solar}&limit=1`);
    expect(carrying.total.value).toBe(250);
    const undone = await undo(body.bulkChangeId);
    expect((await jobSettled(app, undone.body.job.id)).result).toMatchObject({ undone: 250, keptTotal: 0 });
    expect((await app.call(`/accounts?q=Viele&categoryId=${solar}&limit=1`)).body.total.value).toBe(0);
  });

  test('a follow-up for each that the list finds, gap or not', async () => {
    const places = { city: ['Schwabmünchen'] };
    for (const name of ['Mit Wiedervorlage GmbH', 'Ohne Wiedervorlage GmbH'])
      await app.post('/accounts', { kind: 'company', name, city: 'Schwabmünchen' });
    const { body: found } = await app.call('/accounts?city=Schwabm%C3%BCnchen&sort=name');
    const open = { text: 'läuft', followUps: [{ text: 'anrufen', dueOn: '2013-10-01' }] };
    await app.post('/activities', { accountId: found.items[0].id, ...open });
    const plan = {
      activityText: 'Herbstaktion',
      followUp: { text: 'einladen', from: '2013-10-07', to: '2013-10-08' },
    };
    const { status, body } = await app.post('/gap-closures', { records: places, ...plan });
    expect([status, body.planned, body.skipped]).toEqual([201, 2, []]);
    const planned = async () => {
      const { rows } = await app.owner.query(
        "select count(*)::int as n from follow_up where text = 'einladen' and withdrawn_at is null",
      );
      return rows[0].n;
    };
    expect(await planned()).toBe(2);
    expect((await undo(body.bulkChangeId)).body).toMatchObject({ undone: 2, kept: [] });
    expect(await planned()).toBe(0);
    const both = await app.post('/gap-closures', { records: places, filter: {}, ...plan });
    expect(both.status).toBe(400);
  });

  test('exactly one way for exactly one selection', async () => {
    const ids = await records(1);
    for (const body of [
      { ids },
      { deleted: true },
      { ids, filter: {}, deleted: true },
      { ids, deleted: true, set: { ownerId: null } },
    ]) {
      expect((await change(body)).status, JSON.stringify(body)).toBe(400);
    }
  });
});
