import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { UnreadableFile } from './unreadable.ts';

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
  most?: number,
): AsyncGenerator<CsvRecord> {
  const place = { begins: 1, emptyLines: 0 };
  const options: Options<CsvRecord, string[]> = {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordCharactersMost,
    ...(most === undefined ? {} : { to: most }),
    // Asked at each record, before it is handed on: an error comes ahead of the records read before it.
    on_record: (cells: string[], { lines, empty_lines: emptyLines }) => {
      const line = place.begins + emptyLines - place.emptyLines;
      place.begins = lines + 1;
      place.emptyLines = emptyLines;
      return { line, cells };
    },
  };
  // Its types know records that are arrays or objects by column only.
  const parser = parse(options as unknown as Options);
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) {
      if (!isSeparatorLine(record)) yield record;
    }
  } catch (error) {
    throw faultOf(error, place);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** `sep=;` in the first line tells Excel the separator and is no part of the table. */
const isSeparatorLine = ({ line, cells: [first, ...rest] }: CsvRecord) =>
  line === 1 && /^sep=[,;\t|]?$/i.test(first ?? '') && rest.every((cell) => cell === '');

function faultOf(error: unknown, place: { begins: number; emptyLines: number }): unknown {
  if (!(error instanceof CsvError)) return error;
  const about = error as CsvError & { lines?: number; column?: number | string; empty_lines?: number };
  const column = Number(about.index ?? 0) + 1;
  const line = about.lines ?? null;
  switch (error.code) {
    // The parser notices it at the end of the file; the quote stands in the record after the last good one.
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return new UnreadableFile({
        reason: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'record-too-long',
        line: place.begins + (about.empty_lines ?? place.emptyLines) - place.emptyLines,
        column,
      });
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new UnreadableFile({ reason: 'quote-in-text', line, column });
    default:
      return error;
  }
}
