import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  settle,
  settleSlot,
  whyNotWorking,
} from './working-days.ts';

describe('a day off', () => {
  test.each([
    ['2013-11-16', null, 'saturday'],
    ['2013-11-17', null, 'sunday'],
    ['2013-10-03', null, 'Tag der Deutschen Einheit'],
    ['2026-06-04', 'DE-NW', 'Fronleichnam'],
    ['2026-06-04', 'DE-BE', null],
    ['2026-06-04', null, null],
    ['2026-11-18', 'DE-SN', 'Buß- und Bettag'],
    ['2026-03-09', 'DE-BE', null],
    ['2027-03-08', 'DE-BE', 'Weltfrauentag'],
    ['2026-10-03', 'DE-NW', 'Tag der Deutschen Einheit'],
    ['2026-06-04', 'AT-9', null],
    ['2025-11-21', 'DE-NW', null],
  ])('%s in %s: %s', (day, region, reason) => {
    expect(whyNotWorking(day, region)).toBe(reason);
    expect(isWorkingDay(day, region)).toBe(reason === null);
  });

  test('has an English name', () => {
    expect(whyNotWorking('2026-04-03', null, 'en')).toBe('Good Friday');
  });
});

describe('working days', () => {
  test.each([
    ['2013-11-16', '2013-11-18'],
    ['2013-10-03', '2013-10-04'],
    ['2026-04-03', '2026-04-07'],
    ['2025-11-21', '2025-11-21'],
  ])('from %s on, the next is %s', (day, expected) => {
    expect(nextWorkingDay(day, null)).toBe(expected);
  });

  test('before New Year comes the last of the old year', () => {
    expect(previousWorkingDay('2026-01-01', null)).toBe('2025-12-31');
  });

  test.each([
    ['2025-11-21', 1, '2025-11-24'],
    ['2025-11-21', 3, '2025-11-26'],
    ['2025-11-22', 0, '2025-11-24'],
    ['2025-11-24', -1, '2025-11-21'],
    ['2025-12-23', 3, '2025-12-30'],
  ])('%s %+d is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count, null)).toBe(expected);
  });
});

describe('a due day', () => {
  test('moves off the weekend and says from where: Sa., 03.01. → Mo., 05.01.2026', () => {
    expect(settle('2026-01-03', { region: null, skipsNonWorkingDays: true })).toEqual({
      dueOn: '2026-01-05',
      unshifted: '2026-01-03',
      shiftedBecause: 'saturday',
    });
  });

  test('stays where the workspace works on weekends', () => {
    expect(settle('2026-01-03', { region: null, skipsNonWorkingDays: false })).toEqual({
      dueOn: '2026-01-03',
    });
  });
});

describe('the afternoon of Christmas Eve and New Year’s Eve', () => {
  const calendar = { region: 'DE-NW', skipsNonWorkingDays: true };

  test.each([
    // A time somebody named is kept; the day moves on.
    ['2026-12-24', '15:00', '2026-12-28'],
    ['2026-12-24', '12:00', '2026-12-28'],
    ['2026-12-31', '14:30', '2027-01-04'],
    ['2025-12-24', '15:00', '2025-12-29'],
    // The morning is worked, and so is a day without a time.
    ['2026-12-24', '11:59', '2026-12-24'],
    ['2026-12-31', '09:30', '2026-12-31'],
    ['2026-12-24', null, '2026-12-24'],
    // Never onto an afternoon off: Wednesday, 30 December and Sunday, 23 December stay what they are.
    ['2026-12-30', '15:00', '2026-12-30'],
    ['2029-12-23', '15:00', '2029-12-27'],
  ])('%s %s is settled on %s', (day, time, dueOn) => {
    expect(settle(day, calendar, time).dueOn).toBe(dueOn);
  });

  test('is named as the reason', () => {
    expect(settle('2026-12-24', calendar, '15:00')).toEqual({
      dueOn: '2026-12-28',
      unshifted: '2026-12-24',
      shiftedBecause: 'afternoon-off',
    });
  });

  test.each([
    ['2026-12-24', '15:00', '09:30', '15:00'],
    ['2026-12-24', '09:30', '09:30', undefined],
    ['2026-12-24', null, null, undefined],
    ['2026-12-23', '15:00', '15:00', undefined],
  ])('a time proposed for %s, %s goes to %s', (dueOn, slot, dueTime, unshiftedTime) => {
    expect(settleSlot({ dueOn }, slot, calendar)).toEqual({
      dueOn,
      dueTime,
      ...(unshiftedTime && { unshiftedTime }),
    });
  });

  test('is worked where the workspace skips nothing', () => {
    const always = { ...calendar, skipsNonWorkingDays: false };
    expect(settle('2026-12-24', always, '15:00')).toEqual({ dueOn: '2026-12-24' });
    expect(settleSlot({ dueOn: '2026-12-24' }, '15:00', always).dueTime).toBe('15:00');
  });
});
