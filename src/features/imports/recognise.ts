import { nameLimit } from '#lib/contract.ts';
import type { CsvRecord } from './csv.ts';
import {
  type HeaderLanguage,
  headerKey,
  isKnownHeader,
  languageOfHeaders,
  type Mapping,
  proposeMapping,
} from './headers.ts';
import { storable } from './row.ts';
import { type Encoding, type ImportKind, separators } from './rules.ts';
import { UnreadableFile } from './unreadable.ts';

export type Separator = (typeof separators)[number];

/** What was recognised in a file, to be corrected by a person. */
export interface Recognised {
  separator: Separator;
  encoding: Encoding;
  headerLanguage: HeaderLanguage;
  headers: string[];
  sample: string[][];
  mapping: Mapping;
  mappingSource: 'kept' | 'proposed';
}

export const columnsMost = 1_000;
export const rowsMost = 1_000_000;
export const sampleRows = 20;

/** The separator that a text names, as Excel reads it, or that divides its first lines most evenly. */
export function recogniseSeparator(text: string): Separator {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  for (const separator of separators) if (separator === named) return separator;
  const lines = linesOutsideQuotes(text, sampleRows);
  // A single column is not divided where its texts have commas.
  let best = separators.find((separator) => !lines.some((line) => line.includes(separator))) ?? ',';
  let bestScore = 0;
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const inHeader = counts[0] ?? 0;
    const alike = counts.filter((count) => count === inHeader).length / Math.max(1, counts.length);
    const score = inHeader * (0.2 + alike);
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** The names of the columns; an unnamed one is called by its number. Throws `UnreadableFile`. */
export function headersOf({ line, cells }: CsvRecord): string[] {
  if (cells.length > columnsMost) fault('too-many-columns', line, columnsMost + 1);
  const headers = cells.map((cell, index) => columnName(cell) || `(${index + 1})`);
  const known = new Set<string>();
  headers.forEach((header, index) => {
    const key = headerKey(header) || header;
    if (known.has(key)) fault('doubled-header', line, index + 1, header);
    known.add(key);
  });
  const data = headers.findIndex(isData);
  if (data >= 0 && !headers.some(isKnownHeader)) fault('no-header', line, data + 1);
  return headers;
}

/** Short enough to be a key of the mapping; nobody calls a column by a whole page. */
const columnName = (cell: string) =>
  [...storable(cell.trim()).slice(0, 2 * nameLimit)].slice(0, nameLimit).join('');

/** Mapping and language for headers and the first rows of a file. */
export function recogniseColumns(kind: ImportKind, headers: string[], sample: string[][]) {
  return {
    headerLanguage: languageOfHeaders(headers),
    headers,
    sample: sample.map((row) => headers.map((_, index) => row[index] ?? '')),
    mapping: proposeMapping(kind, headers, sample),
    mappingSource: 'proposed' as const,
  };
}

function fault(
  reason: 'too-many-columns' | 'doubled-header' | 'no-header',
  line: number,
  column: number,
  header?: string,
): never {
  throw new UnreadableFile({ reason, line, column, ...(header === undefined ? {} : { header }) });
}

/** An address, a number, a day: nobody calls a column so. */
const isData = (cell: string) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) || /^\+?[\d\s()/.-]{5,}$/.test(cell) || /^https?:\/\//i.test(cell);

/** The first lines of a text with everything between quotes left out. */
function linesOutsideQuotes(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (line !== '') lines.push(line);
      line = '';
      if (lines.length >= most) return lines;
    } else if (!quoted) line += character;
  }
  return line === '' ? lines : [...lines, line];
}
