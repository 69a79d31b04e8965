/** Two that only capitals tell apart are one to whoever chooses from a list. */
export const sameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase('de') === other.toLocaleLowerCase('de');
