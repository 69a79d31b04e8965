import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { importFile, upload } from './import.fixture.ts';

/** Files as programs and people really leave them: read rightly, or refused with the place that is wrong. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const long = 1_500_000;

async function failedRows(importId: string) {
  const { body } = await app.call(`/imports/${importId}/rows?outcome=failed`);
  return body.items.map(({ line, reason }: { line: number; reason: { code: string; column: string } }) => [
    line,
    reason.code,
    reason.column,
  ]);
}

test.each([
  ['in one line', 'x'.repeat(long)],
  ['over many lines', `"${'x\n'.repeat(long / 2)}"`],
])('a field longer than the piece that is looked at first fails its row only: %s', async (_, field) => {
  const suffix = field.length;
  const run = await importFile(app, { file: `Firma;Notiz\nLang ${suffix};${field}\nKurz ${suffix};y\n` });
  expect(run).toMatchObject({ state: 'succeeded', rows: 2, counts: { created: 1, failed: 1 } });
  expect(await failedRows(run.id)).toEqual([[2, 'too-long', 'Notiz']]);
});

test('a row without end ends the import with its place before anything is written', async () => {
  const run = await importFile(app, { file: `Firma;Notiz\nEndlos;"${'x'.repeat(2 * long)}\nKurz;y\n` });
  expect(run).toMatchObject({ state: 'failed', counts: { created: 0 }, error: { line: 2, column: 2 } });
});

test('a header without end is refused with its place', async () => {
  const { status, body } = await upload(app, { file: `Firma;${'x'.repeat(long)}\nA;b\n` });
  expect([status, body.code, body.reason, body.line]).toEqual([422, 'file-unreadable', 'record-too-long', 1]);
});

test('a column called by half a page is read under its beginning', async () => {
  const run = await importFile(app, { file: `Firma;${'Bemerkung '.repeat(5_000)}\nSeitenlang;b\n` });
  expect(run.counts).toMatchObject({ created: 1, failed: 0 });
  expect(run.recognised.headers[1]).toHaveLength(200);
});

test('a stray zero byte spoils its row, not the file', async () => {
  const run = await importFile(app, {
    file: 'Firma;Ort;Bran\u0000che\nNull\u0000stelle GmbH;Köln;x\nEinstelle GmbH;Bonn und Umgebung;y\n',
  });
  expect(run.recognised.headers).toEqual(['Firma', 'Ort', 'Bran\ufffdche']);
  expect(run.counts).toMatchObject({ created: 1, failed: 1 });
  expect(await failedRows(run.id)).toEqual([[2, 'unstorable', 'Firma']]);
});

test('the line in which Excel names the separator is no header', async () => {
  const run = await importFile(app, { file: 'sep=|\r\nFirma|Ort, Land\r\nTrennstrich GmbH|Köln, DE\r\n' });
  expect(run.recognised).toMatchObject({ separator: '|', headers: ['Firma', 'Ort, Land'] });
  expect(run).toMatchObject({ rows: 1, counts: { created: 1 } });
});

test('a single column may have commas in it', async () => {
  const run = await importFile(app, { file: 'Firma\nBauer, Sohn & Enkel\n' });
  expect(run.counts).toMatchObject({ created: 1, failed: 0 });
});

test('a file of spaces is empty', async () => {
  const { status, body } = await upload(app, { file: '   \n\n \n' });
  expect([status, body.reason]).toEqual([422, 'empty']);
});

test('an encoding that does not fit is refused with the line where it ends to fit', async () => {
  const file = Buffer.concat([
    Buffer.from('Firma;Ort\nMüller;Köln\nM'),
    Buffer.from([0xfc]),
    Buffer.from('ller;Ulm\n'),
  ]);
  const { body } = await upload(app, { file, options: { encoding: 'utf-8' } });
  expect(body).toMatchObject({ code: 'file-unreadable', reason: 'wrong-encoding', line: 3 });
  expect(body.detail).toContain('Zeile 3');
});

test('UTF-8 with a damaged line is refused with that line instead of read with garbled umlauts', async () => {
  const file = Buffer.concat([
    Buffer.from('Firma;Straße\nMüller;Köln\nB'),
    Buffer.from([0xfc]),
    Buffer.from('ro;Ulm\nSchäfer;Fürth\n'),
  ]);
  const { status, body } = await upload(app, { file });
  expect([status, body.reason, body.line]).toEqual([422, 'wrong-encoding', 3]);
});

test('formulas and marks of direction are stored as typed', async () => {
  const names = ['=HYPERLINK(1)', '+1', '@x', '-2 Grad', '\u200fRechts\u200e \u202eherum\u202c GmbH'];
  const run = await importFile(app, {
    file: `Firma;Ort\n${names.map((name) => `${name};Ulm`).join('\n')}\n`,
  });
  expect(run.counts).toMatchObject({ created: names.length });
  const { rows } = await app.owner.query('select name from account where import_id = $1 order by id', [
    run.id,
  ]);
  expect(rows.map(({ name }) => name)).toEqual(names);
});
