import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Address } from '#platform/database/connection.ts';

const lockKey = 7_236_002;

/** Somebody else serves from this database. */
export class AlreadyRunning extends Error {}

/**
 * Holds the embedded database for one server, by an advisory lock on a connection of its own: it ends with the
 * process however that dies. `lost` is called when the connection breaks. Waits up to `patienceMs` for the holder
 * before: a command that is just stopping the database, or a server on its way out.
 */
export async function lockInstance(
  owner: Address,
  { patienceMs, lost }: { patienceMs: number; lost: () => void },
): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, application_name: 'faden lock' });
  await client.connect();
  let held = false;
  client.on('error', () => {
    if (held) lost();
    held = false;
  });
  const until = performance.now() + patienceMs;
  while (!(await tryLock(client))) {
    if (performance.now() > until) {
      await client.end();
      throw new AlreadyRunning();
    }
    await delay(100);
  }
  held = true;
  return client;
}

/** Runs `work` where no server holds the database and nobody else is connected; otherwise does nothing. */
export async function whenUnused(owner: Address, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client(owner);
  // `work` may stop the server this connection belongs to.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(
    `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  if (rows.length === 0 && (await tryLock(client))) await work();
  await client.end().catch(() => {});
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    lockKey,
  ]);
  return rows[0]!.locked;
}
