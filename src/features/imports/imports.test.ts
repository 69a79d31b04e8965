import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { importFile, settled, sharedFile, upload } from './import.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

test('an uploaded file is recognised, run dry, then for real', async () => {
  const file =
    'Firma;PLZ;Ort;E-Mail\nWärmepumpen Süd GmbH;80331;München;info@wp-sued.example\nSonnenschein AG;86150;Augsburg;\n;1;;\n';
  const uploaded = await upload(app, { file });
  expect(uploaded.status).toBe(202);
  const { id, recognised } = uploaded.body.import;
  expect(recognised).toMatchObject({
    separator: ';',
    encoding: 'utf-8',
    headerLanguage: 'de',
    mappingSource: 'proposed',
  });
  expect(recognised.mapping.columns).toEqual({
    Firma: 'name',
    PLZ: 'postalCode',
    Ort: 'city',
    'E-Mail': 'email',
  });

  await app.post(`/imports/${id}/runs`, { mapping: recognised.mapping, options: {} });
  const dry = await settled(app, id);
  expect(dry).toMatchObject({ state: 'succeeded', dryRun: true, rows: 3 });
  expect(sum(dry.counts)).toBe(3);
  const before = await app.owner.query(
    "select count(*)::int as n from account where name = 'Wärmepumpen Süd GmbH'",
  );
  expect(before.rows[0].n).toBe(0);

  await app.post(`/imports/${id}/runs`, { mapping: recognised.mapping, options: { dryRun: false } });
  const real = await settled(app, id);
  expect(real).toMatchObject({ state: 'succeeded', dryRun: false, counts: dry.counts });
  expect(real.counts.failed).toBe(1);
  const { body } = await app.call(`/imports/${id}/rows`);
  expect(body.items.map((row: { line: number; outcome: string }) => [row.line, row.outcome])).toEqual([
    [2, 'created'],
    [3, expect.any(String)],
    [4, 'failed'],
  ]);
  expect((await app.post(`/imports/${id}/runs`, { mapping: recognised.mapping, options: {} })).status).toBe(
    409,
  );
  const again = await upload(app, { file });
  expect(again.body.import.recognised.mappingSource).toBe('kept');
});

test('created records come with an activity, enter the campaign and get a first follow-up', async () => {
  const file = `Firma\n${Array.from({ length: 6 }, (_, index) => `Neukunde ${index} GmbH`).join('\n')}\n`;
  const options = {
    campaignId: app.world.vk,
    statusId: app.world.statuses.Erstkontakt,
    firstFollowUp: {
      text: 'anrufen',
      from: '2013-09-27',
      to: '2013-09-30',
      userIds: [app.world.users.anna, app.world.users.ingo],
    },
  };
  const done = await importFile(app, { file, options });
  expect(done).toMatchObject({ state: 'succeeded', counts: { created: 6 }, gaps: 0, followUpRequired: true });
  const { rows } = await app.owner.query(
    `select f.due_on::text as day, u.name, count(*)::int as n from follow_up f join app_user u on u.id = f.assignee_id
      where f.import_id = $1 group by 1, 2 order by 1, 2`,
    [done.id],
  );
  // 28 and 29 September are a weekend.
  expect(rows).toEqual([
    { day: '2013-09-27', name: 'anna', n: 2 },
    { day: '2013-09-27', name: 'ingo', n: 2 },
    { day: '2013-09-30', name: 'anna', n: 1 },
    { day: '2013-09-30', name: 'ingo', n: 1 },
  ]);
  const { rows: members } = await app.owner.query(
    'select count(*)::int as n from membership where campaign_id = $1',
    [app.world.vk],
  );
  expect(members[0].n).toBe(6);
});

test('where the group demands a follow-up, the dry run says so and rows without fail', async () => {
  const done = await importFile(app, {
    file: 'Firma\nOhne Wiedervorlage GmbH\n',
    options: { campaignId: app.world.vk },
  });
  expect(done).toMatchObject({ followUpRequired: true, counts: { created: 0, failed: 1 } });
  const { body } = await app.call(`/imports/${done.id}/rows?outcome=failed`);
  expect(body.items[0].reason.code).toBe('follow-up-required');
});

