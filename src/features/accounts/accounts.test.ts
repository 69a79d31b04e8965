import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idOf = (name: 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'P1') => app.world.accounts[name];
const change = (
  id: string,
  body: unknown,
  options: { as?: 'anna' | 'bea' | 'lena'; version?: number } = {},
) =>
  app.call(`/accounts/${id}`, {
    method: 'PATCH',
    body,
    as: options.as ?? 'anna',
    headers: options.version === undefined ? {} : { 'if-match': `"${options.version}"` },
  });

describe('ADR-02: companies and private persons', () => {
  test('a company needs a name, a private person a last name', async () => {
    const company = await app.post('/accounts', { kind: 'company', city: 'Ulm' });
    expect(company.status).toBe(400);
    expect(company.body.errors).toMatchObject([{ path: 'body.name', code: 'missing' }]);
    const person = await app.post('/accounts', { kind: 'person', firstName: 'Lea' });
    expect(person.body.errors).toMatchObject([{ path: 'body.lastName', code: 'missing' }]);
  });

  test('the name of a person is derived', async () => {
    const { status, body } = await app.post('/accounts', {
      kind: 'person',
      salutation: 'Frau',
      title: 'Dr.',
      firstName: 'Ida',
      lastName: 'Öhler',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'person',
      name: 'Ida Öhler',
      editable: true,
      statuses: [],
      blocked: false,
    });
    const renamed = await change(body.id, { lastName: 'Groß' });
    expect(renamed.body).toMatchObject({ name: 'Ida Groß', version: 2 });
    expect((await change(body.id, { name: 'Frau Groß' })).status).toBe(400);
    expect((await change(body.id, { lastName: ' ' })).status).toBe(400);
  });

  test('P1 without company can be in a campaign', async () => {
    const answer = await app.call(`/accounts/${idOf('P1')}`);
    expect(answer.body).toMatchObject({ kind: 'person', name: 'Lea Sonntag', nextFollowUp: null });
  });
});

test('ADR-03: every field of a record comes back as it was typed', async () => {
  const fields = {
    name: 'Ärzte-Haus „Süd“ GmbH',
    salutation: 'Firma',
    customerNumber: '000042',
    street: 'Am Wall 1',
    postalCode: '01067',
    city: 'Dresden',
    country: 'DE',
    region: 'DE-SN',
    phone: '0351 / 12 34-5',
    email: 'Info@Aerzte.example',
    website: 'https://aerzte.example',
    birthDate: '1980-02-29',
    teamId: app.world.teams.Süd,
    ownerId: app.world.users.ingo,
    customFields: { Mitarbeiter: 12, aktiv: true, Notiz: null },
  };
  const { status, body } = await app.post('/accounts', { kind: 'company', ...fields });
  expect(status).toBe(201);
  expect(body).toMatchObject({ ...fields, team: { name: 'Süd' }, owner: { name: 'ingo' } });
  expect((await app.call(`/accounts/${body.id}`)).body).toEqual(body);
});

describe('customer numbers', () => {
  test('are unique, and the refusal says whose it is', async () => {
    const { body: first } = await app.post('/accounts', {
      kind: 'company',
      name: 'Erste AG',
      customerNumber: '0815',
    });
    const second = await app.post('/accounts', {
      kind: 'company',
      name: 'Zweite AG',
      customerNumber: '0815',
    });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'duplicate', conflict: { id: first.id, name: 'Erste AG' } });
    expect((await change(idOf('F2'), { customerNumber: '0815' })).status).toBe(409);
    expect((await change(first.id, { customerNumber: '0815' })).status).toBe(200);
  });

  test('an empty one is none', async () => {
    for (const name of ['Leer 1', 'Leer 2']) {
      const { status, body } = await app.post('/accounts', { kind: 'company', name, customerNumber: '  ' });
      expect([status, body.customerNumber]).toEqual([201, null]);
    }
  });
});

