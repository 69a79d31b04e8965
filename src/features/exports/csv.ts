import { neutralised } from '#lib/csv-cell.ts';

/** RFC 4180, with cells that a spreadsheet program would compute made harmless. */
export const csvLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((cell) => quoted(neutralised(cell), separator)).join(separator)}\r\n`;

const quoted = (cell: string, separator: string) =>
  /["\r\n]/.test(cell) || cell.includes(separator) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

export const byteOrderMark = '\ufeff';
