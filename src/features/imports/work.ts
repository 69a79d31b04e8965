import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import { Refusal } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';
import { refusalOf } from '#platform/http/problem.ts';
import { JobLost, type JobRun } from '#platform/jobs/queue.ts';
import { type RunTerms, writeBatch, writeRefused } from './batch.ts';
import { type CsvRecord, recordsOf } from './csv.ts';
import { defaultKeysOf } from './duplicates.ts';
import { decoded } from './encoding.ts';
import { readPiece } from './file-store.ts';
import { dealer } from './first-follow-ups.ts';
import { foresightOf } from './foresight.ts';
import { readerFor } from './reader.ts';
import { headersOf, rowsMost } from './recognise.ts';
import { type ReadRow, readRow } from './row.ts';
import { entryOf } from './standing-store.ts';
import {
  beginRun,
  type Counts,
  type ImportRecord,
  importById,
  mergeSearchEntries,
  refreshStatistics,
  saveFault,
  saveRowCount,
} from './store.ts';
import { type FileFault, refusalOfFault, UnreadableFile } from './unreadable.ts';

type Run = JobRun<Actor>;

/** Few enough that a batch takes well under a second, many enough that its statements cost little per row. */
const batchRows = 1_000;

/** Rows read without looking whether the database has answered, which then waits for at most a millisecond. */
const rowsAtOnce = 20;

/** Rows after which the planner is told how much there is now. */
const statisticsAfter = [1_000, 8_000, 64_000];

/** Carries an import out; killed at any moment it goes on after the last batch that was committed. */
export async function carryOutImport(run: Run): Promise<unknown> {
  const begun = await run.inTransaction(async (context) => {
    const record = await loaded(context, run.subjectId, true);
    await beginRun(context.db, record);
    return loaded(context, run.subjectId, false);
  });
  try {
    const total = begun.rows ?? (await countRows(run, begun));
    const terms = await run.inTransaction((context) => termsOf(context, begun, total));
    return await importRows(run, begun, { terms, total });
  } catch (error) {
    if (error instanceof UnreadableFile) throw await keepFault(run, error.fault);
    throw error;
  }
}

async function loaded(context: Context, id: string, lock: boolean): Promise<ImportRecord> {
  const record = await importById(context, id, lock);
  if (!record) throw new Refusal('not-found');
  return record;
}

/** The whole file is read once before anything is written: what is broken at its end leaves nothing half done. */
async function countRows(run: Run, record: ImportRecord): Promise<number> {
  let rows = -1;
  for await (const { line } of records(run, record)) {
    rows++;
    if (rows > rowsMost) throw new UnreadableFile({ reason: 'too-many-rows', line, column: null });
    if (rows % batchRows === 0) await run.stopIfCancelled();
  }
  const counted = Math.max(0, rows);
  await run.inTransaction(({ db }) => saveRowCount(db, record.id, counted));
  return counted;
}

async function importRows(
  run: Run,
  record: ImportRecord,
  { terms, total }: { terms: RunTerms; total: number },
): Promise<unknown> {
  const batches = readAhead(batchesOf(run, record));
  const upkeep = upkeepOf(run, terms);
  let reported = Promise.resolve();
  let counts = countsIn(record);
  try {
    for (let batch = await batches.next(); !batch.done; batch = await batches.next()) {
      await run.stopIfCancelled();
      counts = await commitBatch(run, batch.value, { terms, meanwhile: batches.ahead });
      upkeep.added(sumOf(counts));
      await reported;
      reported = run.progress({ done: sumOf(counts), total, failed: counts.failed });
      reported.catch(() => {});
    }
    await reported;
  } finally {
    await batches.end();
    await upkeep.finished();
  }
  return { counts };
}

/** The next batch is read when `ahead` is called, which is while the database has work: each on a core of its own. */
function readAhead(batches: AsyncGenerator<ReadRow[], undefined>) {
  let read: ReturnType<typeof batches.next> | undefined;
  const ahead = () => {
    if (read) return;
    read = batches.next();
    // Whoever asks for it hears of it.
    read.catch(() => {});
  };
  return {
    ahead,
    next: () => {
      ahead();
      const batch = read!;
      read = undefined;
      return batch;
    },
    end: async () => {
      await read?.catch(() => {});
      await batches.return(undefined);
    },
  };
}

/**
 * What makes the database quick again for what was just added, on a second connection while the first goes on. It is
 * of no consequence to the rows: where it fails the database does it itself, a little later.
 */
