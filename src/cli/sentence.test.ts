import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { readJson } from './json-file.ts';
import { sentenceOf } from './sentence.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faden-'));
});
afterAll(() => rm(folder, { recursive: true }));

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error,
  );

describe('what went wrong is a sentence with its remedy', () => {
  test('of a file that is not there, and of a folder', async () => {
    const missing = join(folder, 'fehlt.csv');
    expect(sentenceOf(await errorOf(readFile(missing)), 'de')).toBe(
      `Die Datei ${missing} oder ihren Ordner gibt es nicht. Prüfen Sie den Pfad.`,
    );
    expect(sentenceOf(await errorOf(writeFile(folder, '')), 'de')).toContain('ist ein Ordner');
  });

  test('of a file that is no JSON, named', async () => {
    const file = join(folder, 'zuordnung.json');
    await writeFile(file, '{"columns":');
    expect(sentenceOf(await errorOf(readJson(file, 'de')), 'de')).toContain(
      `${file} enthält kein gültiges JSON`,
    );
  });

  test('of a refusal, each field by its name', () => {
    const refusal = new Refusal('invalid-input', {
      errors: [
        { path: 'body.mapping.columns.Firmma', code: 'unknown-column' },
        { path: 'options.onDuplicate', code: 'invalid-value', values: { allowed: 'skip, update' } },
      ],
    });
    expect(sentenceOf(refusal, 'de').split('\n').slice(1)).toEqual([
      '  mapping.columns.Firmma: Diese Spalte hat die Datei nicht. Prüfen Sie die Überschrift.',
      '  options.onDuplicate: Möglich sind: skip, update. Wählen Sie davon.',
    ]);
    expect(sentenceOf(refusal, 'en')).toContain('The file has no such column.');
  });
});
