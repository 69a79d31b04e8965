import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';
import { after, cappedTotal, encodeCursor, type SortColumn } from '#platform/database/page.ts';
import type { RowReason } from './row.ts';
import type { RowOutcome } from './rules.ts';

/** The result of a row as it is written. */
export interface NewRow {
  line: number;
  outcome: RowOutcome;
  reason: RowReason | null;
  reasonColumn: string | null;
  accountId: string | null;
  contactId: string | null;
  madeAccount: boolean;
  madeContact: boolean;
  activityId: string | null;
  cells: string[];
  before: object | null;
  after: object | null;
}

export type KeptReason = 'changed' | 'used' | 'not-allowed' | 'gone';

export interface StoredRow extends NewRow {
  undone: 'restored' | 'binned' | 'kept' | null;
  kept: KeptReason | null;
}

/** The lines of a run: its key makes a second result for a line impossible. */
export interface RunKey {
  importId: string;
  run: number;
}

export async function insertRows(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  { importId, run }: RunKey,
  rows: NewRow[],
): Promise<void> {
  await sql`
    insert into import_row (workspace_id, import_id, run, line, outcome, reason, reason_column, account_id, contact_id,
      made_account, made_contact, activity_id, cells, before, after)
    select ${actor.workspaceId}, ${importId}, ${run}, r.line, r.outcome, r.reason, r."reasonColumn", r."accountId",
      r."contactId", r."madeAccount", r."madeContact", r."activityId", r.cells, r.before, r.after
    from json_to_recordset(${JSON.stringify(rows, withoutNulls)}) as r(line int, outcome text, reason text, "reasonColumn" text,
      "accountId" uuid, "contactId" uuid, "madeAccount" boolean, "madeContact" boolean, "activityId" uuid, cells jsonb,
      before jsonb, after jsonb)`.execute(db);
}

/** What is left out is null to PostgreSQL, and need not be read; not so in the fields before and after a change. */
function withoutNulls(this: object, _: string, value: unknown) {
  return value === null && 'line' in this ? undefined : value;
}

const columns = sql`r.line, r.outcome, r.reason, r.reason_column, r.account_id, r.contact_id, r.made_account,
  r.made_contact, r.activity_id, r.cells, r.before, r.after, r.undone, r.kept`;
const inFileOrder: SortColumn[] = [{ column: 'r.line', type: 'int', direction: 'asc' }];

export async function rowPage(
  db: Database,
  { importId, run }: RunKey,
  page: { limit: number; cursor: string | undefined; outcomes: RowOutcome[] | undefined },
) {
  const wanted = sql`from import_row r where r.import_id = ${importId} and r.run = ${run}
    ${page.outcomes ? sql`and r.outcome = any(${page.outcomes}::text[])` : sql``}`;
  const { rows } = await sql<StoredRow>`
    select ${columns} ${wanted} and ${after(inFileOrder, page.cursor)} order by r.line limit ${page.limit + 1}`.execute(
    db,
  );
  const items = rows.slice(0, page.limit);
  return {
    items,
    nextCursor: rows.length > page.limit ? encodeCursor([items.at(-1)!.line]) : null,
    total: await cappedTotal(db, sql`select 1 ${wanted}`),
  };
}

/** In file order. */
export async function rowsByLine(
  db: Database,
  { importId, run }: RunKey,
  lines: number[],
): Promise<StoredRow[]> {
  if (lines.length === 0) return [];
  const { rows } = await sql<StoredRow>`
    select ${columns} from import_row r
     where r.import_id = ${importId} and r.run = ${run} and r.line = any(${lines}::int[])
     order by r.line`.execute(db);
  return rows;
}

/** Rows an undo has still to look at, last first: what a later row changed goes back before what an earlier one made. */
export async function rowsToUndo(
  db: Database,
  { importId, run }: RunKey,
  limit: number,
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select ${columns} from import_row r
     where r.import_id = ${importId} and r.run = ${run} and r.undone is null and r.outcome in ('created', 'updated')
     order by r.line desc limit ${limit}`.execute(db);
  return rows;
}

export async function saveUndone(
  db: Database,
  { importId, run }: RunKey,
  rows: { line: number; undone: string; kept: KeptReason | null }[],
): Promise<void> {
  await sql`
    update import_row r set undone = u.undone, kept = u.kept
      from json_to_recordset(${JSON.stringify(rows)}) as u(line int, undone text, kept text)
     where r.import_id = ${importId} and r.run = ${run} and r.line = u.line`.execute(db);
}

export interface Traces {
  /** Of accounts: somebody but the import dealt with it, planned something or added to it. */
  usedAccounts: Set<string>;
  usedContacts: Set<string>;
  /** How often rows of the import and their undo have changed a record, by its id; its version tells the rest. */
  changes: Map<string, number>;
}

/** What happened to records since an import made them. */
export async function tracesOf(
  db: Database,
  { importId, run }: RunKey,
  { accountIds, contactIds }: { accountIds: string[]; contactIds: string[] },
): Promise<Traces> {
  const { rows: used } = await sql<{ id: string; isContact: boolean }>`
    select a.id, false as is_contact from account a
     where a.id = any(${accountIds}::uuid[]) and (
       exists (select from activity x where x.workspace_id = a.workspace_id and x.account_id = a.id
                  and x.import_id is distinct from ${importId})
       or exists (select from follow_up f where f.workspace_id = a.workspace_id and f.account_id = a.id
                     and (f.import_id is distinct from ${importId} or f.version > 1))
       or exists (select from membership m where m.workspace_id = a.workspace_id and m.account_id = a.id
                     and (m.changes > 1 or m.version > 1))
       or exists (select from contact c where c.workspace_id = a.workspace_id and c.account_id = a.id
                     and c.deleted_at is null and (c.import_id is distinct from ${importId} or c.id in (
                       select k.contact_id from import_row k
                        where k.import_id = ${importId} and k.run = ${run} and k.undone = 'kept'))))
    union all
    select c.id, true from contact c
     where c.id = any(${contactIds}::uuid[]) and (
       exists (select from activity x where x.workspace_id = c.workspace_id and x.account_id = c.account_id
                  and x.contact_id = c.id and x.import_id is distinct from ${importId})
       or exists (select from follow_up f where f.workspace_id = c.workspace_id and f.account_id = c.account_id
                  and f.contact_id = c.id and f.import_id is distinct from ${importId}))`.execute(db);
  const { rows: changes } = await sql<{ id: string; times: number }>`
    select coalesce(r.contact_id, r.account_id) as id,
           count(*)::int + count(*) filter (where r.undone = 'restored')::int as times
      from import_row r
     where r.import_id = ${importId} and r.run = ${run} and r.outcome = 'updated'
       and (r.account_id = any(${accountIds}::uuid[]) or r.contact_id = any(${contactIds}::uuid[]))
     group by 1`.execute(db);
  return {
    usedAccounts: new Set(used.filter((row) => !row.isContact).map(({ id }) => id)),
    usedContacts: new Set(used.filter((row) => row.isContact).map(({ id }) => id)),
    changes: new Map(changes.map(({ id, times }) => [id, times])),
  };
}
