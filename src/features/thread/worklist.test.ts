import { describe, expect, test } from 'vitest';
import {
  countOf,
  nextOpen,
  paceOf,
  pass,
  reopen,
  skippedOf,
  startWorklist,
  worklistMost,
} from './worklist.ts';

const about = { id: 'list', title: 'Kampagne', from: '/campaigns/k', startedAt: '2025-11-21T09:41:00Z' };
const record = (name: string) => ({ accountId: name, name, followUpId: null });
const three = () => startWorklist(about, ['Lindner', 'Sperling', 'Thelen'].map(record));
const saved = (entryId: string) => ({ how: 'saved', entryId }) as const;

describe('a worklist', () => {
  test('is fixed when it starts, with 500 records at most', () => {
    const list = startWorklist(
      about,
      Array.from({ length: 600 }, (_, at) => record(`${at}`)),
    );
    expect(list.items).toHaveLength(worklistMost);
    expect(nextOpen(list)).toBe(0);
  });

  test('goes on to the next one, and at its end back to what was left open', () => {
    const list = pass(pass(three(), 1, saved('b'), 40_000), 2, { how: 'skipped' }, 5_000);
    expect(nextOpen(list, 2)).toBe(0);
    const done = pass(list, 0, { how: 'moved' }, 1_000);
    expect(nextOpen(done, 1)).toBeNull();
    expect(['saved', 'skipped', 'moved'].map((how) => countOf(done, how as 'saved'))).toEqual([1, 1, 1]);
    expect(skippedOf(done).map(({ name }) => name)).toEqual(['Thelen']);
  });

  test('says how long one takes and when it will be done, from the first save on', () => {
    const now = new Date('2025-11-21T10:00:00Z');
    expect(paceOf(pass(three(), 0, { how: 'skipped' }, 9_000), now)).toEqual({
      perItemMs: null,
      endsAt: null,
    });
    const one = pass(three(), 0, saved('a'), 42_000);
    expect(paceOf(one, now)).toEqual({ perItemMs: 42_000, endsAt: new Date('2025-11-21T10:01:24Z') });
    const two = pass(one, 1, saved('b'), 60_000);
    expect(paceOf(two, now)).toEqual({ perItemMs: 51_000, endsAt: new Date('2025-11-21T10:00:51Z') });
    expect(paceOf(pass(two, 2, { how: 'skipped' }, 0), now).endsAt).toBeNull();
  });

  test('does not count a lunch break', () => {
    expect(paceOf(pass(three(), 0, saved('a'), 3_600_000), new Date()).perItemMs).toBe(600_000);
  });

  test('opens a record again whose save was taken back, and forgets its time', () => {
    const list = pass(pass(three(), 0, saved('a'), 30_000), 1, saved('b'), 50_000);
    const back = reopen(list, ({ name }) => name === 'Lindner')!;
    expect(back.at).toBe(0);
    expect(nextOpen(back.list)).toBe(0);
    expect(paceOf(back.list, new Date()).perItemMs).toBe(40_000);
    expect(reopen(list, ({ name }) => name === 'Nauer')).toBeNull();
  });
});
