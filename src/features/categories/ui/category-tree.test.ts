import { expect, test } from 'vitest';
import type { Category } from './category-outline.ts';
import { type CategoryLine, linesOf, linesWith, openLines } from './category-tree.ts';

const category = (id: string, parentId: string | null, active = true): Category => ({
  id,
  parentId,
  name: id,
  active,
  assigned: 0,
  version: 1,
});
const known = [
  category('Branche', null),
  category('Herkunft', null),
  category('Handwerk', 'Branche'),
  category('Dachdecker', 'Handwerk'),
  category('Altes', null, false),
];
const names = (lines: CategoryLine[]) => lines.map((line) => line.category.name);

test('inactive ones are offered only where they are assigned', () => {
  expect(names(linesOf(known, []))).toEqual(['Branche', 'Handwerk', 'Dachdecker', 'Herkunft']);
  expect(names(linesOf(known, ['Altes']))).toContain('Altes');
});

test('a search keeps what stands above its findings', () => {
  expect(names(linesWith(linesOf(known, []), 'dach'))).toEqual(['Branche', 'Handwerk', 'Dachdecker']);
});

test('below a closed one nothing is shown', () => {
  expect(names(openLines(linesOf(known, []), new Set(['Branche'])))).toEqual(['Branche', 'Herkunft']);
});