describe('two users edit F1 at once (GEN-05)', () => {
  test('the second is told of the change, nothing is lost', async () => {
    const { body: seen } = await app.call(`/accounts/${idOf('F1')}`);
    expect((await change(idOf('F1'), { phone: '0821 1' }, { version: seen.version })).status).toBe(200);
    const late = await change(idOf('F1'), { city: 'Ulm' }, { version: seen.version });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      code: 'stale-version',
      current: { phone: '0821 1', city: 'Augsburg' },
    });
    const stale = await app.call(`/accounts/${idOf('F1')}`, {
      method: 'DELETE',
      headers: { 'if-match': `"${seen.version}"` },
    });
    expect(stale.status).toBe(412);
  });
});

describe('RIG-01: who may do what', () => {
  test.each([
    ['anna', 'Süd', 201],
    ['bea', 'Süd', 201],
    ['lena', 'Nord', 201],
  ] as const)('%s adds a record for %s: %i', async (as, team, status) => {
    const body = { kind: 'company', name: `${as} ${team}`, teamId: app.world.teams[team] };
    expect((await app.post('/accounts', body, as)).status).toBe(status);
  });

  test('without the right to own creations only into an own team', async () => {
    await app.owner.query(`update rights_group set self_created = 'none' where id = $1`, [
      app.world.groups.Vertrieb,
    ]);
    const body = (team: 'Süd' | 'Nord') => ({ kind: 'company', name: 'Neu', teamId: app.world.teams[team] });
    expect((await app.post('/accounts', body('Süd'), 'anna')).status).toBe(201);
    expect((await app.post('/accounts', body('Nord'), 'anna')).status).toBe(403);
    await app.owner.query(`update rights_group set self_created = 'edit' where id = $1`, [
      app.world.groups.Vertrieb,
    ]);
  });

  test('what one sees but may not edit is 403, what one may not see is 404 and in no list', async () => {
    expect((await change(idOf('F1'), { city: 'Kiel' }, { as: 'bea' })).status).toBe(403);
    expect((await app.call(`/accounts/${idOf('F1')}`, { as: 'bea' })).body.editable).toBe(false);
    await app.owner.query(`update rights_group set foreign_team = 'none' where id = $1`, [
      app.world.groups.Vertrieb,
    ]);
    expect((await change(idOf('F1'), { city: 'Kiel' }, { as: 'bea' })).status).toBe(404);
    expect((await app.call(`/accounts/${idOf('F1')}`, { as: 'bea' })).status).toBe(404);
    expect((await app.call(`/contacts/${app.world.contacts.K1}`, { as: 'bea' })).status).toBe(404);
    for (const path of [
      '/accounts',
      '/accounts?q=sonnen',
      '/search-results?q=sonnen',
      '/account-duplicates?name=Sonnenschein',
    ]) {
      const { body } = await app.call(path, { as: 'bea' });
      expect(JSON.stringify(body), path).not.toContain(idOf('F1'));
    }
    await app.owner.query(`update rights_group set foreign_team = 'read' where id = $1`, [
      app.world.groups.Vertrieb,
    ]);
  });

  test('who gives a record away gets an answer all the same', async () => {
    await app.owner.query(
      `update rights_group set foreign_team = 'none', self_created = 'none' where id = $1`,
      [app.world.groups.Vertrieb],
    );
    const { status, body } = await change(idOf('F5'), { teamId: app.world.teams.Nord });
    expect([status, body.editable]).toEqual([200, false]);
    expect((await app.call(`/accounts/${idOf('F5')}`)).status).toBe(404);
    await app.owner.query(
      `update rights_group set foreign_team = 'read', self_created = 'edit' where id = $1`,
      [app.world.groups.Vertrieb],
    );
  });

  test('owner, team and categories must exist', async () => {
    const unknown = '01890000-0000-7000-8000-000000000000';
    expect((await change(idOf('F2'), { ownerId: unknown })).status).toBe(404);
    expect((await change(idOf('F2'), { teamId: unknown })).status).toBe(404);
    const body = { kind: 'company', name: 'X', categoryIds: [unknown] };
    expect((await app.post('/accounts', body)).status).toBe(404);
    expect((await app.call('/accounts/not-an-id')).status).toBe(404);
  });

  test('nobody is given a record who has left; what is theirs stays until it is given on', async () => {
    const { body: added } = await app.post(
      '/users',
      { name: 'Max', email: `max-${idOf('F2')}@muster.example`, rightsGroupId: app.world.groups.Vertrieb },
      'admin',
    );
    const ownerId = added.user.id;
    expect((await change(idOf('F2'), { ownerId })).status).toBe(200);
    await app.call(`/users/${ownerId}`, { method: 'PATCH', as: 'admin', body: { active: false } });
    const refused = { status: 422, body: { code: 'assignee-not-allowed' } };
    expect(await app.post('/accounts', { kind: 'company', name: 'Y', ownerId })).toMatchObject(refused);
    expect(await change(await app.newRecord(), { ownerId })).toMatchObject(refused);
    expect((await change(idOf('F2'), { city: 'Plön', ownerId })).status).toBe(200);
    expect((await change(idOf('F2'), { ownerId: null })).status).toBe(200);
  });
});

