import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Config {
  port: number;
  host: string;
  /** Absolute; embedded database, files, secret. */
  dataDir: string;
  /** Unset: the embedded database. */
  databaseUrl: string | undefined;
  publicUrl: string;
  /** Signs and seals; 32 bytes in hex unless set by hand. */
  secret: string;
  logLevel: string;
  /** Demanded from whoever reads `/metrics`; unset: only this machine may. */
  metricsToken: string | undefined;
}

/** The environment, parsed once; nobody else reads `process.env`. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.FADEN_PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`FADEN_PORT must be a port number, not "${env.FADEN_PORT}".`);
  }
  const host = env.FADEN_HOST ?? '127.0.0.1';
  const dataDir = resolve(env.FADEN_DATA_DIR ?? 'data');
  const shownHost = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
  return {
    port,
    host,
    dataDir,
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: (env.FADEN_PUBLIC_URL ?? `http://${shownHost}:${port}`).replace(/\/$/, ''),
    secret: env.FADEN_SECRET ?? secretIn(dataDir),
    logLevel: env.FADEN_LOG ?? 'info',
    metricsToken: env.FADEN_METRICS_TOKEN || undefined,
  };
}

function secretIn(dataDir: string): string {
  const file = `${dataDir}/secret`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    // Two first starts at once: the other one's secret counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(file, 'utf8').trim();
    throw error;
  }
}

/** What the console speaks: the machine's language where Faden does, otherwise German. */
export const consoleLanguage = (env: NodeJS.ProcessEnv = process.env): 'de' | 'en' =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'de';
