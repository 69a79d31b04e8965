import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  const records = {
    sonne: { kind: 'company', name: 'Sonnengold Energie AG', city: 'Würzburg', customerNumber: 'AB-000815' },
    mueller: {
      kind: 'company',
      name: 'Müller & Söhne GmbH',
      phone: '+49 821 1234567',
      email: 'post@mueller.example',
    },
    muller: { kind: 'company', name: 'Muller Freres SARL', phone: '+33 1 44 55 66 77', country: 'FR' },
    straße: { kind: 'company', name: 'Bäckerei Weiß OHG', phone: '0931/98 76-54', city: 'Köln' },
    person: { kind: 'person', firstName: 'Jürgen', lastName: 'Krämer', email: 'j.kraemer@post.example' },
    wien: { kind: 'company', name: 'Donau Handel', phone: '+43 1 5876543', country: 'AT' },
  };
  for (const [key, body] of Object.entries(records)) ids[key] = (await app.post('/accounts', body)).body.id;
  const contact = {
    accountId: ids.mueller,
    firstName: 'Désirée',
    lastName: 'Schönfeld',
    mobile: '0171 222 33 44',
  };
  ids.contact = (await app.post('/contacts', { ...contact, email: 'd.schoenfeld@mueller.example' })).body.id;
});
afterAll(() => app.close());

interface Hit {
  id: string;
  matched: string;
  context: string;
}
const search = async (q: string): Promise<Hit[]> =>
  (await app.call(`/search-results?${new URLSearchParams({ q })}`)).body.items;

describe('a record is found by', () => {
  test.each([
    ['the beginning of its name', 'sonneng', 'sonne', 'name'],
    ['the middle of its name', 'nengol', 'sonne', 'name'],
    ['two parts of its name, in any order', 'energie sonne', 'sonne', 'name'],
    ['name and place', 'sonnengold würzburg', 'sonne', 'name'],
    ['its place', 'Wuerzburg', 'sonne', 'name'],
    ['a swapped letter', 'Sonnengodl', 'sonne', 'name'],
    ['a missing letter', 'Sonengold', 'sonne', 'name'],
    ['a wrong letter', 'Sonnenbold', 'sonne', 'name'],
    ['a letter too many', 'Sonnnengold', 'sonne', 'name'],
    ['a typing error and another word', 'Sonengold AG', 'sonne', 'name'],
    ['ü for ü', 'müller', 'mueller', 'name'],
    ['ue for ü', 'Mueller Soehne', 'mueller', 'name'],
    ['u for ü', 'Muller Sohne', 'mueller', 'name'],
    ['ü for u', 'Müller Fréres', 'muller', 'name'],
    ['ss for ß', 'WEISS', 'straße', 'name'],
    ['ß for ß and a wrong umlaut', 'Backerei Weiß', 'straße', 'name'],
    ['its number', 'AB-000815', 'sonne', 'customerNumber'],
    ['part of its number', '000815', 'sonne', 'customerNumber'],
    ['its phone with country code', '+49 821 1234567', 'mueller', 'phone'],
    ['its phone with 00', '0049821 1234567', 'mueller', 'phone'],
    ['its phone as dialled at home', '0821/12345-67', 'mueller', 'phone'],
    ['its phone with a bracketed zero', '+49 (0) 821 1234567', 'mueller', 'phone'],
    ['the last digits of its phone', '234567', 'mueller', 'phone'],
    ['the first digits of its phone', '0931 98', 'straße', 'phone'],
    ['the phone of a neighbouring country', '0043 1 5876543', 'wien', 'phone'],
    ['the phone of another country', '+33 144556677', 'muller', 'phone'],
    ['its e-mail', 'post@mueller.example', 'mueller', 'email'],
    ['part of its e-mail', 'j.kraemer@', 'person', 'email'],
    ['the name of a person the wrong way round', 'Kramer Jürgen', 'person', 'name'],
    ['a contact by last name', 'Schoenfeld', 'contact', 'name'],
    ['a contact with a typing error', 'Desiree Schönfeldt', 'contact', 'name'],
    ['a contact by mobile', '+49171 2223344', 'contact', 'phone'],
    ['a contact by e-mail', 'd.schoenfeld@mueller.example', 'contact', 'email'],
  ])('%s: %s', async (_, q, key, matched) => {
    const hit = (await search(q)).find(({ id }) => id === ids[key]);
    expect(hit).toMatchObject({ matched });
  });

  test.each([
    ['one letter', 'm', 'mueller'],
    ['two letters', 'do', 'wien'],
    ['two letters of a later word', 'sö', 'mueller'],
  ])('%s', async (_, q, key) => {
    expect((await search(q)).map(({ id }) => id)).toContain(ids[key]);
  });
});