test('a deleted record is in the bin, nowhere else, and comes back whole', async () => {
  const id = idOf('F3');
  expect((await app.call(`/accounts/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await app.call(`/accounts/${id}`)).status).toBe(404);
  expect((await app.call(`/contacts/${app.world.contacts.K4}`)).status).toBe(404);
  expect((await app.call('/search-results?q=pelletprofi')).body.items).toEqual([]);
  const bin = await app.call('/accounts?deleted=true');
  expect(bin.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
  const restored = await app.post(`/accounts/${id}/restorations`, {});
  expect(restored.status).toBe(201);
  expect(restored.body).toMatchObject({ name: 'Pelletprofi KG', deletedAt: null });
  expect((await app.post(`/accounts/${id}/restorations`, {})).status).toBe(409);
  expect((await app.call(`/contacts/${app.world.contacts.K4}`)).status).toBe(200);
});

describe('hostile names', () => {
  test.each([
    ['quotes', `O'Brien "Söhne" \`x\` \\ %_`],
    ['a formula', '=HYPERLINK("http://x.example","klick")'],
    ['marks that turn the direction', 'Abc\u202Egpj.exe \u200F'],
    ['markup', '<script>alert(1)</script>'],
    ['another script', 'Παπαδόπουλος 株式会社 😀'],
    ['punctuation alone', '!!!'],
  ])('%s are kept as typed and found', async (_, name) => {
    const { status, body } = await app.post('/accounts', { kind: 'company', name });
    expect([status, body.name]).toEqual([201, name]);
    const listed = await app.call(`/accounts?${new URLSearchParams({ q: name })}`);
    expect(listed.status).toBe(200);
    if (name !== '!!!') expect(listed.body.items.map((one: { id: string }) => one.id)).toContain(body.id);
  });

  test.each([
    ['10,000 combining accents', `a${'\u0301'.repeat(10_000)}`, 'at-most-200-characters'],
    ['NUL', 'a\u0000b', 'unstorable-characters'],
    ['a lone surrogate', 'a\ud800b', 'unstorable-characters'],
    ['blank', '   ', 'must-not-be-empty'],
  ])('%s are refused', async (_, name, code) => {
    const { status, body } = await app.post('/accounts', { kind: 'company', name });
    expect([status, body.errors[0]?.code]).toEqual([400, code]);
  });

  test('keys of custom fields cannot break the answer', async () => {
    for (const key of ['a\u0000', '\ud800', '__proto__']) {
      const raw = `{"kind":"company","name":"X","customFields":{${JSON.stringify(key)}:"1"}}`;
      const answer = await app.app.inject({
        method: 'POST',
        url: '/api/v1/accounts',
        headers: { authorization: `Bearer ${app.world.keys.anna}`, 'content-type': 'application/json' },
        payload: raw,
      });
      expect(answer.statusCode, JSON.stringify(key)).toBeLessThan(500);
    }
  });

  test.each(["'", '%', '_', '\\', '"', '😀', '\u202e', "a' or 1=1 --", '+', '()', '{}', '[1]', '=1', 'NULL'])(
    'a search for %j answers',
    async (q) => {
      for (const path of ['/accounts', '/contacts', '/search-results']) {
        expect((await app.call(`${path}?${new URLSearchParams({ q })}`)).status, path).toBe(200);
      }
    },
  );
});
