import { expect, test } from 'vitest';
import { paceAfter, secondsLeft } from './pace.ts';

test('the first look counts from the start of the job, as after reloading', () => {
  const pace = paceAfter(null, 0, { atMs: 10_000, done: 20_000 });
  expect(pace.perSecond).toBe(2_000);
  expect(secondsLeft(pace, 74_000, 0)).toBe(27);
});

test('a stall shows gradually', () => {
  const running = paceAfter(null, 0, { atMs: 10_000, done: 20_000 });
  const stalled = paceAfter(running, 0, { atMs: 11_000, done: 20_000 });
  expect(stalled.perSecond).toBeGreaterThan(1_500);
  expect(stalled.perSecond).toBeLessThan(2_000);
});

test('nothing is promised in the first five seconds, without a total, or while nothing moves', () => {
  expect(secondsLeft(paceAfter(null, 0, { atMs: 4_000, done: 100 }), 1_000, 0)).toBeNull();
  expect(secondsLeft(paceAfter(null, 0, { atMs: 9_000, done: 100 }), null, 0)).toBeNull();
  expect(secondsLeft(paceAfter(null, 0, { atMs: 9_000, done: 0 }), 1_000, 0)).toBeNull();
});
