import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalStatus } from '#lib/refusal.ts';
import { type Answer, type TestApp, testApp } from './app.ts';
import type { BadRequest } from './stage/bad-request.ts';
import { againstTheRules } from './stage/bad-rules.ts';
import { badTransport } from './stage/bad-transport.ts';
import { badValues } from './stage/bad-values.ts';
import { databaseHash } from './stage/database-hash.ts';
import { expectRefusal } from './stage/send.ts';
import { callIn, dueOn, furnish, type Stage } from './stage/stage.ts';
import { t0 } from './world.ts';

let app: TestApp;
let stage: Stage;
beforeAll(async () => {
  app = await testApp();
  stage = await furnish(app, app.world);
}, 120_000);
afterAll(() => app.close());

async function ask(
  { method = 'POST', path, raw, ...request }: BadRequest,
  language: string,
): Promise<Answer> {
  const payload = raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const response = await app.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${stage.world.keys[request.as ?? 'admin']}`,
      'accept-language': language,
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.body ? response.json() : '', raw: response };
}

describe('is refused with a sentence in the language asked for, and nothing has changed', () => {
  test.each(Object.entries({ ...againstTheRules, ...badValues, ...badTransport }))(
    '%s',
    async (_name, make) => {
      const request = make(stage);
      const before = await databaseHash(app.owner);
      const [german, english] = [await ask(request, 'de'), await ask(request, 'en-GB')];
      for (const answer of [german, english]) {
        expectRefusal(answer);
        expect(answer.body.code, answer.raw.body).toBe(request.code);
        expect(answer.status).toBe(refusalStatus[request.code]);
      }
      expect(german.body.detail).not.toBe(english.body.detail);
      expectSentences(german, english);
      if (request.current) expect(german.body.current).toMatchObject(request.current(stage));
      if (request.field !== undefined) {
        expect(german.body.errors.map(({ path }: { path: string }) => path)).toContain(request.field);
      }
      expect(await databaseHash(app.owner)).toBe(before);
    },
  );
});

/** Each field named has its own sentence, in the language asked for. */
function expectSentences(german: Answer, english: Answer): void {
  const sentences = ({ body }: Answer) => body.errors.map(({ message }: { message: string }) => message);
  for (const [index, sentence] of sentences(german).entries()) {
    expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/);
    expect(sentence).not.toBe(sentences(english)[index]);
  }
}

describe('what two do at once', () => {
  const finish = (as: 'admin' | 'anna' | 'ingo', completes: string[]) =>
    callIn(app, stage.world, as).post('/activities', {
      accountId: stage.ids.account,
      text: `fertig, sagt ${as}`,
      completes,
      followUps: [{ text: 'weiter', dueOn }],
    });

  test('a follow-up finished again: 409 with who and when', async () => {
    const { status, body } = await finish('ingo', [stage.ids.doneFollowUp]);
    expect([status, body.code]).toEqual([409, 'already-done']);
    expect(body.conflict).toMatchObject({
      id: stage.ids.doneFollowUp,
      by: { id: stage.world.users.admin, name: 'admin' },
      at: t0.toISOString(),
      current: { state: 'done' },
    });
  });

  test('two saves of one follow-up: one wins, the other is told who', async () => {
    for (let round = 0; round < 5; round++) {
      const opened = await finish('admin', []);
      const followUpId = opened.body.followUps[0].id;
      const answers = await Promise.all([finish('anna', [followUpId]), finish('ingo', [followUpId])]);
      const [won, lost] = answers.sort((a, b) => a.status - b.status);
      expect([won!.status, lost!.status], lost!.raw.body).toEqual([201, 409]);
      expect(lost!.body.conflict.by).toEqual(won!.body.completedFollowUps[0].done.by);
      const { rows } = await app.owner.query(
        'select count(*)::int as n from follow_up where done_activity_id = $1',
        [won!.body.activity.id],
      );
      expect(rows[0].n).toBe(1);
    }
  });

  test('two records with one customer number: one is told it is taken', async () => {
    const add = () =>
      callIn(app, stage.world).post('/accounts', { kind: 'company', name: 'Nummer', customerNumber: '0815' });
    const answers = await Promise.all([add(), add(), add()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('two changes of one version: one wins, the other sees the current one', async () => {
    const { post } = callIn(app, stage.world);
    const { body: made } = await post('/accounts', { kind: 'company', name: 'Version' });
    const change = (city: string) =>
      app.call(`/accounts/${made.id}`, {
        as: 'admin',
        method: 'PATCH',
        body: { city },
        headers: { 'if-match': '"1"' },
      });
    const answers = await Promise.all([change('Ulm'), change('Bonn')]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect([won!.status, lost!.status]).toEqual([200, 412]);
    expect(lost!.body.current).toMatchObject({ city: won!.body.city, version: 2 });
  });
});

describe('is taken as it is', () => {
  test('a client whose clock is up to a minute ahead: the activity happened now', async () => {
    const { status, body } = await callIn(app, stage.world).post('/activities', {
      accountId: stage.ids.editedAccount,
      text: 'Uhr geht vor',
      occurredAt: new Date(t0.getTime() + 59_000).toISOString(),
      followUps: [{ dueOn }],
    });
    expect(status).toBe(201);
    expect(body.activity.occurredAt).toBe(t0.toISOString());
  });

  test.each([
    `"Müller's" 'GmbH' \\ ; -- & Söhne`,
    '=HYPERLINK("http://böse.example";"klick")',
    '+49 @SUM(1) -1',
    'Firma \u202egnirts\u202c \u200fRTL\u200e',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '{{7*7}} <%= 7*7 %> %s %n \t',
    '👩‍👩‍👧‍👦 Großfamilie ﷽ Z̤͔a̘lgo',
    '__proto__',
  ])('a name is stored as typed: %j', async (name) => {
    const { get, post } = callIn(app, stage.world);
    const company = await post('/accounts', { kind: 'company', name });
    expect(company.status, company.raw.body).toBe(201);
    expect((await get(`/accounts/${company.body.id}`)).body.name).toBe(name);
    const contact = await post('/contacts', { accountId: company.body.id, lastName: name });
    expect((await get(`/contacts/${contact.body.id}`)).body.lastName).toBe(name);
    const saved = await post('/activities', {
      accountId: company.body.id,
      text: name,
      followUps: [{ text: name, dueOn }],
    });
    expect(saved.body).toMatchObject({ activity: { text: name }, followUps: [{ text: name }] });
    expect((await get(`/search-results?q=${encodeURIComponent(name)}`)).status).toBe(200);
  });

  test.each([
    "'; drop table account; --",
    '%_\\',
    '*',
    '\\',
    "' or '1'='1",
    ') or (1=1',
    '\u202e',
    '=1',
    '&|!():*<->',
  ])('a search is words, not a program: %j', async (q) => {
    const { get } = callIn(app, stage.world);
    const wanted = encodeURIComponent(q);
    for (const path of [
      '/accounts',
      '/contacts',
      '/activities',
      '/users',
      '/campaigns',
      '/search-results',
      '/account-duplicates',
    ]) {
      const { status, raw } = await get(`${path}?${path === '/account-duplicates' ? 'name' : 'q'}=${wanted}`);
      expect(status, `${path} ${raw.body}`).toBe(200);
    }
    expect((await get(`/campaigns/${stage.ids.campaign}/members?q=${wanted}`)).status).toBe(200);
  });
});
