import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // Saved once, a record carries what it is compared by.
  for (const [name, phone] of [
    ['F1', '0821 4711'],
    ['F2', null],
  ] as const) {
    await app.call(`/accounts/${app.world.accounts[name]}`, { method: 'PATCH', body: { phone } });
  }
});
afterAll(() => app.close());

const change = (
  id: string,
  body: unknown,
  as: 'anna' | 'bea' = 'anna',
  headers: Record<string, string> = {},
) => app.call(`/contacts/${id}`, { method: 'PATCH', body, as, headers });

describe('ADR-03: contacts', () => {
  test('every field comes back as it was typed', async () => {
    const fields = {
      accountId: app.world.accounts.F2,
      salutation: 'Frau',
      title: 'Prof. Dr.',
      suffix: 'B. A.',
      firstName: 'Änne',
      lastName: 'von der Höh',
      function: 'Einkauf',
      phone: '0431 / 55-1',
      mobile: '+49 (171) 55 66 77 8',
      email: 'A.Hoeh@erdwaerme.example',
      street: 'Kai 2',
      postalCode: '24103',
      city: 'Kiel',
      country: 'DE',
      birthDate: '1975-12-01',
      preferredMedium: 'phone',
      isPrimary: false,
      noBulkMail: true,
    };
    const { status, body } = await app.post('/contacts', fields);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...fields,
      name: 'Änne von der Höh',
      account: { name: 'Erdwärme Nord GmbH' },
    });
    expect((await app.call(`/contacts/${body.id}`)).body).toEqual(body);
    expect((await app.call('/contacts?q=hoeh')).body.items).toEqual([body]);
  });

  test('a contact has a name and a company', async () => {
    const nameless = await app.post('/contacts', { accountId: app.world.accounts.F2, email: 'x@y.example' });
    expect(nameless.body.errors).toMatchObject([{ path: 'body.lastName', code: 'missing' }]);
    const ofPerson = await app.post('/contacts', { accountId: app.world.accounts.P1, lastName: 'X' });
    expect(ofPerson.body.errors).toMatchObject([{ path: 'body.accountId', code: 'not-a-company' }]);
  });

  test('a company has one main contact: making another one it unmakes the first', async () => {
    const { K1, K2 } = app.world.contacts;
    expect((await change(K2, { isPrimary: true })).body).toMatchObject({ isPrimary: true });
    expect((await app.call(`/contacts/${K1}`)).body).toMatchObject({ isPrimary: false, version: 2 });
    const { body } = await app.post('/contacts', {
      accountId: app.world.accounts.F1,
      lastName: 'Neu',
      isPrimary: true,
    });
    const { body: list } = await app.call(`/contacts?accountId=${app.world.accounts.F1}`);
    expect(list.items.filter((one: { isPrimary: boolean }) => one.isPrimary)).toMatchObject([
      { id: body.id },
    ]);
  });

  test('versions and rights as for records', async () => {
    const { K6 } = app.world.contacts;
    expect((await change(K6, { phone: '1' }, 'bea')).status).toBe(403);
    expect((await change(K6, { phone: '1' }, 'anna', { 'if-match': '"1"' })).status).toBe(200);
    const stale = await change(K6, { phone: '2' }, 'anna', { 'if-match': '"1"' });
    expect([stale.status, stale.body.current.phone]).toEqual([412, '1']);
    expect((await app.call(`/contacts/${K6}`, { method: 'DELETE', as: 'bea' })).status).toBe(403);
    expect((await app.call(`/contacts/${K6}`, { method: 'DELETE' })).status).toBe(204);
    expect((await app.call(`/contacts/${K6}`)).status).toBe(404);
  });

  test('they are listed by last name', async () => {
    const { body } = await app.call(`/contacts?accountId=${app.world.accounts.F1}&sort=name`);
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names.indexOf('Neu')).toBeLessThan(names.indexOf('Jens Schulz'));
  });
});

interface Candidate {
  account: { id: string };
  reasons: string[];
}
const duplicates = async (query: Record<string, string>): Promise<Candidate[]> =>
  (await app.call(`/account-duplicates?${new URLSearchParams(query)}`)).body.items;

