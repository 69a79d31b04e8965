import type pg from 'pg';
import { identification as identificationBy } from './features/people/identify.ts';
import type { Actor } from './features/people/rules.ts';
import { signInWith } from './features/people/sign-in.ts';
import { signInRoutes } from './features/people/sign-in-routes.ts';
import { features } from './features.ts';
import { transactor } from './platform/database/transaction.ts';
import { buildServer, type Server } from './platform/http/server.ts';
import { registerJobRoutes } from './platform/jobs/routes.ts';
import { startJobWorker } from './platform/jobs/worker.ts';

export interface AppOptions {
  /** Connections as `faden_app`. */
  pool: pg.Pool;
  /** Connections as `faden_auth`, with search path `auth`. */
  authPool: pg.Pool;
  secret: string;
  /** Without a slash at its end; decides whether cookies are for https only. */
  publicUrl: string;
  clock: () => Date;
  webFolder: string;
  logLevel: string;
  checkReplies?: boolean;
  signInsPerMinute?: number;
  /** False in tests that change settings behind the application's back. */
  remembersPeople?: boolean;
}

/** The whole server on an open pool, not yet listening. */
export async function buildApp(options: AppOptions): Promise<Server> {
  const { pool, authPool, secret, publicUrl, clock, webFolder, logLevel } = options;
  const signIn = signInWith({ pool: authPool, secret, publicUrl });
  const remembers = options.remembersPeople ?? true;
  const identification = identificationBy({ pool, signIn, clock, remembers });
  const transact = transactor(pool, (events) => {
    if (events.some(({ type }) => type === 'settings')) identification.forget();
  });
  const kinds = features.flatMap(({ jobs }) => jobs ?? []);
  const server = await buildServer<Actor>(
    {
      transact,
      clock,
      secret,
      webFolder,
      logLevel,
      version: '0.1.0',
      checkReplies: options.checkReplies ?? false,
      signInsPerMinute: options.signInsPerMinute ?? 20,
      ...identification,
      ready: async () => (await pool.query('select 1')).rowCount === 1,
    },
    (serve) => {
      for (const feature of features) feature.routes(serve);
      signInRoutes(serve, { signIn, identification });
      registerJobRoutes(serve, kinds);
    },
  );
  const onBug = (error: unknown, job: object) => server.app.log.error({ err: error, job }, 'a job failed');
  const worker = startJobWorker(kinds, { pool, transact, actorOf: identification.actorOf, clock, onBug });
  server.app.addHook('onClose', () => worker.stop());
  return server;
}