function upkeepOf({ inTransaction }: Run, { dryRun }: RunTerms) {
  let working: Promise<void> | undefined;
  let seen = 0;
  const work = async (rows: number) => {
    const statisticsAreDue = statisticsAfter.some((after) => seen < after && after <= rows);
    seen = rows;
    await inTransaction(({ db }) => mergeSearchEntries(db));
    if (statisticsAreDue) await inTransaction(({ db }) => refreshStatistics(db));
  };
  const begin = (rows: number) => {
    working = work(rows)
      .catch(() => {})
      .finally(() => {
        working = undefined;
      });
  };
  return {
    added: (rows: number) => {
      if (!dryRun && !working) begin(rows);
    },
    finished: async () => {
      await working;
      if (!dryRun) await inTransaction(({ db }) => mergeSearchEntries(db)).catch(() => {});
    },
  };
}

const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const countsIn = ({ created, updated, unchanged, skipped, failed }: ImportRecord): Counts => ({
  created,
  updated,
  unchanged,
  skipped,
  failed,
});

/** Answers the counts so far. A row that the database refuses fails alone: the batch is halved until it is found. */
async function commitBatch(
  run: Run,
  rows: ReadRow[],
  how: { terms: RunTerms; meanwhile: () => void },
): Promise<Counts> {
  try {
    return await run.inTransaction(async (context) => {
      const record = await loaded(context, run.subjectId, true);
      const left = rows.filter(({ line }) => line > record.lastLine);
      return left.length === 0
        ? countsIn(record)
        : writeBatch(context, left, how.terms, { planned: record.planned, meanwhile: how.meanwhile });
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (
      error instanceof JobLost ||
      !refusal ||
      refusal.code === 'unavailable' ||
      refusal.code === 'not-signed-in'
    )
      throw error;
    if (rows.length === 1) {
      return run.inTransaction((context) => writeRefused(context, rows[0]!, how.terms));
    }
    const half = Math.ceil(rows.length / 2);
    await commitBatch(run, rows.slice(0, half), how);
    return commitBatch(run, rows.slice(half), how);
  }
}

async function* batchesOf(run: Run, record: ImportRecord): AsyncGenerator<ReadRow[], undefined> {
  const reader = readerFor(record.kind, record.recognised, record.mapping!);
  let batch: ReadRow[] = [];
  let isHeader = true;
  for await (const csvRecord of records(run, record)) {
    if (isHeader) {
      headersOf(csvRecord);
      isHeader = false;
      continue;
    }
    if (csvRecord.line <= record.lastLine) continue;
    batch.push(readRow(reader, csvRecord));
    if (batch.length % rowsAtOnce === 0) await new Promise(setImmediate);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function records(
  run: Run,
  { fileId, recognised: { encoding, separator } }: ImportRecord,
): AsyncGenerator<CsvRecord> {
  return recordsOf(decoded(pieces(run, fileId), encoding), separator);
}

async function* pieces(run: Run, fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const piece = await run.inTransaction((context) => readPiece(context, fileId, position));
    if (!piece) return;
    yield piece;
  }
}

async function termsOf(context: Context, record: ImportRecord, rows: number): Promise<RunTerms> {
  const { options, kind } = record;
  const { actor, today, db } = context;
  const calendar = { region: actor.region, skipsNonWorkingDays: actor.skipsNonWorkingDays };
  const first = options.firstFollowUp;
  const userIds = first && first.userIds.length > 0 ? first.userIds : [actor.userId];
  return {
    importId: record.id,
    run: record.run,
    kind,
    dryRun: record.dryRun !== false,
    onDuplicate: options.onDuplicate,
    keys: options.duplicateKeys ?? defaultKeysOf[kind],
    teamId: options.teamId ?? null,
    activityText:
      options.activityText ??
      m.imports_default_activity({ file: record.fileName }, { locale: actor.language }),
    entry: options.campaignId
      ? ((await entryOf(db, options.campaignId, options.statusId ?? null)) ?? null)
      : null,
    followUp: first
      ? { text: first.text, slotOf: dealer({ ...first, userIds }, rows, today, calendar) }
      : null,
    foresight:
      record.dryRun === false ? null : foresightOf(readerFor(kind, record.recognised, record.mapping!)),
  };
}

async function keepFault(run: Run, fault: FileFault): Promise<Refusal> {
  return run.inTransaction(async ({ db, actor }) => {
    await saveFault(db, run.subjectId, fault);
    return refusalOfFault(fault, actor.language);
  });
}
