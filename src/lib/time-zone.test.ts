import { describe, expect, test } from 'vitest';
import { dayIn, endOfDayIn, startOfDayIn, timeOfDayIn } from './time-zone.ts';

describe('an instant on the wall clock of a zone', () => {
  test.each([
    ['Europe/Berlin', '2025-11-21T22:59:59Z', '2025-11-21', '23:59'],
    ['Europe/Berlin', '2025-11-21T23:00:00Z', '2025-11-22', '00:00'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['Pacific/Auckland', '2025-11-21T12:00:00Z', '2025-11-22', '01:00'],
    ['America/New_York', '2025-11-21T02:00:00Z', '2025-11-20', '21:00'],
  ])('in %s, %s is %s %s', (zone, instant, day, time) => {
    expect(dayIn(zone, instant)).toBe(day);
    expect(timeOfDayIn(zone, new Date(instant))).toBe(time);
  });

  test('an unknown zone is an error', () => {
    expect(() => dayIn('Europe/Atlantis', 0)).toThrow(RangeError);
  });
});

describe('a day begins', () => {
  test.each([
    ['Europe/Berlin', '2025-11-21', '2025-11-20T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00:00.000Z'],
    // Cairo puts its clocks forward at midnight: the day begins at 01:00.
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00.000Z'],
    // Havana puts them back at 01:00: midnight comes twice, the first counts.
    ['America/Havana', '2025-11-02', '2025-11-02T04:00:00.000Z'],
  ])('in %s, %s at %s', (zone, day, instant) => {
    expect(startOfDayIn(zone, day).toISOString()).toBe(instant);
  });

  test('and ends where the next one begins: 25 hours when summer time ends', () => {
    const [from, to] = [
      startOfDayIn('Europe/Berlin', '2026-10-25'),
      endOfDayIn('Europe/Berlin', '2026-10-25'),
    ];
    expect(to.getTime() - from.getTime()).toBe(25 * 3_600_000);
  });
});
