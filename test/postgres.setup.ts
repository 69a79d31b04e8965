import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Address, addressOf } from '#platform/database/connection.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';
import { migrate } from '#platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner of the cluster of all test files; each clones its own database from `template`. */
    postgres: Address;
    template: string;
  }
}

export const testSecret = 'test-secret';

/** One PostgreSQL for all test files: the embedded one, or the server that `DATABASE_URL` names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const folder = await mkdtemp(join(tmpdir(), 'faden-test-'));
  await chmod(folder, 0o711);
  const started = given ? undefined : await startEmbeddedPostgres(folder);
  const owner = started?.owner ?? addressOf(given!);
  const template = `faden_template_${process.pid}`;
  await onCluster(owner, `create database ${template}`);
  await migrate({ ...owner, database: template }, testSecret);
  project.provide('postgres', owner);
  project.provide('template', template);
  return async () => {
    if (started) await started.stop();
    else await onCluster(owner, `drop database if exists ${template} with (force)`);
    await rm(folder, { recursive: true, force: true });
  };
}

async function onCluster(owner: Address, statement: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(statement);
  await client.end();
}
