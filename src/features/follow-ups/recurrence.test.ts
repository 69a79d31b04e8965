import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day } from '#lib/day.ts';
import { type FinishedOccurrence, nextOccurrence, type Recurrence } from './recurrence.ts';

const halfYearly: Recurrence = { every: 6, unit: 'month', anchor: 'completion' };
const monthly: Recurrence = { every: 1, unit: 'month', anchor: 'completion' };
const everyDay = { region: null, skipsNonWorkingDays: false };

const next = (
  recurrence: Recurrence,
  anchorOn: Day,
  completedOn: Day,
  more: Partial<FinishedOccurrence> = {},
) => nextOccurrence({ recurrence, anchorOn, completedOn, ...everyDay, ...more });

/** Due days of a series each of whose follow-ups is finished `delay` days after it was due. */
function series(recurrence: Recurrence, firstOn: Day, length: number, delay = 0): Day[] {
  const days = [firstOn];
  let anchorOn = firstOn;
  while (days.length < length) {
    const dueOn = days.at(-1)!;
    const following = next(recurrence, anchorOn, addDays(dueOn, delay), { dueOn });
    if (!following) break;
    anchorOn = following.anchorOn;
    days.push(following.dueOn);
  }
  return days;
}

describe('a half-yearly follow-up due 2014-04-16 and done 2014-04-22 comes back', () => {
  test('half a year after it was done', () => {
    expect(next(halfYearly, '2014-04-16', '2014-04-22')?.dueOn).toBe('2014-10-22');
  });

  test('half a year after it was due', () => {
    expect(next({ ...halfYearly, anchor: 'due' }, '2014-04-16', '2014-04-22')?.dueOn).toBe('2014-10-16');
  });
});

describe('from the due day', () => {
  const fromDue = (recurrence: Recurrence): Recurrence => ({ ...recurrence, anchor: 'due' });

  test('14 months late, one follow-up in the future and no backlog of two', () => {
    expect(next(fromDue(halfYearly), '2014-04-16', '2015-06-16')?.dueOn).toBe('2015-10-16');
  });

  test('finished early, the finished one does not come again', () => {
    expect(next(fromDue(monthly), '2014-04-16', '2014-04-10')?.dueOn).toBe('2014-05-16');
    expect(series(fromDue(monthly), '2014-01-31', 4, -1)).toEqual([
      '2014-01-31',
      '2014-02-28',
      '2014-03-31',
      '2014-04-30',
    ]);
  });

  test('a postponed one does not move the series', () => {
    expect(next(fromDue(monthly), '2014-04-16', '2014-05-01', { dueOn: '2014-07-01' })?.dueOn).toBe(
      '2014-05-16',
    );
  });

  test('finished on a due day, the next one follows and not the same day', () => {
    expect(next(fromDue({ every: 2, unit: 'week', anchor: 'due' }), '2025-11-03', '2025-11-17')?.dueOn).toBe(
      '2025-12-01',
    );
  });
});

describe('the month end', () => {
  test.each(['completion', 'due'] as const)(
    'keeps the anchor day from %s: 31 Jan → 28 Feb → 31 Mar 2014',
    (anchor) => {
      expect(series({ ...monthly, anchor }, '2014-01-31', 4)).toEqual([
        '2014-01-31',
        '2014-02-28',
        '2014-03-31',
        '2014-04-30',
      ]);
    },
  );

  test('clips half a year from 31 August', () => {
    expect(next(halfYearly, '2013-08-31', '2013-08-31')?.dueOn).toBe('2014-02-28');
  });

  test('brings 29 February back in leap years', () => {
    expect(series({ every: 1, unit: 'year', anchor: 'due' }, '2024-02-29', 5, 3)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  test('gives way to the day of completion: done on 5 March, next on 5 April', () => {
    expect(next(monthly, '2014-01-31', '2014-03-05')).toEqual({
      anchorOn: '2014-04-05',
      dueOn: '2014-04-05',
      count: null,
    });
  });
});

describe('a day that is no working day', () => {
  const atWork = { region: null, skipsNonWorkingDays: true };

  test.each([
    ['2013-10-16', '2013-11-16', '2013-11-18'],
    ['2013-09-03', '2013-10-03', '2013-10-04'],
  ])('monthly from %s: %s moves to %s, its anchor does not', (completedOn, anchorOn, dueOn) => {
    expect(next(monthly, completedOn, completedOn, atWork)).toMatchObject({ anchorOn, dueOn });
  });

  test('Christmas Eve is one until noon: a series at 15:00 comes after the holidays, one at 09:30 does not', () => {
    const monthlyAt = (dueTime: string | null) =>
      next(monthly, '2026-11-24', '2026-11-24', { ...atWork, dueTime })?.dueOn;
    expect(monthlyAt('15:00')).toBe('2026-12-28');
    expect(monthlyAt('09:30')).toBe('2026-12-24');
    expect(monthlyAt(null)).toBe('2026-12-24');
  });

  test('the holiday is that of the region', () => {
    const yearly: Recurrence = { every: 1, unit: 'year', anchor: 'due' };
    expect(next(yearly, '2025-06-04', '2025-06-04', { ...atWork, region: 'DE-NW' })?.dueOn).toBe(
      '2026-06-05',
    );
    expect(next(yearly, '2025-06-04', '2025-06-04', { ...atWork, region: 'DE-BE' })?.dueOn).toBe(
      '2026-06-04',
    );
  });
});

describe('a series ends', () => {
  test('after its count', () => {
    expect(next({ ...monthly, count: 2 }, '2025-01-10', '2025-01-10')?.count).toBe(1);
    expect(next({ ...monthly, count: 1 }, '2025-01-10', '2025-01-10')).toBeNull();
  });

  test('after its last day, which still counts', () => {
    expect(next({ ...monthly, until: '2025-02-10' }, '2025-01-10', '2025-01-10')?.dueOn).toBe('2025-02-10');
    expect(next({ ...monthly, until: '2025-02-09' }, '2025-01-10', '2025-01-10')).toBeNull();
  });

  test('with the calendar', () => {
    expect(next({ every: 1000, unit: 'year', anchor: 'due' }, '2025-01-10', '2025-01-10')).toBeNull();
  });
});

describe('whatever the series', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
  const recurrences = fc.record<Recurrence>({
    every: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('day', 'week', 'month', 'year'),
    anchor: fc.constantFrom('completion', 'due'),
  });
  const oneInterval = ({ every, unit }: Recurrence, day: Day) =>
    unit === 'day' || unit === 'week'
      ? addDays(day, every * (unit === 'week' ? 7 : 1))
      : addMonths(day, every * (unit === 'year' ? 12 : 1), 31);

  test('the next follow-up lies after the completion, and when late at most one interval after it', () => {
    fc.assert(
      fc.property(recurrences, days, days, (recurrence, anchorOn, completedOn) => {
        const following = next(recurrence, anchorOn, completedOn);
        expect(following!.dueOn > completedOn).toBe(true);
        if (completedOn >= anchorOn)
          expect(following!.dueOn <= oneInterval(recurrence, completedOn)).toBe(true);
      }),
    );
  });

  test('the due days rise', () => {
    fc.assert(
      fc.property(recurrences, days, fc.integer({ min: -20, max: 20 }), (recurrence, firstOn, delay) => {
        fc.pre(recurrence.anchor === 'due' || delay >= 0);
        const dueDays = series(recurrence, firstOn, 6, delay);
        expect(dueDays).toEqual([...new Set(dueDays)].sort());
      }),
    );
  });
});
