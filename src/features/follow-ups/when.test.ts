import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets, type WhenContext, when } from './when.ts';

const friday: WhenContext = { today: '2025-11-21', now: '10:41', region: null, skipsNonWorkingDays: true };

/** Due day and time as `2025-11-24 10:00`. */
const read = (typed: string, context: Partial<WhenContext> = {}) => {
  const found = when(typed, { ...friday, ...context });
  return found && (found.dueTime ? `${found.dueOn} ${found.dueTime}` : found.dueOn);
};

describe('on Friday, 21 November 2025, „Wann?“ reads', () => {
  test.each([
    ['heute 15', '2025-11-21 15:00'],
    ['morgen 9', '2025-11-24 09:00'],
    ['übermorgen', '2025-11-24'],
    ['Übermorgen', '2025-11-24'],
    ['uebermorgen', '2025-11-24'],
    ['today 3pm', '2025-11-21 15:00'],
    ['tomorrow', '2025-11-24'],
    ['day after tomorrow', '2025-11-24'],
    ['mo', '2025-11-24'],
    ['mo 10', '2025-11-24 10:00'],
    ['mo10', '2025-11-24 10:00'],
    ['Mo., 10 Uhr', '2025-11-24 10:00'],
    ['MON 10:30', '2025-11-24 10:30'],
    ['di 14:30', '2025-11-25 14:30'],
    ['donnerstag 930', '2025-11-27 09:30'],
    ['fr', '2025-11-28'],
    ['nächsten mo', '2025-11-24'],
    ['naechsten fr', '2025-11-28'],
    ['next tue', '2025-11-25'],
    ['+3t', '2025-11-24'],
    ['+3', '2025-11-24'],
    ['+ 10', '2025-12-01'],
    ['4t', '2025-11-25'],
    ['in 4 tagen', '2025-11-25'],
    ['4 days', '2025-11-25'],
    ['2w', '2025-12-05'],
    ['2w 10', '2025-12-05 10:00'],
    ['1m', '2025-12-22'],
    ['1j', '2026-11-23'],
    ['1y', '2026-11-23'],
    ['3at', '2025-11-26'],
    ['3 working days', '2025-11-26'],
    ['28.11.', '2025-11-28'],
    ['28.11', '2025-11-28'],
    ['28/11', '2025-11-28'],
    ['3.1.', '2026-01-05'],
    ['15.1.26 8:30', '2026-01-15 08:30'],
    ['24112025', '2025-11-24'],
    ['24.11.25', '2025-11-24'],
    ['2025-11-24', '2025-11-24'],
    ['24. november', '2025-11-24'],
    ['24 Nov 2026', '2026-11-24'],
    ['4 märz', '2026-03-04'],
    ['29.2.', '2028-02-29'],
    ['kw49', '2025-12-01'],
    ['kw 49', '2025-12-01'],
    ['kw 49 di', '2025-12-02'],
    ['KW 49 Di 14:30', '2025-12-02 14:30'],
    ['week 49 tue', '2025-12-02'],
    ['kw 47', '2026-11-16'],
    ['kw 47 fr', '2025-11-21'],
    ['kw 53', '2026-12-28'],
    ['anfang dez', '2025-12-01'],
    ['mitte dez', '2025-12-15'],
    ['ende dez', '2025-12-31'],
    ['ende nov', '2025-11-28'],
    ['end of november', '2025-11-28'],
    ['anfang nov', '2026-11-02'],
    ['15:30', '2025-11-21 15:30'],
    ['9 uhr', '2025-11-24 09:00'],
    ['fr 10 >meier', '2025-11-28 10:00'],
  ])('„%s“ as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    '',
    'irgendwann',
    'mo 25',
    'mo 10:75',
    '30.2.',
    '31.11.',
    'kw 54',
    'morgens',
    'monat',
    '2',
    '>meier',
    '999j',
    'heute 15 bitte',
  ])('„%s“ as nothing', (typed) => {
    expect(read(typed)).toBeNull();
  });
});

test('„nächsten“ is that of next week, a bare weekday the next one', () => {
  expect(read('fr', { today: '2025-11-17' })).toBe('2025-11-21');
  expect(read('nächsten fr', { today: '2025-11-17' })).toBe('2025-11-28');
});

test('a day off rolls forward and says why', () => {
  expect(when('3.1.', friday)).toEqual({
    dueOn: '2026-01-05',
    dueTime: null,
    unshifted: '2026-01-03',
    shiftedBecause: 'saturday',
  });
  expect(when('4.6.', { ...friday, region: 'DE-NW' })).toMatchObject({
    dueOn: '2026-06-05',
    shiftedBecause: 'Fronleichnam',
  });
});

test('without that setting a day off stays', () => {
  expect(read('1m', { skipsNonWorkingDays: false })).toBe('2025-12-21');
});

test('„heute“ stays today on a Sunday', () => {
  expect(read('heute 15', { today: '2025-11-23' })).toBe('2025-11-23 15:00');
});

test('the name after > is whom it is for, as typed', () => {
  expect(when('fr 10 >Meier', friday)?.assignee).toBe('Meier');
  expect(when('fr 10 >', friday)).not.toHaveProperty('assignee');
});

test('any text is read or not, quickly, and never into an impossible day', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const found = when(typed, friday);
      if (found) expect(found.dueOn).toMatch(/^[12]\d{3}-\d\d-\d\d$/);
    }),
  );
  const startedAt = performance.now();
  when(`${' '.repeat(100_000)}1${'0'.repeat(100_000)}`, friday);
  expect(performance.now() - startedAt).toBeLessThan(50);
});

test('the chips stand for days', () => {
  expect(
    presets('2025-11-21', friday).map(({ digit, key, resolved }) => [digit, key, resolved?.dueOn ?? null]),
  ).toEqual([
    [1, 'tomorrow', '2025-11-24'],
    [2, 'three-days', '2025-11-26'],
    [3, 'week', '2025-11-28'],
    [4, 'two-weeks', '2025-12-05'],
    [5, 'month', '2025-12-22'],
    [6, 'three-months', '2026-02-23'],
    [7, 'date', null],
    [8, 'series', null],
    [0, 'none', null],
  ]);
});
