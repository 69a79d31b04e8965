import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDays,
  type Day,
  dayInIsoWeek,
  dayOfMonth,
  daysBetween,
  isoWeek,
  mondayOf,
  monthsBetween,
  nextWeekday,
  validDay,
  weekday,
} from './day.ts';

const days = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date): Day => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['2025-12-31', 1, '2026-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2013-10-07', 10, '2013-10-17'],
  ])('%s %+d days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(count);
  });

  test('count as the calendar of Date does', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400_000, max: 300_000 }), (day, count) => {
        const date = new Date(`${day}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + count);
        fc.pre(date.getUTCFullYear() >= 0 && date.getUTCFullYear() < 10_000);
        expect(addDays(day, count)).toBe(date.toISOString().slice(0, 10));
        expect(weekday(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });

  test('sort as strings', () => {
    expect(['2026-01-02', '2025-12-31', '2026-01-01'].sort(compareDays)).toEqual([
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
    ]);
  });

  test.each([
    [2024, 2, 29, '2024-02-29'],
    [2025, 2, 29, null],
    [2025, 13, 1, null],
    [2025, 4, 31, null],
    [2025, 4, 0, null],
  ])('%d-%d-%d is the day %s', (year, month, dayInMonth, expected) => {
    expect(validDay(year, month, dayInMonth)).toBe(expected);
  });
});

describe('months', () => {
  test.each([
    ['2014-01-31', 1, '2014-02-28'],
    ['2013-08-31', 6, '2014-02-28'],
    ['2014-04-22', 6, '2014-10-22'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2014-03-31', -1, '2014-02-28'],
    ['2014-01-15', -13, '2012-12-15'],
  ])('%s %+d months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  test('come back to the anchor day after a short month: 31 Jan → 28 Feb → 31 Mar', () => {
    expect(addMonths('2014-02-28', 1, 31)).toBe('2014-03-31');
  });

  test('land in the wanted month, on the day or on its last one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, months) => {
        const later = addMonths(day, months);
        expect(monthsBetween(day, later)).toBe(months);
        const clipped = dayOfMonth(later) < dayOfMonth(day);
        if (clipped) expect(dayOfMonth(addDays(later, 1))).toBe(1);
        else expect(dayOfMonth(later)).toBe(dayOfMonth(day));
      }),
    );
  });
});

describe('weeks', () => {
  test.each([
    ['2025-11-21', 2025, 47],
    ['2025-12-29', 2026, 1],
    ['2027-01-03', 2026, 53],
    ['2024-12-30', 2025, 1],
  ])('%s lies in %d, week %d', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week });
    expect(dayInIsoWeek({ year, week }, weekday(day))).toBe(day);
  });

  test('Monday of KW 49 of 2025 is 1 December', () => {
    expect(dayInIsoWeek({ year: 2025, week: 49 })).toBe('2025-12-01');
  });

  test.each([
    [2025, 53],
    [2025, 0],
  ])('%d has no week %d', (year, week) => {
    expect(dayInIsoWeek({ year, week })).toBeNull();
  });

  test('the next Friday after a Friday is a week later', () => {
    expect(nextWeekday('2025-11-21', 5)).toBe('2025-11-28');
    expect(nextWeekday('2025-11-21', 6)).toBe('2025-11-22');
    expect(mondayOf('2025-11-21')).toBe('2025-11-17');
  });
});
