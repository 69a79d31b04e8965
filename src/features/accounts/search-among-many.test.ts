import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/** A word that more records have than a search finds by their ids: lists choose among them all the same. */
let app: TestApp;
const many = 1100;

beforeAll(async () => {
  app = await testApp();
  const { workspaceId, users } = app.world;
  await app.owner.query(
    `insert into account (workspace_id, id, kind, name, city, created_by_id, sort_name, name_key, search_text, created_at, updated_at)
     select $1, gen_random_uuid(), 'company', 'Massenwerk ' || n, case when n % 500 = 7 then 'Emden' end, $2,
            'massenwerk ' || lpad(n::text, 4, '0'), 'massenwerk ' || n, ' massenwerk ' || n, now(), now()
       from generate_series(1, ${many}) n`,
    [workspaceId, users.lena],
  );
  await app.post('/accounts', { kind: 'company', name: 'Massenwirk' });
  for (const name of ['Werk am Fluss', 'Uferwerk', 'Werk']) {
    await app.post('/accounts', { kind: 'company', name, city: 'Wesel' });
  }
});
afterAll(() => app.close());

interface Listed {
  id: string;
  name: string;
}
const list = async (query: string) => (await app.call(`/accounts?${query}`)).body;
const namesOf = ({ items }: { items: Listed[] }) => items.map(({ name }) => name);

describe('of more than a total counts', () => {
  test('a search says so, the beginning first', async () => {
    const found = await list('q=massenwerk&limit=2');
    expect(namesOf(found)).toEqual(['Massenwerk 1', 'Massenwerk 2']);
    expect(found.total).toEqual({ value: 1000, relation: 'at-least' });
  });

  test('a filter chooses among all of them', async () => {
    const found = await list('q=massenwerk&city=Emden');
    expect(namesOf(found)).toEqual(['Massenwerk 7', 'Massenwerk 507', 'Massenwerk 1007']);
    expect(found.total).toEqual({ value: 3, relation: 'exact' });
  });

  test('an order goes through all of them', async () => {
    const found = await list('q=massenwerk&sort=-name&limit=1');
    expect(namesOf(found)).toEqual([`Massenwerk ${many}`]);
  });
});

test('a filter chooses among the few found, misspellings included', async () => {
  expect(namesOf(await list('q=Uferwerg&city=Wesel'))).toEqual(['Uferwerk']);
});

test('a search goes through what it found once, best first, on pages of two', async () => {
  for (const place of ['city=Wesel', '']) {
    const q = place ? `q=werk&${place}` : 'q=Massenwirk';
    const whole = await list(`${q}&limit=200`);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 5; page++) {
      const part: { items: Listed[]; nextCursor: string | null; total: object } = await list(
        `${q}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...namesOf(part));
      expect(part.total).toEqual(whole.total);
      cursor = part.nextCursor;
    }
    expect(seen).toEqual(namesOf(whole).slice(0, 10));
  }
});
