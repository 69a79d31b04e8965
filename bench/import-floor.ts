import { randomUUID } from 'node:crypto';
import pg from 'pg';

const batchRows = 1_000;

interface Tables {
  account: Row[];
  activity: Row[];
  importRow: Row[];
}
type Row = Record<string, unknown>;

/**
 * What the database could do: rows of an import written again under new ids, by hand-written statements of many rows
 * in transactions of a thousand through a bare pg connection, with all constraints, triggers and indexes. Answers
 * rows a second.
 */
export async function insertByHand(
  owner: pg.Pool,
  { address, importId, rows }: { address: pg.ClientConfig; importId: string; rows: number },
): Promise<number> {
  const tables = await copied(owner, importId, rows);
  const client = new pg.Client(address);
  await client.connect();
  const { workspaceId, userId } = await principalOf(owner, importId);
  const startedAt = performance.now();
  for (let from = 0; from < tables.account.length; from += batchRows) {
    await client.query('begin');
    await client.query(
      `select set_config('faden.workspace_id', $1, true), set_config('faden.user_id', $2, true)`,
      [workspaceId, userId],
    );
    await insert(client, 'account', tables.account.slice(from, from + batchRows));
    await insert(client, 'activity', tables.activity.slice(from, from + batchRows));
    await insert(client, 'import_row', tables.importRow.slice(from, from + batchRows));
    await client.query('commit');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await client.end();
  return tables.account.length / seconds;
}

async function insert(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const places = rows.map(
    (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join()})`,
  );
  await client.query(
    `insert into ${table} (${columns.join()}) values ${places.join()}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}

async function principalOf(owner: pg.Pool, importId: string) {
  const { rows } = await owner.query(
    'select workspace_id as "workspaceId", created_by_id as "userId" from import where id = $1',
    [importId],
  );
  return rows[0] as { workspaceId: string; userId: string };
}

/** The rows as they are in the tables, but for what has to be unique. */
async function copied(owner: pg.Pool, importId: string, most: number): Promise<Tables> {
  const { rows: results } = await owner.query(
    `select workspace_id, import_id, -line as line, outcome, made_account, account_id, activity_id, cells::text
       from import_row where import_id = $1 and outcome = 'created' order by line limit $2`,
    [importId, most],
  );
  const [accounts, activities] = await Promise.all([
    owner.query('select * from account where id = any($1)', [results.map((row) => row.account_id)]),
    owner.query('select * from activity where id = any($1)', [results.map((row) => row.activity_id)]),
  ]);
  const renamed = new Map(
    results.flatMap((row) => [row.account_id, row.activity_id]).map((id) => [id, randomUUID()]),
  );
  return {
    account: accounts.rows.map(({ customer_number: number, ...row }) =>
      filled({ ...row, id: renamed.get(row.id), customer_number: `F${number}` }),
    ),
    activity: activities.rows.map(({ tx: _, ...row }) =>
      filled({ ...row, id: renamed.get(row.id), account_id: renamed.get(row.account_id) }),
    ),
    importRow: results.map((row) => ({
      ...row,
      run: 0,
      account_id: renamed.get(row.account_id),
      activity_id: renamed.get(row.activity_id),
    })),
  };
}

/** Without the columns that are empty in all rows of an import. */
const filled = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
