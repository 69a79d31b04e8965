import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { asRole } from '#platform/database/connection.ts';
import { createWorld } from '../test/world.ts';
import { benchDatabase, benchSecret } from './database.ts';
import { companies, contacts } from './import-files.ts';
import { insertByHand } from './import-floor.ts';
import { type Figures, importerAt, type Job, residentMb } from './import-run.ts';
import { perSecond, report } from './report.ts';

/**
 * Imports 100,000 generated companies over HTTP with duplicate check, then smaller files of other kinds into the
 * full database; prints rows a second, what the same rows cost written by hand, and the server's memory.
 */
const rows = Number(process.argv[2] ?? 100_000);
const otherRows = Math.min(rows, 20_000);
const rowsPerSecondLeast = 5_000;
/** No other kind of import may be slower than this part of the first. */
const shareLeast = 0.5;
const rssMbMost = 512;

const database = await benchDatabase();
let server: ChildProcess | undefined;
try {
  const world = await createWorld(database.owner);
  server = fork(join(import.meta.dirname, 'server.ts'), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = await once(server, 'message');
  const run = importerAt(`http://127.0.0.1:${port}/api/v1`, world.keys.anna);
  const first = await run({ kind: 'companies', file: companies({ count: rows }) });
  const rssMb = residentMb(server.pid!);
  const floor = await insertByHand(database.owner, {
    address: asRole(database.address, 'faden_app', benchSecret),
    importId: first.importId,
    rows: otherRows,
  });
  const others: [name: string, figures: Figures][] = [];
  for (const [name, job] of Object.entries(otherJobs(world))) others.push([name, await run(job)]);
  print({ first, floor, others, rssMb: Math.max(rssMb, residentMb(server.pid!)) });
} finally {
  server?.kill();
  await database.stop();
}

function otherJobs({ vk, statuses }: Awaited<ReturnType<typeof createWorld>>): Record<string, Job> {
  const extent = (from: number) => ({ count: otherRows, from: rows + from * otherRows });
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const firstFollowUp = { text: 'Erstkontakt', from: dayIn(1), to: dayIn(60), userIds: [] };
  return {
    'into the full database': { kind: 'companies', file: companies(extent(0)) },
    'with campaign and first follow-up': {
      kind: 'companies',
      file: companies(extent(1)),
      options: { campaignId: vk, statusId: statuses.Erstkontakt, firstFollowUp },
    },
    'contacts with their companies': { kind: 'contacts', file: contacts(extent(2)) },
  };
}

function print(measured: {
  first: Figures;
  floor: number;
  others: [name: string, figures: Figures][];
  rssMb: number;
}): void {
  const { first, floor, others, rssMb } = measured;
  const rate = rows / first.seconds;
  const rates = others.map(([name, { seconds }]) => [name, otherRows / seconds] as const);
  report(`Import of ${rows.toLocaleString('en')} companies with duplicate check`, [
    ['rows', `${perSecond(rate)} (at least ${perSecond(rowsPerSecondLeast)}), ${first.seconds.toFixed(1)} s`],
    ['floor: the same rows by hand', perSecond(floor)],
    ['upload before', `${first.uploadSeconds.toFixed(1)} s`],
    ...rates.map(([name, other]): [string, string] => [
      name,
      `${perSecond(other)} (at least ${perSecond(rate * shareLeast)})`,
    ]),
    ['peak memory of the server', `${Math.round(rssMb)} MB (at most ${rssMbMost} MB)`],
    ['results', JSON.stringify(first.counts)],
    ...others.map(([name, { counts }]): [string, string] => [name, JSON.stringify(counts)]),
  ]);
  const slow = rates.some(([, other]) => other < rate * shareLeast);
  if (rate < rowsPerSecondLeast || slow || rssMb > rssMbMost) process.exitCode = 1;
}
