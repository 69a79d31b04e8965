import { describe, expect, test } from 'vitest';
import { countryCode } from './countries.ts';
import { recogniseEncoding, utf8Check } from './encoding.ts';
import { dealer } from './first-follow-ups.ts';
import { languageOfHeaders, proposeMapping } from './headers.ts';
import { sharedFile } from './import.fixture.ts';
import { recogniseSeparator } from './recognise.ts';
import type { Encoding, ImportKind } from './rules.ts';
import { readHead } from './upload.ts';
import { dayFrom, nameParts, salutationFrom } from './values.ts';

const text = 'Firma;Straße\nMüller;Ümlautweg\n';
const utf16be = (value: string) => Buffer.from(value, 'utf16le').swap16();

test.each<[string, Buffer, Encoding]>([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 LE without mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['UTF-16 BE with mark', utf16be(`\ufeff${text}`), 'utf-16be'],
  ['UTF-16 BE without mark', utf16be(text), 'utf-16be'],
  ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252'],
])('encoding: %s', async (_, bytes, encoding) => {
  const check = utf8Check();
  check.push(bytes);
  const isValidUtf8 = check.isValid();
  expect(recogniseEncoding(bytes, isValidUtf8)).toBe(encoding);
  const { recognised } = await readHead('companies', bytes, { isWhole: true, isValidUtf8, wanted: {} });
  expect(recognised).toMatchObject({
    encoding,
    separator: ';',
    headers: ['Firma', 'Straße'],
    sample: [['Müller', 'Ümlautweg']],
  });
});

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b\n"1,2";3,4\n', ';'],
  ['a\tb\n1,5\t2\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
  ['a\n1\n', ','],
])('separator of %j is %j', (file, separator) => {
  expect(recogniseSeparator(file)).toBe(separator);
});

test.each<[ImportKind, string[], string[], (string | null)[], string]>([
  [
    'companies',
    ['Firma', 'PLZ', 'Ort', 'Kunden-Nr.', 'Tel.'],
    [],
    ['name', 'postalCode', 'city', 'customerNumber', 'phone'],
    'de',
  ],
  ['companies', ['account', 'office_location', 'revenue'], [], ['name', 'location', null], 'en'],
  [
    'persons',
    ['Vorname', 'Nachname', 'Straße privat', 'Ort privat'],
    [],
    ['firstName', 'lastName', 'street', 'city'],
    'de',
  ],
  [
    'contacts',
    ['First Name', 'Last Name', 'Company', 'Business Street', 'Mobile Phone'],
    [],
    ['firstName', 'lastName', 'company', 'companyStreet', 'mobile'],
    'en',
  ],
  [
    'companies',
    ['Spalte A', 'Spalte B', 'Spalte C'],
    ['Holz GmbH', 'x@y.example', '01067'],
    ['name', 'email', 'postalCode'],
    'unknown',
  ],
])('mapping of %s %j', (kind, headers, row, fields, language) => {
  expect(Object.values(proposeMapping(kind, headers, row.length ? [row] : []).columns)).toEqual(fields);
  expect(languageOfHeaders(headers)).toBe(language);
});

test('a sector becomes a category', () => {
  expect(proposeMapping('companies', ['account', 'sector'], []).categories).toEqual({ sector: 'Branche' });
});

test.skipIf(sharedFile('contacts-import/outlook-german-headers.txt') === null)(
  'Outlook’s German columns: 80 % of those with a field',
  () => {
    const source = sharedFile('contacts-import/outlook-german-headers.txt')!.toString();
    const headers = [...source.matchAll(/\$map\['((?:[^'\\]|\\.)+)'\] = '([^']+)'/g)];
    const mappable = headers.filter(
      ([, , meaning]) =>
        /^(firstname|surname|prefix|suffix|organization|jobtitle|email|name$|notes|birthday|(phone:(work|home|mobile|main))|locality|zipcode|street|website)/.test(
          meaning!,
        ) && !/fax|other/.test(meaning!),
    );
    const names = mappable.map(([, header]) => header!.replaceAll('\\', ''));
    const { columns } = proposeMapping('contacts', names, []);
    expect(names.filter((name) => columns[name] !== null).length / names.length).toBeGreaterThanOrEqual(0.8);
  },
);

test.each([
  ['1975-12-12', 'en', '1975-12-12'],
  ['20/01/1991', 'en', '1991-01-20'],
  ['01/02/1991', 'en', '1991-01-02'],
  ['01/02/1991', 'de', '1991-02-01'],
  ['1.2.1991', 'de', '1991-02-01'],
  ['30.02.1991', 'de', null],
  ['gestern', 'de', null],
] as const)('day %s (%s) is %s', (typed, language, day) => {
  expect(dayFrom(typed, language)).toBe(day);
});

test.each([
  ['Deutschland', 'DE'],
  ['United States', 'US'],
  ['Österreich', 'AT'],
  ['ch', 'CH'],
  ['Korea', 'KR'],
  ['Nirgendwo', null],
])('country %s is %s', (typed, code) => {
  expect(countryCode(typed)).toBe(code);
});

test('names and forms of address', () => {
  expect(nameParts('Sabine von der Sommer')).toEqual({ firstName: 'Sabine von der', lastName: 'Sommer' });
  expect(nameParts('Sommer, Sabine')).toEqual({ firstName: 'Sabine', lastName: 'Sommer' });
  expect([salutationFrom('Mr.'), salutationFrom('Herrn'), salutationFrom('Dr.')]).toEqual([
    'Herr',
    'Herr',
    null,
  ]);
});

describe('first follow-ups', () => {
  const calendar = { region: null, skipsNonWorkingDays: true };
  test('take turns over days and people', () => {
    const slotOf = dealer(
      { text: '', from: '2026-11-27', to: '2026-11-30', userIds: ['a', 'b'] },
      100,
      '2026-11-20',
      calendar,
    );
    expect([0, 1, 2, 3, 4].map((n) => slotOf(n))).toEqual([
      { dueOn: '2026-11-27', assigneeId: 'a' },
      { dueOn: '2026-11-27', assigneeId: 'b' },
      { dueOn: '2026-11-30', assigneeId: 'a' },
      { dueOn: '2026-11-30', assigneeId: 'b' },
      { dueOn: '2026-11-27', assigneeId: 'a' },
    ]);
  });
  test('at most so many a day, the days after the span take the rest', () => {
    const slotOf = dealer(
      { text: '', from: '2026-11-27', to: '2026-11-27', perDay: 1, userIds: ['a'] },
      3,
      '2026-11-20',
      calendar,
    );
    expect([0, 1, 2].map((n) => slotOf(n).dueOn)).toEqual(['2026-11-27', '2026-11-30', '2026-12-01']);
  });
});
