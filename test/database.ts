import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Address, asRole, openPool } from '#platform/database/connection.ts';
import { transactor } from '#platform/database/transaction.ts';
import { dropDatabase, type TestCluster, testSecret } from './postgres.setup.ts';

/** A database of this test file's own, cloned from the migrated template and dropped by `close`. */
export async function testDatabase(on?: TestCluster) {
  const cluster = on?.owner ?? inject('postgres');
  const name = `faden_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(cluster);
  await admin.connect();
  await admin.query(`create database ${name} template ${on?.template ?? inject('template')}`);
  const address: Address = { ...cluster, database: name };
  /** As the owner: sets the stage, and looks behind it. */
  const owner = openPool(address, { max: 3 });
  const appPool = openPool(asRole(address, 'faden_app', testSecret), { max: 8 });
  const authPool = openPool(asRole(address, 'faden_auth', testSecret), { max: 2, searchPath: 'auth' });
  return {
    address,
    owner,
    appPool,
    authPool,
    transact: transactor(appPool),
    close: async () => {
      await Promise.all([owner.end(), appPool.end(), authPool.end()]);
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;
