import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
  const { owner, template, close } = await openCluster();
  project.provide('postgres', owner);
  project.provide('template', template);
  return close;
}

export interface TestCluster {
  owner: Address;
  /** A migrated database to be cloned. */
  template: string;
  close(): Promise<void>;
}

export async function openCluster(): Promise<TestCluster> {
  const given = process.env.DATABASE_URL;
  const folder = await mkdtemp(join(tmpdir(), 'faden-test-'));
  await chmod(folder, 0o711);
  const started = given ? undefined : await startEmbeddedPostgres(folder);
  const owner = started?.owner ?? addressOf(given!);
  const template = `faden_template_${randomBytes(6).toString('hex')}`;
  await onCluster(owner, (client) => client.query(`create database ${template}`));
  await migrate({ ...owner, database: template }, testSecret);
  const close = async () => {
    if (started) await started.stop();
    else await onCluster(owner, (client) => dropDatabase(client, template));
    await rm(folder, { recursive: true, force: true });
  };
  return { owner, template, close };
}

/** A server ends a connection a moment after its client did; to force that takes more rights than tests ask for. */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const failure = await client.query(`drop database if exists ${name}`).then(() => null, Object);
    if (!failure) return;
    if (failure.code !== inUse || tries === 200) throw failure;
    await delay(25);
  }
}
const inUse = '55006';

async function onCluster(owner: Address, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
