import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from './installation.ts';
import { lockInstance } from './instance-lock.ts';

const retryMs = 300;
const patienceMs = 2_000;
const takeOverMs = 10_000;

export interface Keeper {
  database: Database;
  /** These follow when the database comes back on another port. */
  serves(pools: pg.Pool[]): void;
  /** No longer brings the database back; stops it. */
  stop(): Promise<void>;
}

/** What the keeper has to tell. */
export interface News {
  lost(): void;
  back(): void;
  failed(error: unknown): void;
}

/**
 * Holds the embedded database for this process and brings it back whenever it is gone: the connection that holds the
 * lock notices at once, and starting is tried again and again until it succeeds. Meanwhile requests are refused with 503.
 * Throws `AlreadyRunning` where another server holds it. A named server is somebody else's to keep.
 */
export async function keepDatabase(start: () => Promise<Database>, news: News): Promise<Keeper> {
  let database = await start();
  let lock: pg.Client | undefined;
  let pools: pg.Pool[] = [];
  let stopping = false;
  let revival: Promise<void> | undefined;

  const hold = async () => {
    lock = await lockInstance(database.owner, { patienceMs, lost });
  };
  const lost = () => {
    if (!stopping) revival = revive();
  };
  const revive = async () => {
    news.lost();
    let said: string | undefined;
    while (!stopping) {
      try {
        database = await start();
        for (const pool of pools) pool.options.port = database.owner.port;
        await hold();
        return news.back();
      } catch (error) {
        // The same reason again is no news.
        if (said !== String(error)) news.failed(error);
        said = String(error);
        await delay(retryMs);
      }
    }
  };
  // A command or a server on its way out may be stopping the database just now: then it is started once more.
  for (const until = performance.now() + takeOverMs; database.embedded; ) {
    try {
      await hold();
      break;
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() > until) throw error;
      await delay(retryMs);
      database = await start();
    }
  }
  return {
    get database() {
      return database;
    },
    serves(served) {
      pools = served;
    },
    async stop() {
      stopping = true;
      await revival;
      // The lock goes with the database: nobody takes it over half stopped.
      await database.embedded?.stop();
      await lock?.end().catch(() => {});
    },
  };
}

const isConnectionLost = (error: unknown) =>
  ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03'].includes((error as { code?: string }).code ?? '') ||
  /terminated/.test(String(error));
