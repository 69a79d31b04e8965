import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
const many = 1100;

beforeAll(async () => {
  app = await testApp();
  const { accounts, teams } = app.world;
  await app.owner.query('update account set team_id = $1 where id = $2', [teams.Nord, accounts.F2]);
  await app.owner.query('update account set team_id = $1 where id = $2', [teams.Süd, accounts.F1]);
  const records = [
    { accountId: accounts.F1, text: 'Wärmepumpe angeboten', reason: 'Rückruf', content: '100 % Förderung' },
    { accountId: accounts.F2, text: 'Die WÄRMEPUMPE läuft', medium: 'visit' },
    { accountId: accounts.F3, text: 'Heizung_alt, Öl' },
  ];
  for (const [minute, record] of records.entries()) {
    const body = {
      ...record,
      occurredAt: `2013-09-20T08:0${minute}:00Z`,
      followUps: [{ text: 'nachfassen', dueOn: '2013-10-01' }],
    };
    expect((await app.post('/activities', body, 'lena')).status).toBe(201);
  }
});
afterAll(() => app.close());

interface Listed {
  text: string;
}
const list = async (query: string) => (await app.call(`/activities?${query}`)).body;
const textsOf = async (filter: Record<string, string>) => {
  const body = await list(`${new URLSearchParams(filter)}`);
  expect(body.total).toEqual({ value: body.items.length, relation: 'exact' });
  return body.items.map(({ text }: Listed) => text);
};
const angeboten = 'Wärmepumpe angeboten';
const läuft = 'Die WÄRMEPUMPE läuft';
const heizung = 'Heizung_alt, Öl';

describe('the stream is searched', () => {
  test.each([
    ['a part of a word, whatever its case', 'ärmepump', [läuft, angeboten]],
    ['several words as they stand', 'pumpe läuft', [läuft]],
    ['a reason', 'rückruf', [angeboten]],
    ['words that begin in the reason and end in the content', 'ruf 100', [angeboten]],
    ['a sign that patterns know, as typed', '100 %', [angeboten]],
    ['another such sign', 'g_a', [heizung]],
    ['that sign, and no other in its place', 'e_p', []],
    ['two letters, within a word', 'um', []],
    ['two letters, the beginning of the text', 'wä', [läuft, angeboten]],
    ['two letters, the beginning of a later word', 'öl', [heizung]],
    ['what nobody wrote', 'Solar', []],
  ])('for %s: %s', async (_, q, texts) => {
    expect(await textsOf({ q })).toEqual(texts);
  });

  test('among what a filter chooses', async () => {
    const { accounts, teams } = app.world;
    expect(await textsOf({ q: 'wärmepumpe', medium: 'visit' })).toEqual([läuft]);
    expect(await textsOf({ q: 'wärmepumpe', teamId: teams.Süd })).toEqual([angeboten]);
    expect(await textsOf({ q: 'wärmepumpe', accountId: accounts.F1 })).toEqual([angeboten]);
    const { body } = await app.call(`/accounts/${accounts.F2}/timeline?q=pumpe`);
    expect(body.items.map(({ text }: Listed) => text)).toEqual([läuft]);
  });

  test('and shows nothing of records in the bin or that one may not see', async () => {
    const { accounts, groups } = app.world;
    const setTo = (level: string) =>
      app.owner.query('update rights_group set foreign_team = $1 where id = $2', [level, groups.Vertrieb]);
    await app.owner.query('update account set created_by_id = $1 where id = $2', [
      app.world.users.admin,
      accounts.F2,
    ]);
    await setTo('none');
    expect(await textsOf({ q: 'wärmepumpe' })).toEqual([angeboten]);
    await setTo('read');
    await app.call(`/accounts/${accounts.F1}`, { method: 'DELETE' });
    expect(await textsOf({ q: 'wärmepumpe' })).toEqual([läuft]);
    await app.post(`/accounts/${accounts.F1}/restorations`, {});
  });
});

describe('of more activities than a total counts', () => {
  const numbers = Array.from({ length: many }, (_, n) => n).toReversed();

  beforeAll(async () => {
    const { accounts, users, workspaceId } = app.world;
    await app.owner.query(
      `insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on, recorded_at, duty)
       select $1, gen_random_uuid(), $2, case when n % 500 = 7 then $3::uuid else $4::uuid end, 'note', 'Massenbrief ' || n,
              '2013-08-01'::timestamptz + n * interval '1 minute', '2013-08-01', now(), 'none'
         from generate_series(0, ${many - 1}) n`,
      [workspaceId, accounts.F3, users.ingo, users.lena],
    );
    await app.owner.query('select refresh_early_statistics()');
  });

  test.each(['', '&medium=note'])('a search goes on to the last, newest first%s', async (filter) => {
    const texts: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const body = await list(`q=massenbrief${filter}&limit=200${cursor && `&cursor=${cursor}`}`);
      expect(body.total).toEqual({ value: 1000, relation: 'at-least' });
      texts.push(...body.items.map(({ text }: Listed) => text));
      cursor = body.nextCursor;
    }
    expect(texts).toEqual(numbers.map((n) => `Massenbrief ${n}`));
  });

  test('a filter chooses among all of them', async () => {
    const userId = app.world.users.ingo;
    expect(await textsOf({ q: 'massenbrief', userId })).toEqual(
      [1007, 507, 7].map((n) => `Massenbrief ${n}`),
    );
  });
});
