import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { consoleLanguage } from '#config.ts';
import { buildApp } from './app.ts';
import { keepDatabase } from './cli/database-keeper.ts';
import { startDemo } from './cli/demo.ts';
import { drainable } from './cli/drain.ts';
import { openInstallation, startDatabase } from './cli/installation.ts';
import { AlreadyRunning } from './cli/instance-lock.ts';
import { existingWorkspaces, linkToBegin } from './cli/new-workspace.ts';
import { sentenceOf } from './cli/sentence.ts';
import { readConfig } from './config.ts';
import { m } from './paraglide/messages.js';

/** Starts the server and serves until a signal; exits 1 with a sentence where it cannot. */
const locale = consoleLanguage();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Ctrl-C reaches this process from the terminal, from npm and from the start script: that is one Ctrl-C. */
const oneCtrlCMs = 500;
let firstSignalAt: number | undefined;
const server = serve();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOn);
// The start script is gone, however it died.
process.on('disconnect', stopOn);
try {
  await server;
} catch (error) {
  process.stderr.write(`${sentenceOf(error, locale)}\n`);
  process.exit(1);
}

async function serve() {
  const config = readConfig();
  const keeper = await keepDatabase(() => startDatabase(config), {
    lost: () => say(m.cli_database_lost({}, { locale })),
    back: () => say(m.cli_database_back({}, { locale })),
    failed: (error) => process.stderr.write(`${sentenceOf(error, locale)}\n`),
  }).catch((error) => {
    throw error instanceof AlreadyRunning
      ? new Error(m.cli_already_running({ folder: config.dataDir }, { locale }))
      : error;
  });
  try {
    const installation = await openInstallation(config, keeper.database);
    const { pool, authPool } = installation;
    keeper.serves([pool, authPool]);
    if (process.argv.includes('--demo')) await startDemo({ installation, locale, say });
    const { app } = await buildApp({
      pool,
      authPool,
      secret: config.secret,
      publicUrl: config.publicUrl,
      clock: () => new Date(),
      webFolder: join(import.meta.dirname, '../dist/web'),
      logLevel: config.logLevel,
      metricsToken: config.metricsToken,
    });
    const drain = drainable(app);
    const stop = async () => {
      await drain();
      await app.close();
      await installation.closePools();
      await keeper.stop();
    };
    const port = await listen(app, config);
    const address = port === config.port ? config.publicUrl : `http://${config.host}:${port}`;
    say(m.cli_listening({ address }, { locale }));
    for (const workspace of await existingWorkspaces(installation, locale)) {
      const path = await linkToBegin(installation, workspace);
      if (path) say(m.cli_first_link({ link: address + path }, { locale }));
    }
    return { keeper, stop };
  } catch (error) {
    await keeper.stop();
    throw error;
  }
}

/** Answers the port, which the system chose where the configured one is 0. */
async function listen(
  app: Awaited<ReturnType<typeof buildApp>>['app'],
  { port, host }: { port: number; host: string },
): Promise<number> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(m.cli_port_taken({ port }, { locale }));
  }
  return (app.addresses()[0] as AddressInfo).port;
}

/** The first time cleanly; the second time at once, though not without stopping the database. */
async function stopOn(): Promise<void> {
  if (firstSignalAt !== undefined) {
    if (performance.now() - firstSignalAt < oneCtrlCMs) return;
    const { keeper } = await server;
    await Promise.race([keeper.stop(), delay(1_000)]);
    process.exit(1);
  }
  firstSignalAt = performance.now();
  say(m.cli_stopping({}, { locale }));
  const { stop } = await server;
  await stop();
  process.exit(0);
}
