import { fork } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { asRole, openPool } from '#platform/database/connection.ts';
import { createWorld, type World } from '../test/world.ts';
import { fillWithCompanies } from './companies.ts';
import { benchDatabase, benchSecret } from './database.ts';
import { type Figure, type Floor, figuresOf, type Get } from './list-figures.ts';
import { percentile, report } from './report.ts';

/**
 * Lists, filters, search, reports and the record page over 100,000 companies: server p95, one request after the other.
 * Beside each stands its floor of the same run: the least SQL that reads such a page, written by hand, sent by the
 * measuring process itself. Where the machine is busy, both grow; where the server is slow, only the first does.
 */
const records = Number(process.argv[2] ?? 100_000);
const runs = 40;
const warmUps = 8;
const p95MillisMost = 20;

/** What cannot be saved: fifty records in order, a trigram search cut off after fifty, a count of all records. */
const floors: Record<Floor, string> = {
  list: `select row_to_json(a) from (
           select * from account where deleted_at is null and merged_into_id is null order by sort_name, id limit 50) a`,
  search: `select row_to_json(a) from account a join search_accounts(
             '{"prefix":"","start":" lindn","whole":[],"exact":[],"words":["% lindn%"],"ways":[[{"patterns":["%lindn%"],"typos":[]}]]}',
             50, true, '{}') f on f.id = a.id`,
  count: 'select count(*) from account where deleted_at is null and merged_into_id is null',
};

const millis = (value: number) => `${value.toFixed(1)} ms`;

const database = await benchDatabase();
try {
  const world = await createWorld(database.owner);
  const { categoryId } = await fillWithCompanies(world, { ...database, records });
  const server = fork(new URL('./server.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = (await once(server, 'message')) as [number];
  const pool = openPool(asRole(database.address, 'faden_app', benchSecret), { max: 1 });
  const get = getter(`http://127.0.0.1:${port}/api/v1`, world.keys.anna);
  const figures = await figuresOf(world, { categoryId, deep: records >= 50_000 }, get);
  const measured = await measure(figures, { get, pool, world }).finally(() => server.kill());
  await pool.end();
  report(
    `${records.toLocaleString('en')} companies, server p95 of ${runs} requests (at most ${p95MillisMost} ms, else as said)`,
    measured.map(({ name, p50, p95, floor, most, missed }) => [
      name,
      `p50 ${millis(p50)} · p95 ${millis(p95)} · floor p50 ${millis(floor.p50)} p95 ${millis(floor.p95)}${most === p95MillisMost ? '' : ` · at most ${most} ms`}${missed ? ' · missed' : ''}`,
    ]),
  );
  process.exitCode = measured.some(({ missed }) => missed) ? 1 : 0;
} finally {
  await database.stop();
}

function getter(base: string, key: string): Get {
  return async (path) => {
    const response = await fetch(base + path, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as ReturnType<Get>;
  };
}

interface Measuring {
  get: Get;
  pool: pg.Pool;
  world: World;
}

/** The server and its floor in turn, so that both meet the same moments of the machine. */
async function measure(figures: Figure[], { get, pool, world }: Measuring) {
  const measured = [];
  for (const { name, path, floor, most = p95MillisMost } of figures) {
    const bare = () => readBare(pool, world, floors[floor]);
    for (let warm = 0; warm < warmUps; warm++) await Promise.all([get(path), bare()]);
    const server: number[] = [];
    const hand: number[] = [];
    for (let run = 0; run < runs; run++) {
      server.push(await timed(() => get(path)));
      hand.push(await timed(bare));
    }
    const [p50, p95] = [percentile(server, 50), percentile(server, 95)];
    const its = { p50: percentile(hand, 50), p95: percentile(hand, 95) };
    measured.push({ name, p50, p95, floor: its, most, missed: p95 > most });
  }
  return measured;
}

async function readBare(pool: pg.Pool, { workspaceId, users }: World, text: string): Promise<void> {
  const client = await pool.connect();
  await client.query(
    `begin; select set_config('faden.workspace_id', '${workspaceId}', true), set_config('faden.user_id', '${users.anna}', true)`,
  );
  await client.query({ name: text.slice(0, 60), text });
  await client.query('commit');
  client.release();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
