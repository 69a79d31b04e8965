import type pg from 'pg';
import { belongingsOf } from './features/accounts/belonging-store.ts';
import { identification as identificationBy } from './features/people/identify.ts';
import { type Actor, mayRead } from './features/people/rules.ts';
import { signInWith } from './features/people/sign-in.ts';
import { signInRoutes } from './features/people/sign-in-routes.ts';
import type { Paces } from './features/people/sign-in-tries.ts';
import { features } from './features.ts';
import { earlyStatistics } from './platform/database/early-statistics.ts';
import { migrations } from './platform/database/migrate.ts';
import { transactor } from './platform/database/transaction.ts';
import { forgetOldAnswers } from './platform/http/idempotency.ts';
import { serveMetrics } from './platform/http/metrics.ts';
import { buildServer, type Server } from './platform/http/server.ts';
import { registerJobRoutes } from './platform/jobs/routes.ts';
import { outsideOfWorkspaces } from './platform/jobs/run.ts';
import { jobCounts } from './platform/jobs/store.ts';
import { startJobWorker } from './platform/jobs/worker.ts';
import { liveHub } from './platform/live/hub.ts';
import { registerLiveRoutes } from './platform/live/routes.ts';
import { startUpkeep } from './platform/upkeep.ts';

const version = '0.1.0';

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
  /** Demanded from whoever reads `/metrics`; without it only this machine may. */
  metricsToken?: string | undefined;
  checkReplies?: boolean;
  signInsPerMinute?: number;
  /** How often the password of one account may be tried, wherever from. */
  signInPaces?: Paces;
  /** False in tests that change settings behind the application's back. */
  remembersPeople?: boolean;
}

/** The whole server on an open pool, not yet listening. */
export async function buildApp(options: AppOptions): Promise<Server> {
  const { pool, authPool, secret, publicUrl, clock, webFolder, logLevel } = options;
  const signIn = signInWith({ pool: authPool, secret, publicUrl, paces: options.signInPaces });
  const remembers = options.remembersPeople ?? true;
  const identification = identificationBy({ pool, signIn, clock, remembers });
  const transact = transactor(pool, (events, { workspaceId }) => {
    if (events.some(({ type }) => type === 'settings')) identification.forget();
    hub.committed(workspaceId);
    statistics.committed();
  });
  const statistics = earlyStatistics(pool, (error) =>
    server.app.log.error({ err: error }, 'the statistics were not refreshed'),
  );
  const hub = liveHub({
    pool,
    transact,
    audience: { viewerOf: identification.actorOf, subjectsOf: belongingsOf, maySee: mayRead },
    onError: (error) => server.app.log.error({ err: error }, 'the live stream failed'),
  });
  const kinds = features.flatMap(({ jobs }) => jobs ?? []);
  const server = await buildServer<Actor>(
    {
      transact,
      clock,
      secret,
      webFolder,
      logLevel,
      version,
      publicUrl,
      checkReplies: options.checkReplies ?? false,
      signInsPerMinute: options.signInsPerMinute ?? 20,
      ...identification,
      ready: async () => (await pool.query('select 1')).rowCount === 1,
    },
    (serve) => {
      for (const feature of features) feature.routes(serve);
      signInRoutes(serve, { signIn, identification, onSignedOut: hub.recheck });
      registerJobRoutes(serve, kinds);
      registerLiveRoutes(serve, { hub, identify: identification.identify });
    },
  );
  serveMetrics(server.app, {
    token: options.metricsToken,
    version,
    schema: migrations().at(-1)!.name,
    pools: { app: pool, auth: authPool },
    jobsByState: () => outsideOfWorkspaces(pool, jobCounts),
    liveStreams: hub.listeners,
  });
  server.app.addHook('preClose', async () => hub.stop());
  // Its input may hold texts of people.
  const onBug = (error: unknown, { id, kind }: { id: string; kind: string }) =>
    server.app.log.error({ err: error, job: { id, kind } }, 'a job failed');
  const worker = startJobWorker(kinds, { pool, transact, actorOf: identification.actorOf, clock, onBug });
  const upkeep = startUpkeep(
    [forgetOldAnswers, ...features.flatMap((feature) => feature.upkeep ?? [])].map(
      (task) => () => outsideOfWorkspaces(pool, (db) => task(db, clock())),
    ),
    (error) => server.app.log.error({ err: error }, 'upkeep failed'),
  );
  server.app.addHook('preClose', async () => upkeep.stop());
  server.app.addHook('onClose', () => worker.stop());
  return server;
}
