import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralised, unneutralised } from './csv-cell.ts';

test.each([
  ...['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '  =1', '"=1', "'@x"],
  ...['\u200b=1', '\ufeff+1', '\u0001-1', '＝1', '＠x', '\u00a0=1', '+49 221 4711'],
])('%j is made harmless', (cell) => {
  expect(neutralised(cell)).toBe(`'${cell}`);
});

test.each(['', 'Müller', '12,5', "O'Neill", 'a=b', "'s Gravenhage", '"Haus" am See'])(
  '%j is left alone',
  (cell) => {
    expect(neutralised(cell)).toBe(cell);
    expect(unneutralised(cell)).toBe(cell);
  },
);

test('whatever was made harmless is given back', () => {
  const odd = fc.string({ unit: fc.constantFrom("'", '"', '=', '-', ' ', '\t', '\r', '\u200b', '＋', 'a') });
  fc.assert(
    fc.property(fc.oneof(odd, fc.string()), (cell) => {
      expect(unneutralised(neutralised(cell))).toBe(cell);
    }),
  );
});
