import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { type Address, openClient, rolePassword } from './connection.ts';

const source = join(import.meta.dirname, '../..');
const lockKey = 7_236_001;

export interface Migration {
  name: string;
  sql: string;
}

/** Every feature's and the platform's numbered `.sql`, in the order of their numbers. */
export function migrations(): Migration[] {
  const folders = [
    join(source, 'platform/migrations'),
    ...readdirSync(join(source, 'features')).map((feature) =>
      join(source, 'features', feature, 'migrations'),
    ),
  ];
  const files = folders
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }).map((file) => join(folder, file.name)))
    .filter((file) => file.endsWith('.sql'));
  return files
    .map((file) => ({ name: basename(file, '.sql'), sql: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings the database to the newest schema, as its owner, each migration in a transaction of its own; several
 * processes at once wait for each other. Also sets the passwords of the fixed roles. Answers the names applied.
 */
export async function migrate(owner: Address, secret: string): Promise<string[]> {
  const client = await openClient(owner);
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(migrationTable);
    const applied = new Set((await client.query('select name from migration')).rows.map((row) => row.name));
    const missing = migrations().filter(({ name }) => !applied.has(name));
    for (const migration of missing) await client.query(`begin;\n${statementsOf(migration)};\ncommit`);
    await setRolePasswords(client, secret);
    return missing.map(({ name }) => name);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

/** In the open transaction, all or none. Deferred checks of one are made before the next may alter its tables. */
export async function applyMigrations(client: pg.Client, wanted: readonly Migration[]): Promise<void> {
  await client.query(migrationTable);
  for (const migration of wanted) {
    await client.query(`${statementsOf(migration)}; set constraints all immediate`);
  }
}

/** Until this transaction ends, whoever wants to migrate waits, a starting server among them. */
export async function waitForMigrations(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
}

export async function setRolePasswords(client: pg.Client, secret: string): Promise<void> {
  for (const role of ['faden_app', 'faden_auth']) {
    await client.query(`alter role ${role} login password ${pg.escapeLiteral(rolePassword(secret, role))}`);
  }
}

const migrationTable =
  'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())';

const statementsOf = ({ name, sql }: Migration) =>
  `${sql}\n; insert into migration (name) values (${pg.escapeLiteral(name)})`;
