import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { save } from './saves.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const create = (name: string, statuses: object[] = [], more: object = {}) =>
  app.post('/campaigns', { name, statuses, ...more }, 'admin');
const patch = (path: string, body: object, headers = {}) =>
  app.call(path, { as: 'admin', method: 'PATCH', body, headers });
const names = (statuses: { name: string }[]) => statuses.map(({ name }) => name);
// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface.
const statusIn = (body: any, name: string) =>
  body.statuses.find((one: { name: string }) => one.name === name);

describe('campaigns (CAM-01)', () => {
  test('are added, listed by name, filtered, renamed and deactivated', async () => {
    const solar = await create('Solar', [{ name: 'Offen' }, { name: 'Kunde', isGoal: true, isFinal: true }]);
    expect(solar.status).toBe(201);
    expect(solar.body).toMatchObject({
      name: 'Solar',
      type: 'sales',
      active: true,
      members: { value: 0, relation: 'exact' },
    });
    expect(solar.body.statuses.map((one: { position: number }) => one.position)).toEqual([1, 2]);
    const old = await create('Alt-Solar', [], {
      active: false,
      type: 'action',
      startsOn: '2013-09-12',
      endsOn: '2013-09-22',
    });
    expect(old.body).toMatchObject({ active: false, startsOn: '2013-09-12' });

    const first = await app.call('/campaigns?limit=2');
    expect(names(first.body.items)).toEqual(['Alt-Solar', 'Solar']);
    const second = await app.call(`/campaigns?limit=2&cursor=${first.body.nextCursor}`);
    expect(names(second.body.items)).toEqual(['VK']);
    expect(second.body).toMatchObject({ nextCursor: null, total: { value: 3, relation: 'exact' } });
    expect(names((await app.call('/campaigns?active=true&q=sol')).body.items)).toEqual(['Solar']);
    expect(names((await app.call('/campaigns?type=action')).body.items)).toEqual(['Alt-Solar']);

    const changed = await patch(
      `/campaigns/${old.body.id}`,
      { name: 'Solar alt', active: true },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toMatchObject({ name: 'Solar alt', active: true, version: 2 });
    const stale = await patch(`/campaigns/${old.body.id}`, { name: 'x' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ name: 'Solar alt', version: 2 });
  });
  test('have a name of their own', async () => {
    expect((await create('VK')).body).toMatchObject({ status: 409, code: 'duplicate' });
    const { body } = await create('Einzig');
    expect((await patch(`/campaigns/${body.id}`, { name: 'VK' })).body.code).toBe('duplicate');
    expect((await create('Doppelt', [{ name: 'A' }, { name: 'A' }])).body.code).toBe('duplicate');
  });
  test('do not end before they begin', async () => {
    expect((await create('Rückwärts', [], { startsOn: '2013-02-01', endsOn: '2013-01-01' })).status).toBe(
      400,
    );
  });
  test('are changed by administrators only, read by all', async () => {
    expect((await app.post('/campaigns', { name: 'x' }, 'lena')).status).toBe(403);
    for (const [path, method, body] of [
      [`/campaigns/${app.world.vk}`, 'PATCH', { active: false }],
      [`/campaigns/${app.world.vk}/copies`, 'POST', { name: 'y' }],
      [`/campaigns/${app.world.vk}/statuses`, 'POST', { name: 'y' }],
      [`/statuses/${app.world.statuses.Kunde}`, 'PATCH', { progress: 1 }],
      [`/statuses/${app.world.statuses.Kunde}/merges`, 'POST', { intoId: app.world.statuses.Erstkontakt }],
    ] as const) {
      expect((await app.call(path, { as: 'anna', method, body })).status).toBe(403);
    }
    expect((await app.call(`/campaigns/${app.world.vk}`, { as: 'bea' })).status).toBe(200);
    expect((await app.call('/campaigns/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('statuses (CAM-02, CAM-13)', () => {
  test('have a name of their own in their campaign, elsewhere the same is fine', async () => {
    const { body } = await create('Namen', [{ name: 'Kunde' }]);
    const again = await app.post(`/campaigns/${body.id}/statuses`, { name: 'Kunde' }, 'admin');
    expect(again.body).toMatchObject({ status: 409, code: 'duplicate' });
    const more = await app.post(`/campaigns/${body.id}/statuses`, { name: 'Zweiter' }, 'admin');
    expect((await patch(`/statuses/${more.body.id}`, { name: 'Kunde' })).body.code).toBe('duplicate');
  });
  test('are one name however it is capitalised or spaced', async () => {
    const { body } = await app.post(
      '/campaigns',
      { name: ' Wind ', statuses: [{ name: ' Kunde ' }] },
      'admin',
    );
    expect(body).toMatchObject({ name: 'Wind', statuses: [{ name: 'Kunde' }] });
    const path = `/campaigns/${body.id}/statuses`;
    for (const name of ['Kunde ', 'kunde', 'KUNDE']) {
      expect((await app.post(path, { name }, 'admin')).status, name).toBe(409);
    }
    const renamed = { method: 'PATCH', as: 'admin', body: { name: 'KUNDE' } } as const;
    expect((await app.call(`/statuses/${body.statuses[0].id}`, renamed)).body.name).toBe('KUNDE');
    const twice = [{ name: 'Neu' }, { name: 'neu' }];
    expect((await app.post('/campaigns', { name: 'Wind 2', statuses: twice }, 'admin')).status).toBe(409);
  });

  test('stand in an order without holes', async () => {
    const { body } = await create('Ordnung', [{ name: 'A' }, { name: 'B' }, { name: 'C' }]);
    await app.post(`/campaigns/${body.id}/statuses`, { name: 'Neu', position: 2 }, 'admin');
    await patch(`/statuses/${statusIn(body, 'C').id}`, { position: 1 });
    const { items } = (await app.call(`/campaigns/${body.id}/statuses`)).body;
    expect(names(items)).toEqual(['C', 'A', 'Neu', 'B']);
    expect(items.map((one: { position: number }) => one.position)).toEqual([1, 2, 3, 4]);
  });
  test('lead to statuses of their campaign', async () => {
    const { statuses } = app.world;
    const { body } = await create('Folge', [{ name: 'A' }, { name: 'B' }]);
    const [a, b] = [statusIn(body, 'A').id, statusIn(body, 'B').id];
    const set = await patch(`/statuses/${a}`, { nextStatusIds: [b, b], defaultNextStatusId: b });
    expect(set.body).toMatchObject({ nextStatusIds: [b], defaultNextStatusId: b, newGaps: 0 });
    expect((await patch(`/statuses/${a}`, { nextStatusIds: [statuses.Kunde] })).body.code).toBe(
      'other-campaign',
    );
    expect((await patch(`/statuses/${a}`, { defaultNextStatusId: statuses.Kunde })).body.code).toBe(
      'other-campaign',
    );
    expect((await patch(`/statuses/${a}`, { nextStatusIds: [app.world.vk] })).status).toBe(404);
    expect((await patch(`/statuses/${a}`, { nextStatusIds: [a] })).status).toBe(400);
    expect(
      (await patch(`/statuses/${a}`, { defaultNextStatusId: null })).body.defaultNextStatusId,
    ).toBeNull();
  });
  test('that block contact are final and demand a reason, whatever else is said', async () => {
    const { body } = await create('Sperre', [{ name: 'Nie wieder', blocksContact: true, isFinal: false }]);
    const blocking = { blocksContact: true, requiresReason: true, isFinal: true };
    expect(body.statuses[0]).toMatchObject(blocking);
    const off = await patch(`/statuses/${body.statuses[0].id}`, { requiresReason: false, isFinal: false });
    expect(off.body).toMatchObject(blocking);
  });

  test('that block contact finish all there is, and nothing more is asked for', async () => {
    const accountId = await app.newRecord('Sperrfall GmbH');
    const { body } = await create('Sperre 2', [{ name: 'Neu' }, { name: 'Nie wieder', blocksContact: true }]);
    const to = (name: string) => [{ campaignId: body.id, toStatusId: statusIn(body, name).id }];
    const followUps = [{ text: 'nachfassen', dueOn: '2013-09-30' }];
    await app.post('/activities', { accountId, text: 'neu', statusChanges: to('Neu'), followUps });
    const blocked = await app.post('/activities', {
      accountId,
      text: 'nie',
      statusChanges: to('Nie wieder'),
    });
    expect(blocked.body).toMatchObject({ completedFollowUps: [{ text: 'nachfassen' }], followUps: [] });
  });

  test('tell how many records become gaps by a change', async () => {
    const { accounts } = app.world;
    const { body } = await create('Lücken', [{ name: 'Aus', isFinal: true }, { name: 'Offen' }]);
    const lost = { campaign: body.id, status: statusIn(body, 'Aus').id };
    await save(app, { ...lost, account: accounts.F4, withoutFollowUp: true });
    await save(app, { ...lost, account: accounts.F5 });
    expect((await patch(`/statuses/${lost.status}`, { progress: 5 })).body.newGaps).toBe(0);
    const changed = await patch(`/statuses/${lost.status}`, { isFinal: false });
    expect(changed.body).toMatchObject({ newGaps: 1, members: 2, isFinal: false });
    expect((await patch(`/statuses/${lost.status}`, { isFinal: true })).body.newGaps).toBe(0);
    expect((await patch(`/statuses/${lost.status}`, { isGoal: true })).body.newGaps).toBe(1);
  });
});

test('a copy has all settings and no members (CAM-14)', async () => {
  const { vk, statuses, accounts } = app.world;
  await patch(`/statuses/${statuses.Erstkontakt}`, {
    nextStatusIds: [statuses['Bedarf geklärt'], statuses['Kein Interesse']],
    defaultNextStatusId: statuses['Bedarf geklärt'],
  });
  await save(app, { account: accounts.F1, campaign: vk, status: statuses.Erstkontakt });
  const { body, status } = await app.post(`/campaigns/${vk}/copies`, { name: 'VK 2014' }, 'admin');
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'VK 2014', type: 'sales', active: true, members: { value: 0 } });
  expect(body.statuses).toHaveLength(6);
  expect(body.statuses.filter((one: { isFinal: boolean }) => one.isFinal)).toHaveLength(3);
  const original = (await app.call(`/campaigns/${vk}`)).body;
  expect(original.members).toEqual({ value: 1, relation: 'exact' });
  const settings = ({
    id: _id,
    campaignId: _c,
    nextStatusIds: _n,
    defaultNextStatusId: _d,
    members: _m,
    version: _v,
    ...rest
  }: Record<string, unknown>) => rest;
  expect(body.statuses.map(settings)).toEqual(original.statuses.map(settings));
  expect(statusIn(body, 'Erstkontakt')).toMatchObject({
    nextStatusIds: [statusIn(body, 'Bedarf geklärt').id, statusIn(body, 'Kein Interesse').id],
    defaultNextStatusId: statusIn(body, 'Bedarf geklärt').id,
  });
  expect((await app.post(`/campaigns/${vk}/copies`, { name: 'VK 2014' }, 'admin')).body.code).toBe(
    'duplicate',
  );
});
