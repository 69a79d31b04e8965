import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import { after, cappedTotal, orderBy, pageOf, type SortColumn } from '#platform/database/page.ts';
import type { getExport } from './contract.ts';
import type { ExportPlan } from './pages.ts';
import type { ExportField } from './rules.ts';

export type ShownExport = ReplyOf<typeof getExport>;

export interface StoredExport extends Omit<ShownExport, 'fields'> {
  fields: ExportField[];
  pieces: number;
  nextCursor: string | null;
}

export async function insertExport(
  { actor, db, now }: Context,
  { id, jobId, plan }: { id: string; jobId: string | null; plan: ExportPlan },
): Promise<void> {
  await sql`
    insert into export (workspace_id, id, entity, fields, filter, separator, bom, job_id, created_by_id, created_at)
    values (${actor.workspaceId}, ${id}, ${plan.entity}, ${plan.fields}, ${JSON.stringify(plan.filter)},
      ${plan.separator}, ${plan.bom}, ${jobId}, ${actor.userId}, ${now})`.execute(db);
}

/** Who may export sees their own exports; who administers sees who took what. */
const own = ({ actor }: Pick<Context, 'actor'>) =>
  actor.permissions.administer ? sql`true` : sql`e.created_by_id = ${actor.userId}`;

const columns = sql`e.id, e.entity, e.fields, e.filter, e.separator, e.bom, e.state, e.rows, e.bytes, e.job_id,
  e.created_at, json_build_object('id', u.id, 'name', u.name) as created_by, e.finished_at, e.expires_at`;
const source = sql`export e
  join app_user u on u.workspace_id = e.workspace_id and u.id = e.created_by_id`;

export async function exportById(context: Context, id: string): Promise<ShownExport | undefined> {
  const { rows } = await sql<ShownExport>`
    select ${columns} from ${source} where e.id = ${id} and ${own(context)}`.execute(context.db);
  return rows[0];
}

const newestFirst: SortColumn[] = [{ column: 'e.id', type: 'uuid', direction: 'desc' }];

export async function exportsPage(context: Context, page: { limit: number; cursor: string | undefined }) {
  const { limit, cursor } = page;
  const { rows } = await sql<ShownExport>`
    select ${columns} from ${source} where ${own(context)} and ${after(newestFirst, cursor)}
     order by ${orderBy(newestFirst)} limit ${limit + 1}`.execute(context.db);
  return {
    ...pageOf(rows, limit, { cursorOf: (row) => [row.id], itemOf: (row) => row }),
    total: await cappedTotal(context.db, sql`select 1 from ${source} where ${own(context)}`),
  };
}

/** For whoever writes it: locked, with where it stands. */
export async function lockExport(db: Database, id: string): Promise<StoredExport> {
  const { rows } = await sql<StoredExport>`
    select ${columns}, e.pieces, e.next_cursor from ${source} where e.id = ${id} for update of e`.execute(db);
  return rows[0]!;
}

/** A piece of the file and how far it has come, together: what is written is never written again. */
export async function addPiece(
  { actor, db }: Context,
  { id, pieces }: StoredExport,
  piece: { text: string; rows: number; nextCursor: string | null },
): Promise<void> {
  const data = Buffer.from(piece.text);
  await sql`
    with piece as (
      insert into export_piece (workspace_id, export_id, position, data)
      values (${actor.workspaceId}, ${id}, ${pieces}, ${data}))
    update export set state = 'running', rows = rows + ${piece.rows}, bytes = bytes + ${data.length},
           pieces = pieces + 1, next_cursor = ${piece.nextCursor}
     where id = ${id}`.execute(db);
}

/** A file is kept of what was written whole only. */
export async function endExport(
  db: Database,
  id: string,
  { state, now, keptUntil }: { state: ShownExport['state']; now: Date; keptUntil: Date | null },
): Promise<void> {
  if (!keptUntil) await sql`delete from export_piece where export_id = ${id}`.execute(db);
  await sql`
    update export set state = ${state}, finished_at = ${now}, expires_at = ${keptUntil}, next_cursor = null,
           pieces = case when ${keptUntil === null} then 0 else pieces end,
           bytes = case when ${keptUntil === null} then 0 else bytes end
     where id = ${id}`.execute(db);
}

/** One written to a file of the operator's own: what is left is the record of it. */
export async function recordRows(db: Database, id: string, rows: number): Promise<void> {
  await sql`update export set rows = ${rows} where id = ${id}`.execute(db);
}

export async function readPiece(db: Database, id: string, position: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ data: Buffer }>`
    select data from export_piece where export_id = ${id} and position = ${position}`.execute(db);
  return rows[0]?.data;
}

/** Of all workspaces: files whose time is over. */
export async function forgetOldExports(db: Database, now: Date): Promise<void> {
  await sql`select forget_old_exports(${now})`.execute(db);
}
