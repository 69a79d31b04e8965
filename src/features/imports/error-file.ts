import { stringify } from 'csv-stringify/sync';
import type { Context, StreamContext } from '#features/people/context.ts';
import { neutralised, unneutralised } from '#lib/csv-cell.ts';
import { Refusal } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';
import { rowPage } from './row-store.ts';
import { shownRow } from './shown.ts';
import { type ImportRecord, importById } from './store.ts';

const rowsAtOnce = 1_000;

/** The rows that failed or were skipped as CSV, the cells as they were read: corrected, the file can be imported again. */
export async function* errorLines(
  { inTransaction }: Pick<StreamContext, 'inTransaction'>,
  importId: string,
): AsyncGenerator<string> {
  const record = await inTransaction((context) => knownImport(context, importId));
  // Excel takes a file for UTF-8 by its mark only.
  yield `\ufeff${await inTransaction(async ({ language }) => csv(record, [headerLine(record, language)]))}`;
  let cursor: string | undefined;
  do {
    const page = await inTransaction(async ({ db, language }) => {
      const found = await rowPage(
        db,
        { importId, run: record.run },
        { limit: rowsAtOnce, cursor, outcomes: ['skipped', 'failed'] },
      );
      return {
        next: found.nextCursor,
        text: csv(
          record,
          found.items.map((row) => line(row, record, language)),
        ),
      };
    });
    yield page.text;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export async function knownImport(context: Context, id: string): Promise<ImportRecord> {
  const record = await importById(context, id);
  if (!record) throw new Refusal('not-found');
  return record;
}

const csv = ({ recognised }: ImportRecord, lines: string[][]) =>
  stringify(
    lines.map((cells) => cells.map(neutralised)),
    { delimiter: recognised.separator, record_delimiter: '\r\n' },
  );

const headerLine = ({ recognised }: ImportRecord, locale: 'de' | 'en') => [
  ...recognised.headers,
  m.imports_errors_line({}, { locale }),
  m.imports_errors_outcome({}, { locale }),
  m.imports_errors_reason({}, { locale }),
];

function line(row: Parameters<typeof shownRow>[0], record: ImportRecord, locale: 'de' | 'en'): string[] {
  const outcome =
    row.outcome === 'failed'
      ? m.imports_outcome_failed({}, { locale })
      : m.imports_outcome_skipped({}, { locale });
  const { reason } = shownRow(row, record, locale);
  const because = reason ? [reason.column, reason.message].filter(Boolean).join(': ') : '';
  const cells = record.recognised.headers.map((_, index) => unneutralised(row.cells[index] ?? ''));
  return [...cells, String(row.line), outcome, because];
}
