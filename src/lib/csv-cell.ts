/**
 * What a spreadsheet program may take for a formula, even behind spaces, control or invisible characters and quotes.
 * A cell that begins with the apostrophe of another such cell counts as one, too: so taking one apostrophe off always
 * gives back what was there.
 */
const formula = /^(?:[\s\p{Cc}\p{Cf}"']*[=+\-@＝＋－＠]|'*[\t\r\n])/u;

/** A cell of a CSV file that no spreadsheet program computes; only files carry the apostrophe, the database never. */
export const neutralised = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** What `neutralised` was given. */
export const unneutralised = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
