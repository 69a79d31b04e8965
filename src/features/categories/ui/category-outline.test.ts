import { expect, test } from 'vitest';
import { type Category, categoryTree, flatTree, possibleParents } from './category-outline.ts';

const category = (id: string, parentId: string | null): Category => ({
  id,
  parentId,
  name: id,
  active: true,
  assigned: 0,
  version: 1,
});
const known = [
  category('sector', null),
  category('source', null),
  category('trade', 'sector'),
  category('roof', 'trade'),
];

test('children stand below their parents, in the order given', () => {
  expect(flatTree(categoryTree(known)).map(({ id, depth }) => [id, depth])).toEqual([
    ['sector', 0],
    ['trade', 1],
    ['roof', 2],
    ['source', 0],
  ]);
});

test('a category never moves below itself', () => {
  expect(possibleParents(categoryTree(known), 'trade').map(({ id }) => id)).toEqual(['sector', 'source']);
});
