import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { dutyOfNew } from './batch.ts';
import type { getImport, listImportRows, listImports } from './contract.ts';
import type { Field } from './fields.ts';
import { limitOf, type RowReason } from './row.ts';
import type { KeptReason, StoredRow } from './row-store.ts';
import { countGaps, type Entry, entriesOf } from './standing-store.ts';
import type { ImportRecord } from './store.ts';
import { faultSentence } from './unreadable.ts';

export type ShownImport = ReplyOf<typeof getImport>;
type ListedImport = ReplyOf<typeof listImports>['items'][number];
type ShownRow = ReplyOf<typeof listImportRows>['items'][number];
type Language = 'de' | 'en';

/** An import as the interface answers it. */
export async function shownImport(context: Context, record: ImportRecord): Promise<ShownImport> {
  const [shown] = await shownImports(context, [record]);
  return { ...shown!, gaps: hasEnded(record) ? await countGaps(context, record.id) : 0 };
}

/** The gaps of each are left out: to count them takes a look at all its records, which may be a million. */
export async function shownImports(context: Context, records: ImportRecord[]): Promise<ListedImport[]> {
  const entries = await entriesOf(context, records);
  return records.map((record) => listed(record, entries.get(record.id) ?? null, context));
}

/** For real: a dry run makes no records, and those of one under way are not all there yet. */
const hasEnded = ({ state, dryRun }: ImportRecord) =>
  dryRun === false && (state === 'succeeded' || state === 'failed' || state === 'cancelled');

function listed(record: ImportRecord, entry: Entry | null, { actor, language }: Context): ListedImport {
  const { id, kind, fileName, state, jobId, rows, createdAt, createdBy, finishedAt, options, error } = record;
  const { created, updated, unchanged, skipped, failed, restored, binned, kept } = record;
  return {
    id,
    kind,
    fileName,
    state,
    jobId,
    rows,
    createdAt,
    createdBy,
    finishedAt,
    options,
    dryRun: record.dryRun ?? true,
    counts: { created, updated, unchanged, skipped, failed },
    error: error && {
      code: error.reason,
      message: faultSentence(error, language),
      line: error.line,
      column: error.column,
    },
    recognised: { ...record.recognised, mapping: record.mapping ?? record.recognised.mapping },
    undo: state === 'undone' || state === 'undoing' ? { restored, binned, kept } : null,
    /** Whether the actor's group would have a new record followed up (decisions.md 12). */
    followUpRequired: dutyOfNew(actor.chain, entry) !== 'none',
  };
}

export function shownRow(row: StoredRow, record: ImportRecord, locale: Language): ShownRow {
  const { headers } = record.recognised;
  const { line, outcome, accountId, contactId, reason, reasonColumn: column } = row;
  return {
    line,
    outcome,
    reason: reason && {
      code: reason,
      message: reasonSentence(reason, limitIn(record, column), locale),
      column,
    },
    // A dry run's records do not exist.
    accountId: record.dryRun && outcome === 'created' ? null : accountId,
    contactId: record.dryRun && outcome === 'created' ? null : contactId,
    values: Object.fromEntries(row.cells.map((cell, index) => [headers[index] ?? `(${index + 1})`, cell])),
    kept: row.kept && keptSentence(row.kept, locale),
  };
}

const limitIn = ({ mapping }: ImportRecord, column: string | null) =>
  limitOf((mapping?.columns[column ?? ''] ?? 'name') as Field);

export function reasonSentence(reason: RowReason, limit: number, locale: Language): string {
  switch (reason) {
    case 'missing-name':
      return m.imports_row_missing_name({}, { locale });
    case 'too-long':
      return m.imports_row_too_long({ limit }, { locale });
    case 'unstorable':
      return m.imports_row_unstorable({}, { locale });
    case 'too-many-cells':
      return m.imports_row_too_many_cells({}, { locale });
    case 'empty':
      return m.imports_row_empty({}, { locale });
    case 'duplicate':
      return m.imports_row_duplicate({}, { locale });
    case 'duplicate-in-file':
      return m.imports_row_duplicate_in_file({}, { locale });
    case 'number-taken':
      return m.imports_row_number_taken({}, { locale });
    case 'not-allowed':
      return m.imports_row_not_allowed({}, { locale });
    case 'follow-up-required':
      return m.imports_row_follow_up_required({}, { locale });
    case 'refused':
      return m.imports_row_refused({}, { locale });
    case 'unknown-country':
      return m.imports_row_unknown_country({}, { locale });
    case 'unknown-date':
      return m.imports_row_unknown_date({}, { locale });
  }
}

function keptSentence(reason: KeptReason, locale: Language): string {
  switch (reason) {
    case 'changed':
      return m.imports_kept_changed({}, { locale });
    case 'used':
      return m.imports_kept_used({}, { locale });
    case 'not-allowed':
      return m.imports_kept_not_allowed({}, { locale });
    case 'gone':
      return m.imports_kept_gone({}, { locale });
  }
}
