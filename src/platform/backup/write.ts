import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Address, openClient } from '#platform/database/connection.ts';
import {
  type BackupHeader,
  copyTarget,
  endOfRows,
  formatVersion,
  lineOf,
  type TableHeader,
} from './format.ts';

export interface BackupOptions {
  /** Tables with their schema that are only of use to the running server. */
  leftOut: string[];
  onTable: (table: string, rows: number) => void;
}

/** The database has no tables of Faden, or is read as somebody whom row security would show a part of them. */
export class NothingToBackUp extends Error {}

/**
 * Writes one consistent snapshot, as the owner, while others go on working. The file appears under its name once it is
 * complete and on the disk. Holds a few buffers, however large the database is. Answers how many rows are in it.
 */
export async function writeBackup(owner: Address, file: string, options: BackupOptions): Promise<number> {
  const client = await openClient(owner);
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const header = await headerOf(client, options.leftOut);
    const rows: Record<string, number> = {};
    await pipeline(
      Readable.from(contentOf(client, header, { rows, ...options }), { objectMode: false }),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
    );
    await rename(unfinished, file);
    return Object.values(rows).reduce((sum, count) => sum + count, 0);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function headerOf(client: pg.Client, leftOut: string[]): Promise<BackupHeader> {
  const { rows: found } = await client.query<{ complete: boolean }>(`
    select bool_and(pg_has_role(current_user, tableowner, 'usage') or rolsuper or rolbypassrls) as complete
      from pg_tables, pg_roles
     where rolname = current_user and schemaname = 'public' and tablename in ('migration', 'account')
    having count(*) = 2`);
  if (!found[0]?.complete) throw new NothingToBackUp();
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  const { rows: moment } = await client.query<{ at: Date }>('select now() as at');
  return {
    faden: 'backup',
    format: formatVersion,
    at: moment[0]!.at.toISOString(),
    migrations: rows.map(({ name }) => name),
    leftOut,
  };
}

async function* contentOf(
  client: pg.Client,
  header: BackupHeader,
  { rows, onTable }: { rows: Record<string, number>; onTable: BackupOptions['onTable'] },
): AsyncGenerator<string | Buffer> {
  const hash = createHash('sha256');
  const hashed = <Part extends string | Buffer>(part: Part): Part => {
    hash.update(part);
    return part;
  };
  yield hashed(lineOf(header));
  for (const table of await tablesOf(client, header.leftOut)) {
    yield hashed(lineOf(table));
    const copied = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
    for await (const chunk of copied) yield hashed(chunk as Buffer);
    rows[table.table] = copied.rowCount;
    onTable(table.table, copied.rowCount);
    yield hashed(endOfRows);
  }
  yield lineOf({ rows, sha256: hash.digest('hex') });
}

/** Every table but those left out, and which migrations are applied stands in the header. */
async function tablesOf(client: pg.Client, leftOut: string[]): Promise<TableHeader[]> {
  const { rows } = await client.query<TableHeader>(
    `select n.nspname || '.' || c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and n.nspname in ('public', 'auth') and n.nspname || '.' || c.relname <> all ($1)
      group by 1 order by 1`,
    [['public.migration', ...leftOut]],
  );
  return rows;
}
