import type pg from 'pg';
import { features } from './features.ts';
import { actorOf } from './features/people/actor-store.ts';
import { identifier } from './features/people/identify.ts';
import type { Actor } from './features/people/rules.ts';
import { transactor } from './platform/database/transaction.ts';
import { buildServer, type Server } from './platform/http/server.ts';

export interface AppOptions {
  /** Connections as `faden_app`. */
  pool: pg.Pool;
  secret: string;
  clock: () => Date;
  webFolder: string;
  logLevel: string;
  checkReplies?: boolean;
  signInsPerMinute?: number;
}

/** The whole server on an open pool, not yet listening. */
export async function buildApp(options: AppOptions): Promise<Server> {
  const { pool, secret, clock, webFolder, logLevel } = options;
  const transact = transactor(pool);
  return buildServer<Actor>(
    {
      transact,
      clock,
      secret,
      webFolder,
      logLevel,
      version: '0.1.0',
      checkReplies: options.checkReplies ?? false,
      signInsPerMinute: options.signInsPerMinute ?? 20,
      identify: identifier({ pool }),
      actorOf,
      ready: async () => (await pool.query('select 1')).rowCount === 1,
    },
    (serve) => {
      for (const feature of features) feature.routes(serve);
    },
  );
}
