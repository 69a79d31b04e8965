import type pg from 'pg';
import { quoted } from './format.ts';

/** Every table, view and function of the two schemas but those of extensions. Roles and extensions stay. */
export async function dropEverything(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists auth cascade');
  for (const query of [relations, routines]) {
    const { rows } = await client.query<{ statement: string }>(query);
    await client.query(rows.map(({ statement }) => statement).join(';'));
  }
}

const ownObject = (oid: string) =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;

const relations = `
  select format('drop %s if exists public.%I cascade', case relkind when 'v' then 'view' else 'table' end, relname) as statement
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and ${ownObject('oid')}`;

const routines = `
  select format('drop routine if exists public.%I(%s) cascade', proname, pg_get_function_identity_arguments(oid)) as statement
    from pg_proc where pronamespace = 'public'::regnamespace and ${ownObject('oid')}`;

/** What stands in the way of rows that come in any order, and comes back when they are all there. */
export interface Loading {
  tables: { name: string; secured: boolean }[];
  foreignKeys: { name: string; table: string; definition: string }[];
}

/**
 * Readies the tables for rows in any order: no triggers, as what they would add is among the rows; no row security,
 * under which COPY refuses to write; no foreign keys, which are checked as a whole when they come back. Any owner may
 * do so, while only a superuser may switch off the checks of a session.
 */
export async function beginLoading(client: pg.Client): Promise<Loading> {
  const { rows: tables } = await client.query<Loading['tables'][number]>(`
    select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as secured
      from pg_class c ${ours} and c.relkind = 'r'`);
  const { rows: foreignKeys } = await client.query<Loading['foreignKeys'][number]>(`
    select k.conname as name, n.nspname || '.' || c.relname as "table", pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid ${ours} and k.contype = 'f'`);
  await client.query(
    [
      ...foreignKeys.map(({ table, name }) => `alter table ${quoted(table)} drop constraint ${quoted(name)}`),
      ...tables.map(
        ({ name }) => `alter table ${quoted(name)} disable trigger user, no force row level security`,
      ),
      // Where a migration had put rows of its own, those of the backup count.
      `truncate ${tables.map(({ name }) => quoted(name)).join()}`,
    ].join(';'),
  );
  return { tables, foreignKeys };
}

export async function endLoading(client: pg.Client, { tables, foreignKeys }: Loading): Promise<void> {
  await client.query(
    [
      ...foreignKeys.map(
        ({ table, name, definition }) =>
          `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`,
      ),
      ...tables.map(({ name }) => `alter table ${quoted(name)} enable trigger user`),
      ...tables
        .filter(({ secured }) => secured)
        .map(({ name }) => `alter table ${quoted(name)} force row level security`),
    ].join(';'),
  );
  const { rows: counters } = await client.query<{ statement: string }>(identities);
  for (const { statement } of counters) await client.query(statement);
}

const ours = `join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relname <> 'migration'`;

/** Identity columns go on after the highest number that is there. */
const identities = `
  select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %I.%I',
           pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname), a.attname, n.nspname, c.relname) as statement
    from pg_attribute a join pg_class c on c.oid = a.attrelid ${ours} and a.attidentity <> ''`;
