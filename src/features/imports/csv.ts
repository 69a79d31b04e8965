import { UnreadableFile, type UnreadableReason } from './unreadable.ts';

export interface CsvRecord {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

const recordCharactersMost = 2_000_000;

/** The records of a CSV text, header first, empty lines left out, at most `most`. Throws `UnreadableFile` naming line and column. */
export async function* recordsOf(
  text: AsyncIterable<string> | Iterable<string>,
  separator: string,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<CsvRecord> {
  const scanner = new Scanner(separator);
  let left = most;
  for await (const piece of text) {
    scanner.add(piece);
    for (let record = scanner.next(); record; record = scanner.next()) {
      if (!isSeparatorLine(record)) yield record;
      if (--left === 0) return;
    }
  }
  scanner.end();
  const last = scanner.next();
  if (last && !isSeparatorLine(last)) yield last;
}

/** `sep=;` in the first line tells Excel the separator and is no part of the table. */
const isSeparatorLine = ({ line, cells: [first, ...rest] }: CsvRecord) =>
  line === 1 && /^sep=[,;\t|]?$/i.test(first ?? '') && rest.every((cell) => cell === '');

const [tab, newline, carriageReturn, quote] = [9, 10, 13, 34];

/**
 * Cuts records out of a text that comes in pieces, one when asked for. A record that a piece leaves unfinished is read
 * again from its beginning with the next one.
 */
class Scanner {
  readonly #separator: number;
  #text = '';
  #isWhole = false;
  /** Where the record that is read begins, and in which line. */
  #begin = 0;
  #line = 1;
  /** Behind what was read of it, and in which line that is. */
  #at = 0;
  #atLine = 1;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0) || tab;
  }

  add(piece: string): void {
    const isFirst = this.#text === '' && this.#line === 1;
    this.#text = this.#text.slice(this.#begin) + (isFirst ? piece.replace(/^\ufeff/, '') : piece);
    this.#begin = 0;
  }

  /** No more pieces come. */
  end(): void {
    this.#isWhole = true;
  }

  /** Undefined where the text does not reach to the end of a record. */
  next(): CsvRecord | undefined {
    this.#at = this.#begin;
    this.#atLine = this.#line;
    while (this.#passLineBreak()) this.#keepPlace();
    if (this.#at === this.#text.length) return undefined;
    const cells: string[] = [];
    do {
      const cell = this.#cell(cells.length + 1);
      if (cell === undefined) return undefined;
      cells.push(cell);
    } while (this.#passSeparator());
    if (!this.#passLineBreak() && !(this.#isWhole && this.#at === this.#text.length)) return undefined;
    const record = { line: this.#line, cells };
    this.#keepPlace();
    return record;
  }

  #keepPlace(): void {
    this.#begin = this.#at;
    this.#line = this.#atLine;
  }

  #passSeparator(): boolean {
    if (this.#text.charCodeAt(this.#at) !== this.#separator) return false;
    this.#at++;
    return true;
  }

  #passLineBreak(): boolean {
    const length = this.#lineBreakAt(this.#at);
    if (length === 0) return false;
    this.#at += length;
    this.#atLine++;
    return true;
  }

  /** How long a line break is here; none where it may go on in the next piece. */
  #lineBreakAt(at: number): number {
    const unit = this.#text.charCodeAt(at);
    if (unit === newline) return 1;
    if (unit !== carriageReturn) return 0;
    if (at + 1 === this.#text.length) return this.#isWhole ? 1 : 0;
    return this.#text.charCodeAt(at + 1) === newline ? 2 : 1;
  }

  /** The rest of a cell, from here to a separator, a line break or the end. */
  #cell(column: number): string | undefined {
    const isQuoted = this.#text.charCodeAt(this.#at) === quote;
    const cell = isQuoted ? this.#quoted(column) : this.#plain(column);
    const end = cell === undefined ? this.#text.length : this.#at;
    if (end - this.#begin > recordCharactersMost) this.#fail('record-too-long', this.#line, column);
    return cell;
  }

  #plain(column: number): string | undefined {
    const [text, separator] = [this.#text, this.#separator];
    let at = this.#at;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === separator || unit === newline || unit === carriageReturn) break;
      if (unit === quote) this.#fail('quote-in-text', this.#atLine, column);
    }
    if (at === text.length && !this.#isWhole) return undefined;
    const cell = text.slice(this.#at, at);
    this.#at = at;
    return cell;
  }

  #quoted(column: number): string | undefined {
    const text = this.#text;
    const begin = this.#at + 1;
    let end = text.indexOf('"', begin);
    while (end >= 0 && text.charCodeAt(end + 1) === quote) end = text.indexOf('"', end + 2);
    if (end < 0 && this.#isWhole) this.#fail('quote-not-closed', this.#line, column);
    if (end < 0 || (end + 1 === text.length && !this.#isWhole)) return undefined;
    const inside = text.slice(begin, end);
    this.#atLine += lineBreaksIn(inside);
    this.#at = end + 1;
    const cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
    return cell + this.#strayZeros(column);
  }

  /** Behind a closing quote nothing may stand but a stray zero byte, which spoils its row and not the file. */
  #strayZeros(column: number): string {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === 0) return this.#plain(column) ?? '';
    const isEnd =
      unit === this.#separator || unit === newline || unit === carriageReturn || Number.isNaN(unit);
    if (!isEnd) this.#fail('quote-in-text', this.#atLine, column);
    return '';
  }

  #fail(reason: UnreadableReason, line: number, column: number): never {
    throw new UnreadableFile({ reason, line, column });
  }
}

const lineBreaksIn = (text: string) =>
  text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\r|\n/).length - 1 : 0;
