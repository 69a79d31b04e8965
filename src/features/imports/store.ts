import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import { after, cappedTotal, orderBy, pageOf, type SortColumn } from '#platform/database/page.ts';
import type { createImportRun } from './contract.ts';
import type { Mapping } from './headers.ts';
import type { Recognised } from './recognise.ts';
import type { ImportKind, importStates, RowOutcome } from './rules.ts';
import type { FileFault } from './unreadable.ts';

export type ImportOptions = BodyOf<typeof createImportRun>['options'];
export type Counts = Record<RowOutcome, number>;

export interface ImportRecord extends Counts {
  id: string;
  fileId: string;
  fileName: string;
  kind: ImportKind;
  state: (typeof importStates)[number];
  recognised: Recognised;
  mapping: Mapping | null;
  options: ImportOptions;
  run: number;
  /** Null before the first run. */
  dryRun: boolean | null;
  jobId: string | null;
  rows: number | null;
  lastLine: number;
  planned: number;
  error: FileFault | null;
  restored: number;
  binned: number;
  kept: number;
  createdAt: string;
  createdBy: { id: string; name: string };
  finishedAt: string | null;
}

export async function insertImport(
  { actor, db, now }: Context,
  made: {
    id: string;
    fileId: string;
    kind: ImportKind;
    recognised: Recognised;
    rows: number | null;
    options: ImportOptions;
  },
): Promise<void> {
  await sql`
    insert into import (workspace_id, id, file_id, kind, recognised, rows, options, created_by_id, created_at)
    values (${actor.workspaceId}, ${made.id}, ${made.fileId}, ${made.kind}, ${JSON.stringify(made.recognised)},
      ${made.rows}, ${JSON.stringify(made.options)}, ${actor.userId}, ${now})`.execute(db);
}

/** Who may import sees their own imports; who administers all of them. */
const own = ({ actor }: Pick<Context, 'actor'>) =>
  actor.permissions.administer ? sql`true` : sql`i.created_by_id = ${actor.userId}`;

const columns = sql`i.id, i.file_id, f.name as file_name, i.kind, i.state, i.recognised, i.mapping, i.options, i.run,
  i.dry_run, i.job_id, i.rows, i.last_line, i.planned, i.created, i.updated, i.unchanged, i.skipped, i.failed, i.error,
  i.restored, i.binned, i.kept, i.created_at, i.finished_at,
  json_build_object('id', u.id, 'name', u.name) as created_by`;
const source = sql`import i
  join import_file f on f.workspace_id = i.workspace_id and f.id = i.file_id
  join app_user u on u.workspace_id = i.workspace_id and u.id = i.created_by_id`;

/** `lock` makes everybody wait who would change it. */
export async function importById(
  context: Context,
  id: string,
  lock = false,
): Promise<ImportRecord | undefined> {
  const { rows } = await sql<ImportRecord>`
    select ${columns} from ${source} where i.id = ${id} and ${own(context)} ${lock ? sql`for update of i` : sql``}`.execute(
    context.db,
  );
  return rows[0];
}

const newestFirst: SortColumn[] = [{ column: 'i.id', type: 'uuid', direction: 'desc' }];

export async function importPage(
  context: Context,
  { limit, cursor }: { limit: number; cursor: string | undefined },
) {
  const { rows } = await sql<ImportRecord>`
    select ${columns} from ${source} where ${own(context)} and ${after(newestFirst, cursor)}
     order by ${orderBy(newestFirst)} limit ${limit + 1}`.execute(context.db);
  return {
    ...pageOf(rows, limit, { cursorOf: ({ id }) => [id], itemOf: (row) => row }),
    total: await cappedTotal(context.db, sql`select 1 from import i where ${own(context)}`),
  };
}

export async function saveRecognised(
  db: Database,
  id: string,
  kind: ImportKind,
  recognised: Recognised,
): Promise<void> {
  await sql`
    update import set kind = ${kind}, recognised = ${JSON.stringify(recognised)}, rows = null, mapping = null
     where id = ${id}`.execute(db);
}

/** A new run: counts from zero, result rows under a number of its own. */
export async function saveRun(
  db: Database,
  id: string,
  run: {
    mapping: Mapping;
    options: ImportOptions;
    recognised: Recognised;
    rows: number | null;
    jobId: string;
  },
): Promise<void> {
  await sql`
    update import set state = 'queued', run = run + 1, dry_run = ${run.options.dryRun}, job_id = ${run.jobId},
      mapping = ${JSON.stringify(run.mapping)}, options = ${JSON.stringify(run.options)},
      recognised = ${JSON.stringify(run.recognised)}, rows = ${run.rows}, last_line = 0, created = 0, updated = 0,
      unchanged = 0, skipped = 0, failed = 0, planned = 0, error = null, finished_at = null
     where id = ${id}`.execute(db);
}