test('duplicates are skipped, updated or created, within the file, too', async () => {
  const twice = 'Firma;PLZ;Telefon\nDoppelt GmbH;50667;0221 1\nDoppelt G.m.b.H.;50667;0221 4711000\n';
  expect((await importFile(app, { file: twice })).counts).toMatchObject({ created: 1, skipped: 1 });
  const updated = await importFile(app, { file: twice, options: { onDuplicate: 'update' } });
  expect(updated.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  const again = await importFile(app, {
    file: 'Firma;PLZ;Telefon\nDoppelt G.m.b.H.;50667;0221 4711000\n',
    options: { onDuplicate: 'update' },
  });
  expect(again.counts).toMatchObject({ unchanged: 1 });
  expect((await importFile(app, { file: twice, options: { onDuplicate: 'create' } })).counts).toMatchObject({
    created: 2,
  });
});

test('contacts join their company, make it where it is missing, and become private persons without one', async () => {
  const file =
    'Firma;PLZ Firma;Vorname;Nachname;E-Mail\nSonnenwind GmbH;10115;Ada;Licht;ada@sonnenwind.example\nSonnenwind GmbH;10115;Bo;Luft;bo@sonnenwind.example\n;;Cara;Frei;cara@frei.example\n';
  const done = await importFile(app, { file, kind: 'contacts' });
  expect(done.counts).toMatchObject({ created: 3, failed: 0 });
  const { rows } = await app.owner.query(
    `select a.kind, a.name, (select count(*)::int from contact c where c.account_id = a.id) as contacts
       from account a where a.import_id = $1 order by a.name`,
    [done.id],
  );
  expect(rows).toEqual([
    { kind: 'person', name: 'Cara Frei', contacts: 0 },
    { kind: 'company', name: 'Sonnenwind GmbH', contacts: 2 },
  ]);
  expect((await importFile(app, { file, kind: 'contacts' })).counts).toMatchObject({
    created: 0,
    skipped: 3,
  });
});

test('an undo bins what is untouched, keeps what was used, puts updates back, and works once', async () => {
  const first = await importFile(app, { file: 'Firma;PLZ;Ort\nRück A GmbH;11111;Alt\n' });
  const file = 'Firma;PLZ;Ort\nRück A GmbH;11111;Neu\nRück B GmbH;22222;B\nRück C GmbH;33333;C\n';
  const done = await importFile(app, { file, options: { onDuplicate: 'update' } });
  expect(done.counts).toMatchObject({ created: 2, updated: 1 });
  await app.owner.query(
    "update account set city = 'Von Hand', version = version + 1 where name = 'Rück C GmbH'",
  );
  expect((await app.post(`/imports/${done.id}/undo`, undefined)).status).toBe(202);
  const undone = await settled(app, done.id);
  expect(undone).toMatchObject({ state: 'undone', undo: { restored: 1, binned: 1, kept: 1 } });
  const { rows } = await app.owner.query(
    "select name, city, deleted_at is not null as binned from account where name like 'Rück%' order by name",
  );
  expect(rows).toEqual([
    { name: 'Rück A GmbH', city: 'Alt', binned: false },
    { name: 'Rück B GmbH', city: 'B', binned: true },
    { name: 'Rück C GmbH', city: 'Von Hand', binned: false },
  ]);
  const withdrawn = await app.owner.query(
    'select count(*)::int as n from withdrawal w join activity a on a.id = w.activity_id where a.import_id = $1',
    [done.id],
  );
  expect(withdrawn.rows[0].n).toBe(1);
  expect((await app.post(`/imports/${done.id}/undo`, undefined)).body.code).toBe('already-done');
  expect(first.state).toBe('succeeded');
});

test('the error file holds what failed, formulas made harmless', async () => {
  const done = await importFile(app, { file: 'Firma;Notiz\n;"=HYPERLINK(""x"")"\n"  =cmd";ok\n' });
  expect(done.counts).toMatchObject({ created: 1, failed: 1 });
  const { status, body } = await app.call(`/imports/${done.id}/errors.csv`);
  expect(status).toBe(200);
  expect(body).toContain(`"'=HYPERLINK(""x"")"`);
  expect(body.split('\r\n')).toHaveLength(3);
});

describe('bad files are refused with line and column and leave nothing behind', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  test.each<[string, string | Uint8Array, { reason: string; line: number | null; column: number | null }]>([
    ['an open quote', 'Firma;Ort\nA;B\n"C;D\nE;F\n', { reason: 'quote-not-closed', line: 3, column: 1 }],
    ['a quote in the text', 'Firma;Ort\nA;"B"x\n', { reason: 'quote-in-text', line: 2, column: 2 }],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, index) => `S${index}`).join(';')}\n1\n`,
      { reason: 'too-many-columns', line: 1, column: 1001 },
    ],
    ['a doubled header', 'Firma;Ort;firma\nA;B;C\n', { reason: 'doubled-header', line: 1, column: 3 }],
    ['nothing', '', { reason: 'empty', line: null, column: null }],
    ['a header only', 'Firma;Ort\n', { reason: 'empty', line: null, column: null }],
    ['a picture', png, { reason: 'binary', line: null, column: null }],
    ['no header', 'a@b.example;12345\nc@d.example;23456\n', { reason: 'no-header', line: 1, column: 1 }],
  ])('%s', async (_, file, fault) => {
    const { status, body } = await upload(app, { file });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'file-unreadable', ...fault });
    expect(body.detail).not.toContain('Speichern Sie sie als CSV und laden Sie sie erneut hoch.');
    const { rows } = await app.owner.query(
      'select count(*)::int as n from import_file f where not exists (select from import i where i.file_id = f.id)',
    );
    expect(rows[0].n).toBe(0);
  });

  test.each([
    ['an unknown field', { columns: { Firma: 'zauberei' } }, 400],
    ['an unknown column', { columns: { Firma: 'name', Nix: 'city' } }, 400],
    ['no name', { columns: { Firma: null } }, 400],
  ])('a mapping with %s', async (_, mapping, status) => {
    expect((await upload(app, { file: 'Firma\nA\n', mapping })).status).toBe(status);
  });

  test('options that name what is not there', async () => {
    const mapping = { columns: { Firma: 'name' } };
    const campaignId = '00000000-0000-7000-8000-000000000000';
    expect((await upload(app, { file: 'Firma\nA\n', mapping, options: { campaignId } })).status).toBe(404);
    const firstFollowUp = { text: 'x', from: '2013-09-01', to: '2013-09-02' };
    expect((await upload(app, { file: 'Firma\nA\n', mapping, options: { firstFollowUp } })).body.code).toBe(
      'due-before-activity',
    );
  });
});

test('one key sent five times makes one import', async () => {
  const send = () =>
    upload(app, { file: 'Firma\nEinmal GmbH\n', headers: { 'idempotency-key': 'import-1' } });
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  expect(new Set(answers.map(({ raw }) => raw.body)).size).toBe(1);
  expect(answers[0]!.status).toBe(202);
  expect(
    (await upload(app, { file: 'Firma\nAnders GmbH\n', headers: { 'idempotency-key': 'import-1' } })).body
      .code,
  ).toBe('idempotency-mismatch');
});

test('others see neither the import nor its job', async () => {
  const done = await importFile(app, { file: 'Firma\nGeheim GmbH\n' });
  expect((await app.call(`/imports/${done.id}`, { as: 'ingo' })).status).toBe(404);
  expect((await app.call(`/jobs/${done.jobId}`, { as: 'ingo' })).status).toBe(404);
  expect((await app.call(`/jobs/${done.jobId}`)).body).toMatchObject({
    state: 'succeeded',
    progress: { done: 1, total: 1 },
  });
});

describe('real files of others (skipped without ../shared/data)', () => {
  test.skipIf(sharedFile('crm-sales-opportunities/accounts.csv') === null)(
    'accounts.csv: 85 companies, then none twice',
    async () => {
      const file = sharedFile('crm-sales-opportunities/accounts.csv')!;
      const done = await importFile(app, { file, name: 'accounts.csv' });
      expect(done.counts).toEqual({ created: 85, updated: 0, unchanged: 0, skipped: 0, failed: 0 });
      const { rows } = await app.owner.query(
        "select count(*)::int as n from account where import_id = $1 and country = 'US'",
        [done.id],
      );
      expect(rows[0].n).toBe(71);
      const sectors = await app.owner.query(
        "select count(*)::int as n from category c join category p on p.id = c.parent_id where p.name = 'Branche'",
      );
      expect(sectors.rows[0].n).toBe(10);
      expect((await importFile(app, { file, name: 'accounts.csv' })).counts).toMatchObject({
        created: 0,
        skipped: 85,
      });
    },
  );

  const exports = ['all', 'email', 'gmail', 'outlook', 'tb_plain'];
  test.skipIf(sharedFile('contacts-import/csv/all.csv') === null).each(exports)(
    'contacts-import/csv/%s.csv',
    async (name) => {
      const file = sharedFile(`contacts-import/csv/${name}.csv`)!;
      const done = await importFile(app, {
        file,
        name: `${name}.csv`,
        kind: 'contacts',
        options: { onDuplicate: 'create' },
      });
      expect(done.counts).toMatchObject({ created: done.rows, failed: 0 });
    },
  );
});
