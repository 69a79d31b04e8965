import type pg from 'pg';
import type { Config } from '#config.ts';
import {
  type Address,
  addressOf,
  asRole,
  connectionsBeside,
  openPool,
} from '#platform/database/connection.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';
import { migrate } from '#platform/database/migrate.ts';
import { type Transactor, transactor } from '#platform/database/transaction.ts';

/** The database of a configuration, migrated unless somebody asked not to, with a pool for each role that works on it. */
export interface Installation {
  config: Config;
  owner: Address;
  /** Null where `DATABASE_URL` names a server. */
  embedded: EmbeddedPostgres | null;
  pool: pg.Pool;
  authPool: pg.Pool;
  /** Names of the migrations just applied. */
  migrated: string[];
  /** Runs a transaction as the database's owner, for what only the owner may. */
  asOwner<T>(work: (transact: Transactor) => Promise<T>): Promise<T>;
  closePools(): Promise<void>;
}

/** To a server that `DATABASE_URL` names, whose cores nobody here knows. */
const connectionsAfar = 20;
const authConnectionsMost = 4;

export interface Database {
  owner: Address;
  embedded: EmbeddedPostgres | null;
}

/** Starts the embedded database, or takes over one that runs; does nothing where a server is named. */
export async function startDatabase({ databaseUrl, dataDir }: Config): Promise<Database> {
  if (databaseUrl) return { owner: addressOf(databaseUrl), embedded: null };
  const embedded = await startEmbeddedPostgres(dataDir);
  return { owner: embedded.owner, embedded };
}

export async function openInstallation(
  config: Config,
  { owner, embedded }: Database,
  { leavesSchema = false }: { leavesSchema?: boolean | undefined } = {},
): Promise<Installation> {
  const { secret } = config;
  const migrated = leavesSchema ? [] : await migrate(owner, secret);
  const pool = openPool(asRole(owner, 'faden_app', secret), {
    max: embedded ? connectionsBeside : connectionsAfar,
  });
  const authPool = openPool(asRole(owner, 'faden_auth', secret), {
    max: authConnectionsMost,
    searchPath: 'auth',
  });
  return {
    config,
    owner,
    embedded,
    pool,
    authPool,
    migrated,
    async asOwner(work) {
      const ownerPool = openPool(owner, { max: 1 });
      try {
        return await work(transactor(ownerPool));
      } finally {
        await ownerPool.end();
      }
    },
    closePools: async () => {
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}
