import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/**
 * A category that more records carry than are looked up one by one, and fewer than nearly all: lists in an order read
 * it once and keep it at hand (platform/database/id-set.ts).
 */
let app: TestApp;
let [above, below] = ['', ''];
const all = 2400;
const carry = (n: number) => n % 2 === 0;
const nameOf = (n: number) => `Träger ${String(n).padStart(4, '0')}`;
const carriers = Array.from({ length: all }, (_, n) => n).filter(carry);

beforeAll(async () => {
  app = await testApp();
  const { workspaceId, users, vk, statuses } = app.world;
  above = (await app.post('/categories', { name: 'Branche', parentId: null }, 'admin')).body.id;
  below = (await app.post('/categories', { name: 'Obst', parentId: above }, 'admin')).body.id;
  await app.owner.query(
    `insert into account (workspace_id, id, kind, name, city, created_by_id, sort_name, name_key, search_text, created_at, updated_at)
     select $1, gen_random_uuid(), 'company', 'Träger ' || lpad(n::text, 4, '0'), case when n % 600 < 2 then 'Emden' end, $2,
            'traeger ' || lpad(n::text, 4, '0'), 'traeger ' || n, ' traeger ' || n, '2013-09-01', '2013-09-01'
       from generate_series(0, ${all - 1}) n`,
    [workspaceId, users.lena],
  );
  await app.owner.query(
    `insert into account_category (workspace_id, account_id, category_id)
     select workspace_id, id, $1 from account where name like 'Träger %' and right(name, 1)::int % 2 = 0`,
    [below],
  );
  const { rows } = await app.owner.query(
    "select id from account where name in ('Träger 0004', 'Träger 0005')",
  );
  for (const { id } of rows) {
    const saved = await app.post('/activities', {
      accountId: id,
      text: 'Interesse',
      statusChanges: [{ campaignId: vk, toStatusId: statuses.Erstkontakt }],
      followUps: [{ text: 'Anruf', dueOn: '2013-10-01' }],
    });
    expect(saved.status).toBe(201);
  }
  // As the server does for a growing new database.
  await app.owner.query('select refresh_early_statistics()');
});
afterAll(() => app.close());

async function namesThrough(path: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await app.call(`${path}&limit=200${cursor && `&cursor=${cursor}`}`);
    expect(body.total).toEqual({ value: 1000, relation: 'at-least' });
    names.push(...body.items.map(({ name }: { name: string }) => name));
    cursor = body.nextCursor;
  }
  return names;
}

describe('a category that many carry', () => {
  test('lists each of them once, in order, by the category and by the one above it', async () => {
    const named = carriers.map(nameOf);
    expect(await namesThrough(`/accounts?categoryId=${below}`)).toEqual(named);
    expect(await namesThrough(`/accounts?categoryId=${above}&sort=-name`)).toEqual(named.toReversed());
  });

  test.each(['lastActivityAt', '-lastActivityAt', 'nextFollowUp', '-nextFollowUp', 'city', 'createdAt'])(
    'lists each of them once by %s',
    async (sort) => {
      const names = await namesThrough(`/accounts?categoryId=${below}&sort=${sort}`);
      expect(names.toSorted()).toEqual(carriers.map(nameOf));
      if (sort === '-lastActivityAt') expect(names[0]).toBe('Träger 0004');
    },
  );

  test('is narrowed further by place, campaign and word', async () => {
    const listed = async (filter: string) => {
      const { body } = await app.call(`/accounts?categoryId=${below}&${filter}`);
      return [body.items.map(({ name }: { name: string }) => name), body.total];
    };
    const few = (...numbers: number[]) => [numbers.map(nameOf), { value: numbers.length, relation: 'exact' }];
    expect(await listed('city=Emden')).toEqual(few(0, 600, 1200, 1800));
    expect(await listed(`campaignId=${app.world.vk}`)).toEqual(few(4));
    expect(await listed('q=Träger 18&city=Emden')).toEqual(few(1800));
  });

  test.each(['name', 'since', '-lastActivityAt', 'nextFollowUp'])(
    'narrows the working list of a campaign by %s, those below it included',
    async (sort) => {
      const { vk } = app.world;
      const { body } = await app.call(`/campaigns/${vk}/members?categoryId=${above}&sort=${sort}`);
      expect(body.items.map(({ account }: { account: { name: string } }) => account.name)).toEqual([
        nameOf(4),
      ]);
      expect(body.total).toEqual({ value: 1, relation: 'exact' });
    },
  );
});
