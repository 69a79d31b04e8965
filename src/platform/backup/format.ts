import pg from 'pg';

/**
 * A backup is a gzip of text, readable with `zcat`: one line of JSON (`BackupHeader`); for each table one line of JSON
 * (`TableHeader`), its rows as `COPY … TO STDOUT` prints them, and a line `\.`; at the end one line of JSON
 * (`BackupEnd`) with the SHA-256 of everything before it.
 */
export const formatVersion = 1;

export interface BackupHeader {
  faden: 'backup';
  format: number;
  /** When the snapshot was taken, ISO 8601. */
  at: string;
  /** Names of the migrations that made the tables: the version of the schema. */
  migrations: string[];
  /** Tables that are not in it. */
  leftOut: string[];
}

export interface TableHeader {
  /** With its schema: `public.account`. */
  table: string;
  columns: string[];
}

export interface BackupEnd {
  /** How many rows each table has. */
  rows: Record<string, number>;
  sha256: string;
}

export const endOfRows = '\\.\n';
export const lineOf = (value: BackupHeader | TableHeader | BackupEnd) => `${JSON.stringify(value)}\n`;

/** `"public"."account" ("id", "name")`, for COPY. */
export function copyTarget({ table, columns }: TableHeader): string {
  return `${quoted(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join()})`;
}

export const quoted = (table: string) => table.split('.').map(pg.escapeIdentifier).join('.');

/** Why a file is no backup that can be restored here. */
export class UnusableBackup extends Error {
  readonly fault: 'foreign' | 'newer' | 'incomplete' | 'altered';

  constructor(fault: UnusableBackup['fault']) {
    super(`The backup is ${fault}.`);
    this.name = 'UnusableBackup';
    this.fault = fault;
  }
}
