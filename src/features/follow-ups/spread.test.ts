import { describe, expect, test } from 'vitest';
import { spread } from './spread.ts';

const calendar = { region: 'DE-BY' as const, skipsNonWorkingDays: true };
const dueDays = (count: number, more: object) =>
  spread(count, { from: '2013-09-27', to: '2013-10-01', userIds: [], ...more }, calendar).map(
    ({ dueOn }) => dueOn,
  );

describe('first follow-ups are spread', () => {
  test('evenly over the working days of the span', () => {
    expect(dueDays(6, {})).toEqual([
      '2013-09-27',
      '2013-09-27',
      '2013-09-30',
      '2013-09-30',
      '2013-10-01',
      '2013-10-01',
    ]);
  });
  test('beyond the span where so many a day do not fit, leaving out the Tag der Deutschen Einheit', () => {
    expect(dueDays(5, { perDay: 1 })).toEqual([
      '2013-09-27',
      '2013-09-30',
      '2013-10-01',
      '2013-10-02',
      '2013-10-04',
    ]);
  });
  test('over people in turn', () => {
    const slots = spread(3, { from: '2013-09-30', to: '2013-09-30', userIds: ['anna', 'ingo'] }, calendar);
    expect(slots.map(({ assigneeId }) => assigneeId)).toEqual(['anna', 'ingo', 'anna']);
  });
  test('onto the next working day where the span holds none', () => {
    expect(dueDays(1, { from: '2013-09-28', to: '2013-09-29' })).toEqual(['2013-09-30']);
  });
});
