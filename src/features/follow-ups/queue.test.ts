import { expect, test } from 'vitest';
import { type Queued, queueSections } from './queue.ts';

const followUp = (id: string, dueOn: string, dueTime: string | null, more: Partial<Queued> = {}): Queued => ({
  id,
  dueOn,
  dueTime,
  priority: 'normal',
  createdAt: '2025-11-01T08:00:00Z',
  ...more,
});

const at = (now: string, followUps: Queued[]) =>
  queueSections(followUps, { today: '2025-11-21', now }).map(({ key, followUps: inIt }) => [
    key,
    inIt.map(({ id }) => id).join(' '),
  ]);

test('sorts the day into now, overdue, today and untimed', () => {
  expect(
    at('10:41', [
      followUp('untimed', '2025-11-21', null),
      followUp('afternoon', '2025-11-21', '14:00'),
      followUp('yildiz', '2025-11-21', '10:45'),
      followUp('late', '2025-11-19', null),
      followUp('missed', '2025-11-21', '08:00'),
    ]),
  ).toEqual([
    ['now', 'yildiz'],
    ['overdue', 'late'],
    ['today', 'missed afternoon'],
    ['untimed', 'untimed'],
  ]);
});

test.each([
  ['10:25', 'today'],
  ['10:26', 'now'],
  ['10:56', 'now'],
  ['10:57', 'today'],
])('a time of %s counts as %s at 10:41', (time, section) => {
  expect(at('10:41', [followUp('a', '2025-11-21', time)])).toEqual([[section, 'a']]);
});

test('a quarter of an hour reaches across midnight', () => {
  expect(at('00:05', [followUp('a', '2025-11-20', '23:55')])).toEqual([['now', 'a']]);
});

test('the oldest overdue comes first, untimed after timed of the same day', () => {
  expect(
    at('10:41', [
      followUp('c', '2025-11-20', null),
      followUp('b', '2025-11-20', '16:00'),
      followUp('a', '2025-11-03', null),
    ]),
  ).toEqual([['overdue', 'a b c']]);
});

test('without a time the urgent come first, then the older', () => {
  expect(
    at('10:41', [
      followUp('new', '2025-11-21', null, { createdAt: '2025-11-20T08:00:00Z' }),
      followUp('old', '2025-11-21', null),
      followUp('high', '2025-11-21', null, { priority: 'high' }),
      followUp('urgent', '2025-11-21', null, { priority: 'urgent' }),
    ]),
  ).toEqual([['untimed', 'urgent high old new']]);
});

test('later days and empty sections are left out', () => {
  expect(at('10:41', [followUp('a', '2025-11-22', null)])).toEqual([]);
});
