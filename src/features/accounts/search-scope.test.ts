import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/** What a search finds is read from its indexes alone: nothing that is gone or not to be seen may slip through. */
let app: TestApp;
const ids: Record<string, string> = {};

const add = async (name: string, body: object = {}) =>
  (await app.post('/accounts', { kind: 'company', name, ...body })).body.id as string;

beforeAll(async () => {
  app = await testApp();
  const { teams } = app.world;
  ids.kept = await add('Quarzwerk Ulm', { teamId: teams.Süd });
  ids.binned = await add('Quarzwerk Bonn', { teamId: teams.Süd });
  ids.foreign = await add('Quarzwerk Kiel', { teamId: teams.Nord });
  ids.loser = await add('Quarzwerk Alt', { teamId: teams.Süd, customerNumber: 'Q-4711' });
  for (const [name, lastName] of [
    ['kept', 'Quast'],
    ['binned', 'Quaster'],
    ['foreign', 'Quastner'],
  ] as const) {
    ids[lastName] = (await app.post('/contacts', { accountId: ids[name], lastName })).body.id;
  }
  const gone = (await app.post('/contacts', { accountId: ids.kept, lastName: 'Quastig' })).body.id;
  await app.call(`/contacts/${gone}`, { method: 'DELETE' });
  await app.call(`/accounts/${ids.binned}`, { method: 'DELETE' });
  await app.post('/account-merges', { winnerId: ids.kept, loserId: ids.loser });
  await app.owner.query('update account set created_by_id = $1', [app.world.users.admin]);
});
afterAll(() => app.close());

const found = async (path: string) => {
  const { body } = await app.call(path);
  expect(body.total).toEqual({ value: body.items.length, relation: 'exact' });
  return body.items.map(({ id }: { id: string }) => id);
};

describe('a search leaves out', () => {
  test('what is in the bin or merged', async () => {
    expect(await found('/accounts?q=quarzwerk')).toEqual([ids.foreign, ids.kept]);
    expect(await found('/contacts?q=quast')).toEqual([ids.Quast, ids.Quastner]);
  });

  test('a record that took over a number, once it is in the bin', async () => {
    expect(await found('/accounts?q=Q-4711')).toEqual([ids.kept]);
    await app.call(`/accounts/${ids.kept}`, { method: 'DELETE' });
    expect(await found('/accounts?q=Q-4711')).toEqual([]);
    await app.post(`/accounts/${ids.kept}/restorations`, {});
  });

  test.each([
    ['foreign', ['kept'], ['Quast']],
    ['own', ['foreign'], ['Quastner']],
  ])('what is of the %s team, where that may not be seen', async (team, accounts, contacts) => {
    const column = `${team}_team`;
    const { groups } = app.world;
    const before = (
      await app.owner.query(`select ${column} as level from rights_group where id = $1`, [groups.Vertrieb])
    ).rows[0];
    const setTo = (level: string) =>
      app.owner.query(`update rights_group set ${column} = $1 where id = $2`, [level, groups.Vertrieb]);
    await setTo('none');
    expect(await found('/accounts?q=quarzwerk')).toEqual(accounts.map((name) => ids[name]));
    expect(await found('/contacts?q=quast')).toEqual(contacts.map((name) => ids[name]));
    await setTo(before.level);
  });
});
