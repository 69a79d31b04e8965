import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalStatus } from '#lib/refusal.ts';
import { printSchema, printTableTypes } from '#platform/database/print-schema.ts';
import { telling } from '#platform/http/field-sentence.ts';
import { type TestDatabase, testDatabase } from './database.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('what is generated is what the migrations make (npm run schema)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  // Other versions of PostgreSQL print the same definitions with other parentheses.
  test.runIf(process.env.DATABASE_URL === undefined)('schema.sql', async () => {
    const client = await database.owner.connect();
    const printed = await printSchema(client);
    client.release();
    expect(printed).toBe(read('schema.sql'));
  });

  test('the table types', async () => {
    const client = await database.owner.connect();
    const printed = await printTableTypes(client);
    client.release();
    expect(printed).toBe(read('src/platform/database/tables.ts'));
  });
});

describe('words', () => {
  const { 'plugin.inlang.messageFormat': format } = JSON.parse(read('project.inlang/settings.json'));
  const patterns: string[] = format.pathPattern;
  const keys = (locale: string) =>
    patterns.flatMap((pattern) => Object.keys(JSON.parse(read(pattern.replace('{locale}', locale)))));
  const german = patterns.map((pattern) => read(pattern.replace('{locale}', 'de'))).join('\n');

  test('every German message has its English one, and the other way round', () => {
    expect(keys('en').sort()).toEqual(keys('de').sort());
  });

  test('no key stands twice', () => {
    const all = keys('de');
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  test('every refusal has its sentence', () => {
    const known = new Set(keys('de'));
    const missing = Object.keys(refusalStatus).filter(
      (code) => !known.has(`refusal_${code.replaceAll('-', '_')}`),
    );
    expect(missing).toEqual([]);
  });

  test('everything that can be wrong with a field has its sentence', () => {
    const known = new Set(keys('de'));
    const missing = fieldCodes().filter((code) => {
      const { name } = telling(code.replace(/\$\{\w+\}/, '1'));
      return !(code in refusalStatus) && !known.has(`platform_field_${name.replaceAll('-', '_')}`);
    });
    expect(missing).toEqual([]);
  });

  test('people are addressed as Sie, without exclamation marks', () => {
    expect(german.match(/\b(du|dein|dir|dich)\b|[^!]!"/gi)).toBeNull();
  });

  test('every folder of messages is compiled', () => {
    const folders = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /(^|\/)messages\/de\.json$/.test(path))
      .map((path) => `./src/${path.replace('de.json', '{locale}.json')}`);
    expect(folders.sort()).toEqual([...patterns].sort());
  });
});

/** The codes that the sources give to a field; those of the schema library aside. */
function fieldCodes(): string[] {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /^(features|lib|platform)\/.*\.ts$/.test(path) && !/\.test\.ts$|\/ui\//.test(path),
  );
  const givers =
    /(?:errors[^\n]*|^\s*\{? ?path: [^\n]*|^\s*)code: ['`]([^'`]+)['`]|error: ['`]([^'`]+)['`]|refused?Field\('\w+', ['`]([^'`]+)['`]|\binvalid\((?:'[\w.]+', )?'([^']+)'\)/gm;
  return sources.flatMap((path) =>
    [...read(`src/${path}`).matchAll(givers)].map((match) => match.slice(1).find(Boolean)!),
  );
}
