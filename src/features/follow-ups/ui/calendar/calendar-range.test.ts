import { describe, expect, it } from 'vitest';
import { dayAfterKey, daysOf, rangeOf, turned } from './calendar-range.ts';

describe('what a calendar shows', () => {
  it('a week from Monday to Sunday', () =>
    expect(rangeOf('week', '2026-11-24')).toEqual({ from: '2026-11-23', to: '2026-11-29' }));
  it('a month with the weeks it touches, six at most', () => {
    expect(rangeOf('month', '2026-11-24')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(daysOf(rangeOf('month', '2026-11-24'))).toHaveLength(42);
    expect(daysOf(rangeOf('month', '2027-02-10'))).toHaveLength(28);
  });
  it('turns by a week or a month', () => {
    expect(turned('week', '2026-11-24', 1)).toBe('2026-12-01');
    expect(turned('month', '2027-01-31', 1)).toBe('2027-02-28');
  });
  it('is walked through by keys', () => {
    expect(dayAfterKey('ArrowRight', '2026-11-29', 'week')).toBe('2026-11-30');
    expect(dayAfterKey('ArrowUp', '2026-11-24', 'month')).toBe('2026-11-17');
    expect(dayAfterKey('End', '2026-11-24', 'month')).toBe('2026-11-29');
    expect(dayAfterKey('x', '2026-11-24', 'month')).toBeUndefined();
  });
});
