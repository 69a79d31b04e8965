import type pg from 'pg';

/** Whether a server of Faden works on this database, the embedded one or another. It always has a connection open. */
export async function isServed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`
    select from pg_stat_activity
     where datname = current_database() and usename in ('faden_app', 'faden_auth') limit 1`);
  return rows.length > 0;
}

/** What a restore would replace: the names of workspaces that somebody works in; `foreign` where it is not Faden's. */
export async function occupantsOf(client: pg.Client): Promise<string[] | 'foreign'> {
  const { rows } = await client.query<{ tables: number; ours: boolean }>(`
    select count(*)::int as tables, coalesce(bool_or(tablename = 'migration'), false) as ours
      from pg_tables where schemaname = 'public'`);
  const { tables, ours } = rows[0]!;
  if (tables === 0) return [];
  if (!ours) return 'foreign';
  const { rows: inhabited } = await client.query<{ name: string }>(`
    select w.name from workspace w where exists (select from app_user u where u.workspace_id = w.id)
     order by w.created_at, w.id`);
  return inhabited.map(({ name }) => name);
}
