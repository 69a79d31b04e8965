import { type Category, categoryTree, flatTree } from './category-outline.ts';

export interface CategoryLine {
  category: Category;
  /** 1 for those without a parent, as `aria-level` counts. */
  level: number;
  hasChildren: boolean;
}

/** The categories to choose from, parents before children: the active ones and those assigned already. */
export function linesOf(categories: readonly Category[], assigned: readonly string[]): CategoryLine[] {
  const offered = categories.filter(({ id, active }) => active || assigned.includes(id));
  return flatTree(categoryTree(offered)).map(({ depth, children, ...category }) => ({
    category,
    level: depth + 1,
    hasChildren: children.length > 0,
  }));
}

/** The lines whose name has the text in it, with everything above them. */
export function linesWith(lines: readonly CategoryLine[], text: string): CategoryLine[] {
  const wanted = text.trim().toLocaleLowerCase('de');
  if (wanted === '') return [...lines];
  const byId = new Map(lines.map((line) => [line.category.id, line]));
  const kept = new Set<string>();
  for (const { category } of lines) {
    if (!category.name.toLocaleLowerCase('de').includes(wanted)) continue;
    for (
      let at: string | null = category.id;
      at && !kept.has(at);
      at = byId.get(at)?.category.parentId ?? null
    ) {
      kept.add(at);
    }
  }
  return lines.filter(({ category }) => kept.has(category.id));
}

/** The lines with nothing closed above them. */
export function openLines(lines: readonly CategoryLine[], closed: ReadonlySet<string>): CategoryLine[] {
  const hidden = new Set<string>();
  return lines.filter(({ category }) => {
    const { parentId } = category;
    if (parentId === null || !(closed.has(parentId) || hidden.has(parentId))) return true;
    hidden.add(category.id);
    return false;
  });
}
