import { expect, test } from 'vitest';
import { changedFields, conflictingFields, isSame, withMine } from './record-changes.ts';

const base = { phone: '0821 1', city: 'Augsburg', owner: { id: 'a', name: 'Anna' } };
const mine = { ...base, phone: '0821 2' };

test('only the id of somebody chosen counts', () => {
  expect(isSame({ id: 'a', name: 'Anna' }, { id: 'a', name: 'A. Muster' })).toBe(true);
  expect(isSame(null, '')).toBe(true);
});

test('what others changed elsewhere is kept and is no conflict', () => {
  const theirs = { ...base, city: 'Friedberg' };
  expect(conflictingFields(base, mine, theirs)).toEqual([]);
  expect(withMine(base, mine, theirs)).toEqual({ ...base, phone: '0821 2', city: 'Friedberg' });
});

test('the same field changed to something else is a conflict', () => {
  expect(conflictingFields(base, mine, { ...base, phone: '0821 3' })).toEqual(['phone']);
  expect(conflictingFields(base, mine, { ...base, phone: '0821 2' })).toEqual([]);
  expect(changedFields(base, mine)).toEqual(['phone']);
});
