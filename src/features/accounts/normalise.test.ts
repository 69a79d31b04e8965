import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyKey, emailKey, foldA, foldAe, phoneDigits, phoneKey, sortName } from './normalise.ts';

test('names sort as in DIN 5007-1', () => {
  const names = [
    'Zander',
    'Öztürk',
    'Ofen',
    'Strasse 2',
    'Ärzte',
    'Oetker',
    'Straße 1',
    'Meyer-Lüdenscheid',
    'Meyer, Jan',
  ];
  const sorted = names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  expect(sorted).toEqual([
    'Ärzte',
    'Meyer, Jan',
    'Meyer-Lüdenscheid',
    'Oetker',
    'Ofen',
    'Öztürk',
    'Straße 1',
    'Strasse 2',
    'Zander',
  ]);
});

describe('folding', () => {
  test.each([
    ['Müller & Söhne', 'mueller soehne', 'muller sohne'],
    ['Mu\u0308ller', 'mueller', 'muller'],
    ['STRASSE Straße STRAẞE', 'strasse strasse strasse', 'strasse strasse strasse'],
    ['Café René, Łódź', 'cafe rene lodz', 'cafe rene lodz'],
    ['Øre Æble', 'ore aeble', 'ore aeble'],
    ['ﬁrma １２', 'firma 12', 'firma 12'],
    ['  ... ', '', ''],
    ['Παπαδόπουλος', 'παπαδοπουλος', 'παπαδοπουλος'],
  ])('„%s“ is %s and %s', (typed, ae, a) => {
    expect(foldAe(typed)).toBe(ae);
    expect(foldA(typed)).toBe(a);
  });

  test.each([
    ['foldAe', foldAe],
    ['foldA', foldA],
    ['sortName', sortName],
  ])('%s of its own result is the same, well-formed and short, for any text', (_, fold) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const folded = fold(typed);
        expect(fold(folded)).toBe(folded);
        expect(folded.isWellFormed()).toBe(true);
        expect(folded.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['accents', `a${'\u0301\u0323'.repeat(5_000)}b`],
    ['vowel signs', `क${'\u093c\u094d'.repeat(5_000)}b`],
    ['single letters', 'a '.repeat(10_000)],
    ['dots', '.'.repeat(100_000)],
  ])('takes no time for 10,000 %s', (_, text) => {
    const startedAt = performance.now();
    for (const fold of [foldA, foldAe, sortName, companyKey, emailKey, phoneKey, phoneDigits]) fold(text);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('two spellings of one company', () => {
  test.each([
    ['Sonnenschein AG', 'Sonnenschein A.G.'],
    ['Hartmann Druck GmbH', 'Hartmann Druck G.m.b.H.'],
    ['Hartmann Druck GmbH & Co. KG', 'HARTMANN DRUCK GmbH & Co KG'],
    ['Müller und Co. KG', 'Mueller'],
    ['Plan B e. V.', 'Plan B e.V.'],
    ['Bäcker Ruf e. K.', 'Bäcker Ruf'],
    ['Start UG (haftungsbeschränkt)', 'Start UG'],
    ['Siemens SE', 'Siemens'],
    ['Acme, Inc.', 'Acme Corp.'],
    ['Acme Co., Ltd.', 'Acme'],
    ['Widgets Sp. z o.o.', 'Widgets'],
    ['A. B. C. Bau OHG', 'ABC Bau'],
  ])('„%s“ and „%s“', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  test.each([
    ['Sonnenschein AG', 'Sonnenfeld AG'],
    ['AG', 'GmbH'],
    ['Plan B e. V.', 'Plan'],
  ])('„%s“ is not „%s“', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });
});

describe('a phone number', () => {
  test.each([
    ['0221 4711-23', 'DE', '+49221471123'],
    ['+49 (0)221 4711 23', 'DE', '+49221471123'],
    ['0049 221 471123', 'DE', '+49221471123'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['+43 1 534 36', 'DE', '+43153436'],
    ['keine', 'DE', null],
    ['12', 'DE', null],
    ['0221 4711-23', 'XX', null],
    ['', 'DE', null],
  ])('„%s“ in %s is %s', (typed, country, key) => {
    expect(phoneKey(typed, country)).toBe(key);
  });

  test('has digits to search by', () => {
    expect(phoneDigits('0221 / 47 11-23')).toBe('0221471123');
  });
});

test.each([
  [' Kim.Schuster@Autohaus-Meyer.DE ', 'kim.schuster@autohaus-meyer.de'],
  ['kim@müller.de', 'kim@müller.de'],
  ['kim@localhost', null],
  ['kim schuster@example.com', null],
  ['kim@example..com', null],
  ['nein', null],
  [`${'k'.repeat(250)}@example.com`, null],
])('the e-mail address „%s“ is %s', (typed, key) => {
  expect(emailKey(typed)).toBe(key);
});
