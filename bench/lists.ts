import { fork } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { asRole, openPool } from '#platform/database/connection.ts';
import { createWorld, type World } from '../test/world.ts';
import { fillWithCompanies } from './companies.ts';
import { benchDatabase, benchSecret } from './database.ts';
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
const reportP95MillisMost = 150;

type Floor = 'list' | 'search' | 'count';

interface Figure {
  name: string;
  path: string;
  floor: Floor;
  most?: number;
}

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
  const figures = await figuresOf(world, categoryId, get);
  const measured = await measure(figures, { get, pool, world }).finally(() => server.kill());
  await pool.end();
  report(
    `${records.toLocaleString('en')} companies, server p95 of ${runs} requests (at most ${p95MillisMost} ms, exact reports ${reportP95MillisMost} ms)`,
    measured.map(({ name, p50, p95, floor, missed }) => [
      name,
      `p50 ${millis(p50)} · p95 ${millis(p95)} · floor p50 ${millis(floor.p50)} p95 ${millis(floor.p95)}${missed ? ' · missed' : ''}`,
    ]),
  );
  process.exitCode = measured.some(({ missed }) => missed) ? 1 : 0;
} finally {
  await database.stop();
}

type Get = (path: string) => Promise<{ items: { id: string }[]; nextCursor: string | null }>;

function getter(base: string, key: string): Get {
  return async (path) => {
    const response = await fetch(base + path, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as ReturnType<Get>;
  };
}

async function figuresOf({ vk, statuses, teams }: World, categoryId: string, get: Get): Promise<Figure[]> {
  const [some] = (await get('/accounts?limit=1&withoutFollowUp=false')).items;
  const list = (name: string, path: string): Figure => ({ name, path, floor: 'list' });
  const search = (name: string, path: string): Figure => ({ name, path, floor: 'search' });
  const exactReport = (name: string, path: string): Figure => ({
    name,
    path,
    floor: 'count',
    most: reportP95MillisMost,
  });
  return [
    list('list of 50, default sort', '/accounts'),
    list('page 1,000 deep', `/accounts?${await pageDeep(get)}`),
    list('sort by last activity', '/accounts?sort=-lastActivityAt'),
    list('sort by next follow-up', '/accounts?sort=nextFollowUp'),
    list('sort by city', '/accounts?sort=city'),
    list('filter city', `/accounts?city=${encodeURIComponent('Köln')}`),
    list('filter postal code', '/accounts?postalCode=24103'),
    list('filter team', `/accounts?teamId=${teams.Nord}`),
    list('filter owner (none)', '/accounts?ownerId=me'),
    list('filter category', `/accounts?categoryId=${categoryId}`),
    list('filter campaign and status', `/accounts?campaignId=${vk}&statusId=${statuses['Bedarf geklärt']}`),
    list('filter without follow-up', '/accounts?withoutFollowUp=true'),
    list('filter inactive days', '/accounts?inactiveDays=30'),
    list('filter inactive days, few', '/accounts?inactiveDays=97'),
    search('search of a name fragment', '/accounts?q=lindn'),
    search('search with a typing error', '/accounts?q=Linder%20Holzhaus'),
    search('search of two letters', '/accounts?q=li'),
    search('palette, phone', '/search-results?q=0221%204712345'),
    search('palette, two letters', '/search-results?q=li'),
    search('palette, typing error', '/search-results?q=Linder%20Holzhaus'),
    list('contacts', '/contacts'),
    search('contacts, search', '/contacts?q=lindn'),
    list('my due follow-ups', '/follow-ups?assigneeId=me&dueTo=2999-01-01'),
    list('workload', '/me/workload'),
    list('record page', `/accounts/${some!.id}`),
    list('timeline', `/accounts/${some!.id}/timeline`),
    list('activity stream', '/activities'),
    list('campaign working list', `/campaigns/${vk}/members`),
    list('campaign working list, by next', `/campaigns/${vk}/members?sort=nextFollowUp`),
    list('categories with counts', '/categories'),
    list('report of dormant records', '/reports/dormant-accounts'),
    exactReport('report of the chain, exact', '/reports/chain'),
  ];
}

async function pageDeep(get: Get): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 250 && records >= 50_000; page++) {
    cursor = (await get(`/accounts?limit=200${cursor && `&cursor=${cursor}`}`)).nextCursor ?? '';
  }
  return cursor && `cursor=${cursor}`;
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
    measured.push({ name, p50, p95, floor: its, missed: p95 > most });
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
