import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a record in the bin is nowhere but there, which says since when and by whom; restored, it is back', async () => {
  const { F1 } = app.world.accounts;
  const inBin = (as: 'anna' | 'bea' = 'anna') => app.call(`/binned-accounts/${F1}`, { as });
  expect((await inBin()).status).toBe(404);
  await app.call(`/accounts/${F1}`, { method: 'DELETE', as: 'anna' });
  expect((await app.call(`/accounts/${F1}`)).status).toBe(404);
  expect((await inBin()).body).toMatchObject({
    name: 'Sonnenschein AG',
    deletedBy: { name: 'anna' },
    editable: true,
  });
  expect((await inBin('bea')).body.editable).toBe(false);
  expect((await app.post(`/accounts/${F1}/restorations`, {}, 'bea')).status).toBe(403);
  expect((await app.post(`/accounts/${F1}/restorations`, {})).status).toBe(201);
  expect((await inBin()).status).toBe(404);
  expect((await app.call(`/accounts/${F1}`)).status).toBe(200);
});

test('whoever could not see a record does not see it in the bin', async () => {
  const { F2 } = app.world.accounts;
  await app.call(`/accounts/${F2}`, { method: 'DELETE', as: 'admin' });
  const { groups, teams, workspaceId } = app.world;
  await app.owner.query(`update rights_group set foreign_team = 'none' where workspace_id = $1 and id = $2`, [
    workspaceId,
    groups.Innendienst,
  ]);
  await app.owner.query('update account set team_id = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    F2,
    teams.Nord,
  ]);
  expect((await app.call(`/binned-accounts/${F2}`, { as: 'ingo' })).status).toBe(404);
  expect((await app.call(`/binned-accounts/${F2}`, { as: 'bea' })).status).toBe(200);
});

test('a contact in the bin is only there; it comes back, as main contact unless another has become it', async () => {
  const { F1 } = app.world.accounts;
  const add = (lastName: string) =>
    app.post('/contacts', { accountId: F1, lastName, isPrimary: true }, 'anna');
  const { id } = (await add('Vorn')).body;
  const inBin = (as: 'anna' | 'bea' = 'anna') => app.call(`/binned-contacts/${id}`, { as });
  const restore = (as: 'anna' | 'bea' = 'anna') => app.post(`/contacts/${id}/restorations`, {}, as);
  expect((await inBin()).status).toBe(404);
  expect((await restore()).status).toBe(409);
  await app.call(`/contacts/${id}`, { method: 'DELETE', as: 'anna' });
  expect((await app.call(`/contacts/${id}`)).status).toBe(404);
  expect((await inBin()).body).toMatchObject({
    name: 'Vorn',
    account: { id: F1 },
    deletedBy: { name: 'anna' },
    editable: true,
  });
  expect((await inBin('bea')).body.editable).toBe(false);
  expect((await restore('bea')).status).toBe(403);
  expect(await restore()).toMatchObject({ status: 201, body: { isPrimary: true } });
  expect((await inBin()).status).toBe(404);

  await app.call(`/contacts/${id}`, { method: 'DELETE', as: 'anna' });
  await add('Neu');
  expect(await restore()).toMatchObject({ status: 201, body: { isPrimary: false } });
});
