import { expect, test } from 'vitest';
import { draftOf, filterOf, moved, restOf } from './export-draft.ts';

const keeping = (value: string | null) => ({ getItem: () => value });

test('a list’s query is written as in its address, without its page', () => {
  const query = { q: 'müller', city: ['Köln'], withoutFollowUp: true, inactiveDays: 30, teamId: undefined };
  expect(filterOf({ ...query, limit: 50, cursor: 'x', kind: '' })).toEqual({
    q: 'müller',
    city: ['Köln'],
    withoutFollowUp: 'true',
    inactiveDays: '30',
  });
});

test('a field moves up and down among the chosen', () => {
  expect(moved(['name', 'city', 'phone'], 2, 0)).toEqual(['phone', 'name', 'city']);
  expect(moved(['name', 'city', 'phone'], 0, 1)).toEqual(['city', 'name', 'phone']);
});

test('the last choice is offered again, as far as it makes sense', () => {
  const kept = { fields: ['phone', 'name', 'name', 'gone'], separator: '\t', bom: false };
  expect(draftOf('account', keeping(JSON.stringify(kept)))).toEqual({
    fields: ['phone', 'name'],
    separator: '\t',
    bom: false,
  });
  for (const nothing of [null, '{}', '{"fields":[]}', 'nonsense']) {
    const { fields, separator, bom } = draftOf('account', keeping(nothing));
    expect(fields[0]).toBe('customerNumber');
    expect(fields).not.toContain('id');
    expect([separator, bom]).toEqual([';', true]);
    expect(restOf('account', fields)).toEqual(['id']);
  }
});
