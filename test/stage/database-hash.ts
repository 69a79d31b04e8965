import type pg from 'pg';

/** Written without anything having happened: claims, live positions, "last seen". */
const besideTheData = new Set(['idempotency_key', 'event', 'migration']);
const columnsAside = ['last_used_at'];

/** One md5 over every row of every table of the schema `public`; equal means that nothing has changed. */
export async function databaseHash(owner: pg.Pool): Promise<string> {
  const hashes = (await tables(owner)).map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(row, '|' order by row), '')) as hash ` +
      `from (select (to_jsonb(t) - '{${columnsAside.join()}}'::text[])::text as row from ${table} t) as ${table}_rows`,
  );
  const { rows } = await owner.query<{ hash: string }>(
    `select md5(string_agg(name || hash, ',' order by name)) as hash from (${hashes.join(' union all ')}) as all_tables`,
  );
  return rows[0]!.hash;
}

/** How many rows each table has for a workspace, and how often they were changed: what an effect adds up to. */
export async function footprint(owner: pg.Pool, workspaceId: string): Promise<Record<string, number>> {
  const { rows: versioned } = await owner.query<{ name: string; versioned: boolean }>(
    `select c.table_name as name, bool_or(c.column_name = 'version') as versioned
       from information_schema.columns c where c.table_schema = 'public' group by 1
     having bool_or(c.column_name = 'workspace_id')`,
  );
  const counts = versioned
    .filter(({ name }) => !besideTheData.has(name))
    .map(
      (table) =>
        `select '${table.name}' as name, count(*)::int + ${table.versioned ? 'coalesce(sum(version), 0)::int' : 0} as n ` +
        `from ${table.name} where workspace_id = '${workspaceId}'`,
    );
  const { rows } = await owner.query<{ name: string; n: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** Every id in the rows of a workspace, its own included. */
export async function idsOf(owner: pg.Pool, workspaceId: string): Promise<Set<string>> {
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.udt_name = 'uuid' and t.table_type = 'BASE TABLE'
        and exists (select from information_schema.columns w
          where w.table_schema = 'public' and w.table_name = c.table_name and w.column_name = 'workspace_id')`,
  );
  const { rows } = await owner.query<{ id: string }>(
    columns
      .map(
        ({ table, column }) =>
          `select ${column}::text as id from ${table} where workspace_id = '${workspaceId}'`,
      )
      .join(' union '),
  );
  return new Set(rows.map(({ id }) => id).filter((id) => id !== null));
}

async function tables(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ name }) => name).filter((name) => !besideTheData.has(name));
}
