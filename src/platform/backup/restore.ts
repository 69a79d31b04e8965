import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Address, openClient } from '#platform/database/connection.ts';
import {
  applyMigrations,
  migrations,
  setRolePasswords,
  waitForMigrations,
} from '#platform/database/migrate.ts';
import { beginLoading, dropEverything, endLoading } from './empty-tables.ts';
import { type BackupEnd, type BackupHeader, copyTarget, UnusableBackup } from './format.ts';
import { type BackupTable, openBackup } from './read.ts';

export interface RestoreOptions {
  secret: string;
  /** Runs in the restore's transaction once every row is there, in the tables of this version. */
  afterwards: (client: pg.Client) => Promise<void>;
  /** Share of the file read, 0 to 1. */
  onProgress: (share: number) => void;
}

/** Reads a backup to its end without touching anything; throws `UnusableBackup`. */
export async function checkBackup(
  file: string,
  onProgress: (share: number) => void,
): Promise<{ header: BackupHeader; end: BackupEnd }> {
  const { header, tables, end } = await openBackup(file, onProgress);
  const known = new Set(migrations().map(({ name }) => name));
  if (!header.migrations.every((name) => known.has(name))) throw new UnusableBackup('newer');
  for await (const { rows } of tables) for await (const _ of rows);
  return { header, end: end() };
}

/**
 * Makes the database what the backup says and then what this version needs, as its owner and in one transaction: the
 * tables anew by the migrations of the backup, their rows, then the migrations that came later. Foreign keys and checks
 * are those of any database, so rows that break them are refused. Answers the names of the later migrations.
 */
export async function restoreBackup(
  owner: Address,
  file: string,
  options: RestoreOptions,
): Promise<string[]> {
  const client = await openClient(owner);
  try {
    const { header, tables, end } = await openBackup(file, options.onProgress);
    const [then, later] = split(header.migrations);
    await client.query('begin');
    await waitForMigrations(client);
    await dropEverything(client);
    await applyMigrations(client, then);
    const loading = await beginLoading(client);
    const rows: Record<string, number> = {};
    for await (const table of tables) rows[table.header.table] = await load(client, table);
    for (const [table, count] of Object.entries(end().rows)) {
      if (rows[table] !== count) throw new UnusableBackup('altered');
    }
    await endLoading(client, loading);
    await applyMigrations(client, later);
    await options.afterwards(client);
    await setRolePasswords(client, options.secret);
    await client.query('analyze; commit');
    return later.map(({ name }) => name);
  } finally {
    // Before the commit, this rolls everything back.
    await client.end();
  }
}

function split(applied: string[]) {
  const names = new Set(applied);
  const all = migrations();
  return [all.filter(({ name }) => names.has(name)), all.filter(({ name }) => !names.has(name))] as const;
}

async function load(client: pg.Client, { header, rows }: BackupTable): Promise<number> {
  const copied = client.query(copyFrom(`copy ${copyTarget(header)} from stdin`));
  await pipeline(Readable.from(rows), copied);
  return copied.rowCount;
}
