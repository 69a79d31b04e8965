/** Would a category below this parent be below itself? */
export function wouldCircle(
  id: string,
  parentId: string | null,
  tree: ReadonlyMap<string, { parentId: string | null }>,
): boolean {
  for (let above = parentId; above !== null; above = tree.get(above)?.parentId ?? null) {
    if (above === id) return true;
  }
  return false;
}
