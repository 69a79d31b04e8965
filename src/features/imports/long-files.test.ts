import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { decoded } from './encoding.ts';
import { importFile, settled, upload } from './import.fixture.ts';
import { LineIndex } from './line-index.ts';

/** Files of more than one batch: a dry run foresees over all of them what the real one does. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const filler = (name: string, cells: string) =>
  Array.from({ length: 1_100 }, (_, index) => `${name} ${index}${cells}`);

async function dryThenReal(given: { file: string; kind: string; onDuplicate: string }) {
  const { body } = await upload(app, given);
  const { id, recognised } = body.import;
  const runs = [];
  for (const dryRun of [true, false]) {
    const options = { dryRun, onDuplicate: given.onDuplicate };
    await app.post(`/imports/${id}/runs`, { mapping: recognised.mapping, options });
    const { state, counts } = await settled(app, id);
    const { body: rest } = await app.call(
      `/imports/${id}/rows?outcome=updated&outcome=unchanged&outcome=failed&outcome=skipped`,
    );
    runs.push({
      state,
      counts,
      rest: rest.items.map(({ line, outcome }: { line: number; outcome: string }) => [line, outcome]),
    });
  }
  expect(runs[0]).toEqual(runs[1]);
  return runs[0]!;
}

test('companies: what a batch long ago created and changed counts', async () => {
  const file = [
    'Kundennummer;Firma;PLZ;Ort;E-Mail',
    'L1;Langstrecke GmbH;50667;;lang@strecke.example',
    ...filler(';Füllstoff', ' GmbH;10115;Berlin;'),
    ';Langstrecke GmbH;50667;Köln;',
    ...filler(';Streugut', ' GmbH;10115;Berlin;'),
    ';Anders genannt;;Köln;lang@strecke.example',
    ';Noch anders;;Ulm;lang@strecke.example',
    'L1;Langstrecke GmbH;50667;Ulm;',
  ].join('\n');
  const { counts, rest } = await dryThenReal({ file, kind: 'companies', onDuplicate: 'update' });
  expect(rest[0]).toEqual([1_103, 'updated']);
  expect(counts).toMatchObject({ created: 2_201 });
  const created = await dryThenReal({
    file: file.replaceAll('L1;', ';'),
    kind: 'companies',
    onDuplicate: 'create',
  });
  expect(created.counts).toMatchObject({ created: 2_205 });
}, 60_000);

test('a number that a row long ago took is taken', async () => {
  const file = [
    'Kundennummer;Firma',
    'N1;Erste Nummer GmbH',
    ...filler(';Nummernlos', ''),
    'N1;Zweite Nummer GmbH',
  ];
  const { rest } = await dryThenReal({ file: file.join('\n'), kind: 'companies', onDuplicate: 'create' });
  expect(rest).toEqual([[1_103, 'failed']]);
}, 60_000);

test('contacts: a company of long ago is joined, its people are known', async () => {
  const file = [
    'Firma;Vorname;Nachname;E-Mail;Funktion',
    'Weitweg AG;Anna;Alt;anna@weit.example;',
    ...filler('Nebenan', ' AG;Nora;Neben;;'),
    'Weitweg AG;Anna;Alt;;',
    'Weitweg AG;A.;Alt;anna@weit.example;Einkauf',
    'Weitweg AG;Bert;Bald;bert@weit.example;',
    ...filler('Daneben', ' AG;Nora;Neben;;'),
    'Weitweg AG;Bert;Bald;bert@weit.example;',
    'Weitweg AG;Anna;Alt;anna@weit.example;Einkauf',
  ].join('\n');
  const { rest } = await dryThenReal({ file, kind: 'contacts', onDuplicate: 'skip' });
  expect(rest).toEqual([1_103, 1_104, 2_206, 2_207].map((line) => [line, 'skipped']));
}, 60_000);

test('damaged late in a long file, it is refused with the line and what helps, and nothing is written', async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) =>
    Buffer.from(`Spätschaden ${at} GmbH;Köln am Rhein;Straße`),
  );
  lines[49_998] = Buffer.concat([Buffer.from('Sp'), Buffer.from([0xe4]), Buffer.from('tschaden GmbH;Köln;')]);
  const file = Buffer.concat(
    [Buffer.from('Firma;Ort;Notiz'), ...lines].flatMap((line) => [line, Buffer.from('\n')]),
  );
  const run = await importFile(app, { file });
  expect(run).toMatchObject({
    state: 'failed',
    counts: { created: 0 },
    recognised: { encoding: 'utf-8' },
    error: { code: 'wrong-encoding', line: 50_000 },
  });
  expect(run.error.message).toBe(
    'Zeile 50000 passt nicht zur gewählten Zeichenkodierung. Speichern Sie die Datei als „CSV UTF-8“, oder wählen Sie ' +
      'die Kodierung, die sie wirklich hat.',
  );
});

test.each([
  ['in the middle of a piece', ['Firma\nM\xc3\xbcller\n', 'Becker\nB\xfcro\n'], 4],
  ['a character cut between two pieces is none', ['Firma\nM\xc3', '\xbcller\nB\xfcro\n'], 3],
  ['one that the next piece does not end', ['Firma\nM\xc3', 'ller\nBecker\nMeier\n'], 2],
])('the damaged line is named wherever the file is cut: %s', async (_, pieces, line) => {
  const read = async () => {
    const bytes = pieces.map((piece) => Buffer.from(piece, 'latin1'));
    for await (const text of decoded(bytes, 'utf-8')) expect(text).not.toContain('\ufffd');
  };
  await expect(read()).rejects.toMatchObject({ fault: { reason: 'wrong-encoding', line } });
});

test('lines are found by many keys, and none by another', () => {
  const index = new LineIndex();
  for (let line = 1; line <= 300_000; line++) index.set(`name company firma ${line}`, line);
  const missed = Array.from({ length: 300_000 }, (_, at) => at + 1).filter(
    (line) => index.get(`name company firma ${line}`) !== line,
  );
  expect(missed).toEqual([]);
  expect(index.get('name company firma 0')).toBeUndefined();
  index.set('name company firma 7', 9);
  expect(index.get('name company firma 7')).toBe(9);
});
