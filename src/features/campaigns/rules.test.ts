import { describe, expect, test } from 'vitest';
import {
  afterMerger,
  isDowngrade,
  mayFollow,
  newSettings,
  nextStatuses,
  placed,
  resolved,
  type Status,
} from './rules.ts';

const status = (id: string, position: number, more: Partial<Status> = {}): Status => ({
  id,
  campaignId: 'vk',
  position,
  ...newSettings({ name: id }, position),
  nextStatusIds: [],
  defaultNextStatusId: null,
  mergedIntoId: null,
  ...more,
});
const ids = (statuses: Status[]) => statuses.map(({ id }) => id);

describe('next statuses', () => {
  const first = status('first', 1);
  const second = status('second', 2);
  const third = status('third', 3);
  const inactive = status('inactive', 4, { active: false });
  const merged = status('merged', 5, { mergedIntoId: 'third' });
  const all = [third, merged, inactive, second, first];

  test('the first entry may be any active status, in order', () => {
    expect(ids(nextStatuses(null, all))).toEqual(['first', 'second', 'third']);
  });
  test('an empty list means all active ones but itself, the default first', () => {
    expect(ids(nextStatuses({ ...first, defaultNextStatusId: 'third' }, all))).toEqual(['third', 'second']);
  });
  test('a list allows what it names and the default', () => {
    const from = { ...first, nextStatusIds: ['inactive', 'third'], defaultNextStatusId: 'second' };
    expect(ids(nextStatuses(from, all))).toEqual(['second', 'third']);
    expect(mayFollow({ ...first, nextStatusIds: ['third'] }, second, all)).toBe(false);
  });
  test('the same status again, an inactive or a merged one is never next', () => {
    for (const to of [first, inactive, merged]) expect(mayFollow(first, to, all)).toBe(false);
  });
  test('a merged id leads to the end of its chain', () => {
    expect(resolved('merged', all)).toBe(third);
    expect(resolved('unknown', all)).toBeUndefined();
  });
});

test('a status that blocks contact is final and demands a reason', () => {
  const settings = newSettings({ name: 'x', blocksContact: true, requiresReason: false, isFinal: false }, 1);
  expect(settings).toMatchObject({ requiresReason: true, isFinal: true, hue: 'grey' });
});

test('defaults: hues go round, grey is for what is lost, a goal is all of the way', () => {
  expect(newSettings({ name: 'x' }, 1)).toMatchObject({ hue: 'petrol', progress: 0, active: true });
  expect(newSettings({ name: 'x' }, 8).hue).toBe('petrol');
  expect(newSettings({ name: 'x', isFinal: true }, 2).hue).toBe('grey');
  expect(newSettings({ name: 'x', isFinal: true, isGoal: true }, 2)).toMatchObject({
    hue: 'orange',
    progress: 100,
  });
});

test('placing keeps everything once', () => {
  expect(placed(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
  expect(placed(['a', 'b'], 'new', 99)).toEqual(['a', 'b', 'new']);
});

describe('a merger', () => {
  const merged = status('merged', 2, { nextStatusIds: ['target', 'lost'], defaultNextStatusId: 'target' });
  const target = status('target', 3);

  test('redirects, without doubles', () => {
    const other = status('other', 1, { nextStatusIds: ['merged', 'target'], defaultNextStatusId: 'merged' });
    expect(afterMerger(other, merged, target)).toEqual({
      nextStatusIds: ['target'],
      defaultNextStatusId: 'target',
    });
  });
  test('never leaves the target leading to itself, nor widens it to all', () => {
    const narrow = { ...target, nextStatusIds: ['merged'], defaultNextStatusId: 'merged' };
    expect(afterMerger(narrow, merged, target)).toEqual({
      nextStatusIds: ['lost'],
      defaultNextStatusId: null,
    });
  });
});

test('less progress is a downgrade, the first status is none', () => {
  expect(isDowngrade({ progress: 60 }, { progress: 30 })).toBe(true);
  expect(isDowngrade({ progress: 30 }, { progress: 30 })).toBe(false);
  expect(isDowngrade(null, { progress: 0 })).toBe(false);
});