test('the thing itself comes first, then what begins so, then what contains it', async () => {
  const names = ['Gold', 'Goldmann', 'Weiss & Gold', 'Rheingoldhaus'];
  for (const name of names) await app.post('/accounts', { kind: 'company', name });
  const { body } = await app.call('/search-results?q=gold');
  expect(body.items.slice(0, 4).map(({ name }: { name: string }) => name)).toEqual(names);
  const listed = await app.call('/accounts?q=gold');
  expect(listed.body.items.slice(0, 4).map(({ name }: { name: string }) => name)).toEqual(names);
  const reversed = await app.call('/accounts?q=gold&sort=-name&limit=1');
  expect(reversed.body.items[0].name).toBe('Weiss & Gold');
});

test('a contact names its company, a record its place', async () => {
  expect(await search('Schönfeld')).toEqual([expect.objectContaining({ context: 'Müller & Söhne GmbH' })]);
  expect((await search('Bäckerei'))[0]).toMatchObject({ context: 'Köln' });
});

describe('lists', () => {
  test('every order goes through all records once, on pages of two', async () => {
    const all = (await app.call('/accounts?limit=200')).body.items.map(({ id }: Hit) => id).toSorted();
    for (const sort of ['name', 'lastActivityAt', 'nextFollowUp', 'createdAt', 'city', 'postalCode']) {
      for (const order of [sort, `-${sort}`]) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const { body } = await app.call(`/accounts?limit=2&sort=${order}${cursor && `&cursor=${cursor}`}`);
          seen.push(...body.items.map(({ id }: Hit) => id));
          cursor = body.nextCursor;
        }
        expect(seen.toSorted(), order).toEqual(all);
      }
    }
  });

  test('empty ones come last in either direction', async () => {
    for (const sort of ['city', '-city']) {
      const { body } = await app.call(`/accounts?limit=200&sort=${sort}`);
      const cities = body.items.map(({ city }: { city: string | null }) => city);
      const firstEmpty = cities.indexOf(null);
      expect(
        cities.slice(firstEmpty).every((city: string | null) => city === null),
        sort,
      ).toBe(true);
    }
  });

  test('a record added in between neither repeats nor hides another', async () => {
    const { body: first } = await app.call('/accounts?limit=3');
    await app.post('/accounts', { kind: 'company', name: 'AAA zuerst' });
    await app.post('/accounts', { kind: 'company', name: 'Zzz zuletzt' });
    const { body: second } = await app.call(`/accounts?limit=200&cursor=${first.nextCursor}`);
    const names = [...first.items, ...second.items].map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Zzz zuletzt');
    expect(names).not.toContain('AAA zuerst');
  });

  test.each([
    ['kind=person', ['Jürgen Krämer', 'Lea Sonntag']],
    ['city=Kiel', ['Erdwärme Nord GmbH']],
    ['city=Kiel&city=Bremen', ['Erdwärme Nord GmbH', 'Lea Sonntag']],
    ['postalCode=0106', ['Pelletprofi KG']],
    ['postalCode=86150&postalCode=24', ['Erdwärme Nord GmbH', 'Sonnenschein AG']],
    ['ownerId=me', []],
    ['q=kiel&city=Kiel', ['Erdwärme Nord GmbH']],
    ['inactiveDays=1&city=Kiel', ['Erdwärme Nord GmbH']],
    ['withoutFollowUp=false', []],
    ['withoutFollowUp=true&city=Kiel', ['Erdwärme Nord GmbH']],
    ['deleted=true', []],
  ])('filter %s', async (filter, names) => {
    const { status, body } = await app.call(`/accounts?${filter}`);
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(body.total).toEqual({ value: names.length, relation: 'exact' });
  });

  test('a cursor of another list is refused', async () => {
    const { body } = await app.call('/accounts?limit=2&sort=name');
    expect((await app.call(`/accounts?limit=2&sort=createdAt&cursor=${body.nextCursor}`)).status).toBe(400);
    expect((await app.call('/accounts?sort=city&cursor=bm8')).status).toBe(400);
  });
});
