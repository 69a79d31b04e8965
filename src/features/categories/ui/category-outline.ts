import type { ReplyOf } from '#lib/contract.ts';
import type { changeCategory } from '../contract.ts';

export type Category = ReplyOf<typeof changeCategory>;

export interface CategoryNode extends Category {
  /** 0 for those without a parent. */
  depth: number;
  children: CategoryNode[];
}

/** The categories as they hang together, in the order given. */
export function categoryTree(categories: readonly Category[]): CategoryNode[] {
  const below = (parentId: string | null, depth: number): CategoryNode[] =>
    categories
      .filter((category) => category.parentId === parentId)
      .map((category) => ({ ...category, depth, children: below(category.id, depth + 1) }));
  return below(null, 0);
}

/** All nodes, parents before children. */
export const flatTree = (nodes: readonly CategoryNode[]): CategoryNode[] =>
  nodes.flatMap((node) => [node, ...flatTree(node.children)]);

/** Where a category may move: anywhere but below itself. */
export const possibleParents = (nodes: readonly CategoryNode[], id: string): CategoryNode[] =>
  flatTree(nodes.filter((node) => node.id !== id).map((node) => without(node, id)));

const without = (node: CategoryNode, id: string): CategoryNode => ({
  ...node,
  children: node.children.filter((child) => child.id !== id).map((child) => without(child, id)),
});