/** Result rows of earlier runs go; of a dry run also its own, as it begins anew. */
export async function beginRun(db: Database, { id, run, dryRun }: ImportRecord): Promise<void> {
  await sql`delete from import_row where import_id = ${id} and (run < ${run} or ${dryRun === true})`.execute(
    db,
  );
  const anew =
    dryRun === true
      ? sql`, last_line = 0, created = 0, updated = 0, unchanged = 0, skipped = 0, failed = 0, planned = 0`
      : sql``;
  await sql`update import set state = 'running'${anew} where id = ${id}`.execute(db);
}

export async function saveRowCount(db: Database, id: string, rows: number): Promise<void> {
  await sql`update import set rows = ${rows} where id = ${id}`.execute(db);
}

export async function saveFault(db: Database, id: string, fault: FileFault): Promise<void> {
  await sql`update import set error = ${JSON.stringify(fault)} where id = ${id}`.execute(db);
}

export async function addToCounts(
  db: Database,
  id: string,
  { counts, lastLine, planned }: { counts: Counts; lastLine: number; planned: number },
): Promise<Counts> {
  const { rows } = await sql<Counts>`
    update import set created = created + ${counts.created}, updated = updated + ${counts.updated},
      unchanged = unchanged + ${counts.unchanged}, skipped = skipped + ${counts.skipped}, failed = failed + ${counts.failed},
      last_line = ${lastLine}, planned = planned + ${planned}
     where id = ${id} returning created, updated, unchanged, skipped, failed`.execute(db);
  return rows[0]!;
}

export async function saveState(
  db: Database,
  id: string,
  state: ImportRecord['state'],
  finishedAt: Date,
): Promise<void> {
  await sql`update import set state = ${state}, finished_at = coalesce(finished_at, ${finishedAt}) where id = ${id}`.execute(
    db,
  );
}

export async function saveUndoing(db: Database, id: string, jobId: string): Promise<void> {
  await sql`update import set state = 'undoing', job_id = ${jobId} where id = ${id}`.execute(db);
}

export async function addToUndo(
  db: Database,
  id: string,
  undo: { restored: number; binned: number; kept: number },
): Promise<void> {
  await sql`
    update import set restored = restored + ${undo.restored}, binned = binned + ${undo.binned}, kept = kept + ${undo.kept}
     where id = ${id}`.execute(db);
}

/** The mapping last used for a kind and these headers. */
export async function keptMapping(
  db: Database,
  kind: ImportKind,
  headersHash: string,
): Promise<Mapping | undefined> {
  const { rows } = await sql<{ mapping: Mapping }>`
    select mapping from import_mapping where kind = ${kind} and headers_hash = ${headersHash}`.execute(db);
  return rows[0]?.mapping;
}

export async function keepMapping(
  { actor, db, now }: Context,
  kind: ImportKind,
  headersHash: string,
  mapping: Mapping,
): Promise<void> {
  await sql`
    insert into import_mapping (workspace_id, kind, headers_hash, mapping, used_at)
    values (${actor.workspaceId}, ${kind}, ${headersHash}, ${JSON.stringify(mapping)}, ${now})
    on conflict (workspace_id, kind, headers_hash) do update set mapping = excluded.mapping, used_at = excluded.used_at`.execute(
    db,
  );
}

/** Whether a campaign, a status or a team of this workspace exists. */
export async function exists(
  db: Database,
  table: 'campaign' | 'campaignStatus' | 'team',
  id: string,
): Promise<boolean> {
  return (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/**
 * How a batch is written. Tables grow while statements planned for empty ones stay in the cache: never read all of one.
 * And new search entries wait for `mergeSearchEntries` on another connection.
 */
export async function writeInBulk(db: Database): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('gin_pending_list_limit', '8MB', true)`.execute(db);
}

/** Makes search as fast as before for what an import has added. */
export async function mergeSearchEntries(db: Database): Promise<void> {
  await sql`select merge_search_entries()`.execute(db);
}

/**
 * One batch at a time in a workspace: a second import of the same file waits, and finds what the first has created
 * instead of creating it again.
 */
export async function takeTurns({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${actor.workspaceId}`}, 0))`.execute(db);
}

/** Lets the database plan for what an import has added, where that is as much again as there was. */
export async function refreshStatistics(db: Database): Promise<void> {
  await sql`select refresh_early_statistics()`.execute(db);
}