describe('ADR-01: possible duplicates at entry', () => {
  test.each([
    [{ name: 'Sonnenschein A.G., 86150' }, ['name', 'postalCode']],
    [{ name: 'Sonnenschein A.G.', postalCode: '86150' }, ['name', 'postalCode']],
    [{ name: 'sonnenschein gmbh' }, ['name']],
    [{ name: 'Sonnenshein AG' }, ['name']],
    [{ name: 'Sonnenschein Aktiengesellschaft', phone: '+49 821 4711' }, ['name', 'phone']],
    [{ phone: '0821/47-11' }, ['phone']],
    [{ email: 'S.Sommer@Sonnenschein.example' }, ['email']],
  ])('%j offers F1', async (query, reasons) => {
    const [best] = await duplicates(query);
    expect(best).toMatchObject({ account: { id: app.world.accounts.F1 }, reasons });
  });

  test('a postal code alone is no reason, nor is the record itself', async () => {
    expect(await duplicates({ postalCode: '86150' })).toEqual([]);
    expect(await duplicates({ name: 'Sonnenschein AG', exceptId: app.world.accounts.F1 })).toEqual([]);
    expect(await duplicates({})).toEqual([]);
  });

  test('at most five, the likeliest first', async () => {
    for (let number = 1; number <= 7; number++) {
      await app.post('/accounts', { kind: 'company', name: `Nordlicht ${number}` });
    }
    await app.post('/accounts', { kind: 'company', name: 'Nordlicht GmbH', postalCode: '20095' });
    const found = await duplicates({ name: 'Nordlicht KG', postalCode: '20095' });
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ account: { name: 'Nordlicht GmbH' }, reasons: ['name', 'postalCode'] });
  });
});

describe('ADR-01: contacts possibly entered already', () => {
  const alike = async (query: Record<string, string>) => {
    const { F1, F3 } = app.world.accounts;
    const at = query.at === 'F3' ? F3 : F1;
    const { at: _, ...entry } = query;
    const { body } = await app.call(
      `/contact-duplicates?${new URLSearchParams({ accountId: at, ...entry })}`,
    );
    return body.items.map(({ contact, reasons }: { contact: { name: string }; reasons: string[] }) => [
      contact.name,
      ...reasons,
    ]);
  };
  beforeAll(async () => {
    const { K1, K2 } = app.world.contacts;
    await change(K1, { phone: '0821 4711-0', mobile: '0171 2345678' });
    await change(K2, { phone: '0821 4711-0' });
  });

  test.each([
    ['the same name', { firstName: 'Sabine', lastName: 'Sommer' }, ['name', 'account']],
    ['a misspelt one', { firstName: 'Sabine', lastName: 'Somer' }, ['name', 'account']],
    ['her mobile, typed as phone', { lastName: 'Winter', phone: '+49 171 2345678' }, ['phone', 'account']],
    ['her e-mail', { email: 'S.Sommer@Sonnenschein.example' }, ['email', 'account']],
    ['her name at another company', { at: 'F3', firstName: 'Sabine', lastName: 'Sommer' }, ['name']],
    ['her mobile at another company', { at: 'F3', mobile: '01712345678' }, ['phone']],
  ])('%s offers her', async (_, entry, reasons) => {
    expect(await alike(entry as Record<string, string>)).toEqual([['Sabine Sommer', ...reasons]]);
  });

  test('the number that colleagues share is no reason by itself, but at another company it is', async () => {
    const shared = { lastName: 'Winter', phone: '0821 47110' };
    expect(await alike(shared)).toEqual([]);
    expect((await alike({ ...shared, at: 'F3' })).map(([name]: string[]) => name).toSorted()).toEqual([
      'Jens Schulz',
      'Sabine Sommer',
    ]);
  });

  test('nothing typed, half a name misspelt, or the contact itself offers nobody', async () => {
    expect(await alike({})).toEqual([]);
    expect(await alike({ lastName: 'Somer' })).toEqual([]);
    const exceptId = app.world.contacts.K1;
    expect(await alike({ firstName: 'Sabine', lastName: 'Sommer', exceptId })).toEqual([]);
  });
});
