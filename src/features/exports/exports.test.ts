import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '#features/people/actor-store.ts';
import type { Actor } from '#features/people/rules.ts';
import { newId } from '#lib/id.ts';
import { dayIn } from '#lib/time-zone.ts';
import type { JobRun } from '#platform/jobs/queue.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { jobsSettled } from '../../../test/stage/stage.ts';
import { t0, type UserName } from '../../../test/world.ts';
import { jobs } from './jobs.ts';
import { exportEntities, exportFields } from './rules.ts';
import { forgetOldExports, insertExport } from './store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const start = (body: object, as: UserName = 'lena') =>
  app.call('/exports', { as, method: 'POST', body: { format: 'csv', entity: 'account', ...body } });

/** The file as its reader sees it. */
async function exported(body: object, as: UserName = 'lena') {
  const started = await start(body, as);
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await jobsSettled(app, app.world);
  const { id } = started.body.export;
  const file = await app.call(`/exports/${id}/file`, { as });
  expect(file.status, String(file.raw.body)).toBe(200);
  return { id: id as string, text: String(file.body), headers: file.raw.headers };
}

const rowsOf = (text: string, delimiter = ';') =>
  parse(text, { delimiter, bom: true, relax_column_count: false }) as string[][];

describe('the file', () => {
  test('has exactly the chosen fields in the chosen order, and exactly the rows of the list', async () => {
    const { text, headers } = await exported({ fields: ['city', 'name', 'postalCode'] });
    const [head, ...rows] = rowsOf(text);
    expect(head).toEqual(['Ort', 'Name', 'PLZ']);
    const { body } = await app.call('/accounts?limit=200', { as: 'lena' });
    expect(rows).toEqual(
      body.items.map((item: Record<string, string>) => [item.city, item.name, item.postalCode]),
    );
    expect(headers['content-disposition']).toBe('attachment; filename="account-2013-09-23.csv"');
  });

  test.each(exportEntities)('can hold every field of %s', async (entity) => {
    await app.post('/activities', {
      accountId: app.world.accounts.F1,
      contactId: app.world.contacts.K1,
      campaignId: app.world.vk,
      medium: 'phone',
      text: 'telefoniert',
      statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Erstkontakt }],
      followUps: [{ text: 'nachfassen', dueOn: '2013-09-30', dueTime: '10:00' }],
    });
    const fields = [...exportFields[entity]];
    const [head, ...rows] = rowsOf((await exported({ entity, fields })).text);
    expect(head).toHaveLength(fields.length);
    expect(new Set(head)).toHaveLength(fields.length);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('is what the list is narrowed to, in its order', async () => {
    const filter = { city: ['Köln', 'Kiel'], sort: '-name' };
    const { text } = await exported({ fields: ['name'], filter });
    expect(rowsOf(text)).toEqual([['Name'], ['Klimatec GmbH'], ['Erdwärme Nord GmbH']]);
  });

  test('holds what its user may see, not more', async () => {
    const setForeign = (level: string) =>
      app.owner.query('update rights_group set foreign_team = $1 where id = $2', [
        level,
        app.world.groups.Vertriebsleitung,
      ]);
    await app.owner.query('update account set team_id = $1 where id = $2', [
      app.world.teams.Nord,
      app.world.accounts.F2,
    ]);
    await setForeign('none');
    const { text } = await exported({ fields: ['name'] });
    await setForeign('edit');
    expect(text).not.toContain('Erdwärme');
    expect((await exported({ fields: ['name'] })).text).toContain('Erdwärme');
  });

  test('computes nothing in a spreadsheet, is read back as it was, and changes nothing here', async () => {
    const names = ['=HYPERLINK("http://x")', '  +1', '"Zitat"; mit Strich', "'@alt", 'Zeile\nZwei'];
    for (const name of names) await app.newRecord(name);
    const { text } = await exported({ fields: ['name'], filter: { city: 'Ulm' } });
    const read = rowsOf(text).slice(1).flat();
    for (const cell of read) expect(cell).not.toMatch(/^\s*"?[=+\-@]/);
    expect(read.map((cell) => cell.replace(/^'(?=[\s"']*[=+@])/, '')).sort()).toEqual([...names].sort());
    const { rows } = await app.owner.query("select name from account where city = 'Ulm'");
    expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test('is for Excel where that is asked for', async () => {
    const plain = await exported({ fields: ['name'], separator: ',' });
    const marked = await exported({ fields: ['name', 'city'], separator: '\t', bom: true });
    expect(plain.text.startsWith('Name\r\n')).toBe(true);
    expect(marked.text.startsWith('\ufeffName\tOrt\r\n')).toBe(true);
  });

  test('is whole after its worker was killed on the way', async () => {
    await app.owner.query(
      `insert into account (workspace_id, id, kind, name, sort_name, name_key, search_text, city, team_id, created_by_id, created_at, updated_at)
       select $1, gen_random_uuid(), 'company', 'Viele ' || n, 'viele ' || n, 'viele ' || n, '', 'Viele', $2, $3, $4, $4
         from generate_series(1, 1200) n`,
      [app.world.workspaceId, app.world.teams.Süd, app.world.users.admin, t0],
    );
    const id = await prepared({ city: 'Viele' });
    let pages = 0;
    const killed = jobs[0]!.run(
      runOf(id, () => (++pages === 2 ? Promise.reject(new Error('killed')) : undefined)),
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await jobs[0]!.run(runOf(id))).toEqual({ exportId: id, rows: 1200 });
    const { rows } = await app.owner.query(
      "select string_agg(convert_from(data, 'UTF8'), '' order by position) as text from export_piece where export_id = $1",
      [id],
    );
    const [, ...names] = rowsOf(rows[0].text);
    expect(new Set(names.flat())).toHaveLength(1200);
    expect(names).toHaveLength(1200);
  });

  /** An export that nobody has begun. */
  async function prepared(filter: Record<string, string>): Promise<string> {
    const id = newId();
    const plan = { entity: 'account', fields: ['name'], filter, separator: ';', bom: false } as const;
    await inLenasName((context) => insertExport(context, { id, jobId: newId(), plan }));
    return id;
  }

  const runOf = (subjectId: string, progress: () => Promise<never> | undefined = () => undefined) =>
    ({
      subjectId,
      inTransaction: inLenasName,
      progress: async () => progress(),
      stopIfCancelled: async () => {},
    }) as unknown as JobRun<Actor>;

  const inLenasName: JobRun<Actor>['inTransaction'] = (work) =>
    app.transact({ workspaceId: app.world.workspaceId, userId: app.world.users.lena }, async (tx) =>
      work({
        ...{ actor: await actorOf(tx), tx, db: tx.db, now: t0, today: dayIn('Europe/Berlin', t0) },
        ...{ language: 'de', requestId: newId(), ifMatch: undefined },
      }),
    );
});

describe('the right to export', () => {
  test('is asked for at every address', async () => {
    const { id } = await exported({ fields: ['name'] });
    expect(await start({ fields: ['name'] }, 'anna')).toMatchObject({ status: 403 });
    for (const path of ['/exports', `/exports/${id}`, `/exports/${id}/file`])
      expect((await app.call(path, { as: 'anna' })).status, path).toBe(403);
  });

  test('does not open the file of another, but shows administrators who took what', async () => {
    const { id } = await exported({ fields: ['name', 'email'], filter: { city: 'Köln' } });
    expect((await app.call(`/exports/${id}/file`, { as: 'admin' })).status).toBe(404);
    expect((await app.call('/exports', { as: 'admin' })).body.items[0]).toMatchObject({
      ...{ id, entity: 'account', fields: ['name', 'email'], filter: { city: 'Köln' }, rows: 1 },
      ...{ state: 'succeeded', createdBy: { name: 'lena' }, createdAt: t0.toISOString() },
    });
    const own = await exported({ fields: ['name'] }, 'admin');
    const seen = (await app.call('/exports', { as: 'lena' })).body.items.map((one: { id: string }) => one.id);
    expect(seen).toContain(id);
    expect(seen).not.toContain(own.id);
  });
});

describe('what cannot be exported is refused', () => {
  test.each([
    [{ fields: [] }, 400],
    [{ fields: ['secret'] }, 400],
    [{ fields: ['name', 'name'] }, 400],
    [{ fields: ['name'], entity: 'user' }, 400],
    [{ fields: ['name'], format: 'xlsx' }, 400],
    [{ fields: ['name'], filter: { limit: '5' } }, 400],
    [{ fields: ['name'], filter: { town: 'Köln' } }, 400],
    [{ fields: ['name'], filter: { teamId: newId() } }, 404],
    [{ fields: ['text'], entity: 'follow-up', filter: { accountId: newId() } }, 404],
    [{ fields: ['text'], entity: 'activity', filter: { contactId: newId() } }, 404],
  ])('%j', async (body, status) => {
    const before = (await app.call('/exports', { as: 'lena' })).body.total.value;
    expect((await start(body)).status).toBe(status);
    expect((await app.call('/exports', { as: 'lena' })).body.total.value).toBe(before);
  });
});

test('after seven days the file is gone, and the record of it stays', async () => {
  const { id } = await exported({ fields: ['name'] });
  app.clock.now = new Date(t0.getTime() + 7 * 86_400_000);
  expect(await app.call(`/exports/${id}/file`, { as: 'lena' })).toMatchObject({
    status: 410,
    body: { code: 'file-expired' },
  });
  const principal = { workspaceId: app.world.workspaceId, userId: app.world.users.lena };
  await app.transact(principal, ({ db }) => forgetOldExports(db, app.clock.now));
  const { rows } = await app.owner.query('select from export_piece where export_id = $1', [id]);
  expect(rows).toHaveLength(0);
  const { body } = await app.call(`/exports/${id}`, { as: 'lena' });
  expect(body).toMatchObject({ state: 'succeeded', bytes: 0 });
  expect(body.rows).toBeGreaterThan(0);
  app.clock.now = t0;
});
