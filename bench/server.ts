import { asRole, connectionsBeside, openPool } from '#platform/database/connection.ts';
import { buildApp } from '../src/app.ts';
import { benchSecret } from './database.ts';

/** The server alone in a process, as the measuring one should not share its event loop. */
const address = JSON.parse(process.env.BENCH_DATABASE!);
const { app } = await buildApp({
  pool: openPool(asRole(address, 'faden_app', benchSecret), { max: connectionsBeside }),
  authPool: openPool(asRole(address, 'faden_auth', benchSecret), { max: 2, searchPath: 'auth' }),
  secret: benchSecret,
  publicUrl: 'http://localhost',
  clock: () => new Date(),
  webFolder: 'none',
  logLevel: 'error',
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send!((app.server.address() as { port: number }).port);
