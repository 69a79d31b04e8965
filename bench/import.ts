import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '../test/world.ts';
import { benchDatabase } from './database.ts';
import { perSecond, report } from './report.ts';

/** Imports 100,000 generated companies over HTTP with duplicate check; prints rows a second and the server's memory. */
const rows = Number(process.argv[2] ?? 100_000);
const rowsPerSecondLeast = 5_000;
const rssMbMost = 512;

const database = await benchDatabase();
let server: ChildProcess | undefined;
try {
  const world = await createWorld(database.owner);
  server = fork(join(import.meta.dirname, 'server.ts'), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = await once(server, 'message');
  const figures = await measure(`http://127.0.0.1:${port}/api/v1`, world.keys.anna, server.pid!);
  print(figures);
} finally {
  server?.kill();
  await database.stop();
}

interface Figures {
  counts: Record<string, number>;
  seconds: number;
  uploadSeconds: number;
  rssMb: number;
}

async function measure(base: string, key: string, pid: number): Promise<Figures> {
  const headers = { authorization: `Bearer ${key}` };
  // biome-ignore lint/suspicious/noExplicitAny: what a client of the interface sees is JSON.
  const answer = async (path: string, init: RequestInit = {}): Promise<any> => {
    const response = await fetch(base + path, { ...init, headers: { ...headers, ...init.headers } });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  const form = new FormData();
  form.set('kind', 'companies');
  form.set('file', new Blob([companies(rows)]), 'companies.csv');
  const uploadedAt = performance.now();
  const { import: uploaded } = await answer('/imports', { method: 'POST', body: form });
  const startedAt = performance.now();
  await answer(`/imports/${uploaded.id}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mapping: uploaded.recognised.mapping, options: { dryRun: false } }),
  });
  let rssMb = 0;
  for (;;) {
    rssMb = Math.max(rssMb, residentMb(pid));
    const { state, counts, jobId } = await answer(`/imports/${uploaded.id}`);
    if (state === 'succeeded') {
      const job = await answer(`/jobs/${jobId}`);
      const seconds = (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000;
      return { counts, seconds, uploadSeconds: (startedAt - uploadedAt) / 1000, rssMb };
    }
    if (state === 'failed') throw new Error('the import failed');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Highest resident memory of a process so far, as Linux counts it. */
function residentMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

function print({ counts, seconds, uploadSeconds, rssMb }: Figures): void {
  const rate = rows / seconds;
  report(`Import of ${rows.toLocaleString('en')} companies with duplicate check`, [
    ['rows', `${perSecond(rate)} (floor ${perSecond(rowsPerSecondLeast)}), ${seconds.toFixed(1)} s`],
    ['upload before', `${uploadSeconds.toFixed(1)} s`],
    ['peak memory of the server', `${Math.round(rssMb)} MB (at most ${rssMbMost} MB)`],
    ['results', JSON.stringify(counts)],
  ]);
  if (rate < rowsPerSecondLeast || rssMb > rssMbMost) process.exitCode = 1;
}

/** One in a hundred stands twice in the file. */
function companies(count: number): string {
  const lines = ['Kundennummer;Firma;Straße;PLZ;Ort;Land;Telefon;E-Mail;Webseite'];
  const branches = [
    'Solartechnik',
    'Wärmepumpen',
    'Haustechnik',
    'Elektro',
    'Dachbau',
    'Energieberatung',
    'Kältetechnik',
  ];
  const towns = ['Köln', 'München', 'Nürnberg', 'Lübeck', 'Göttingen', 'Halle', 'Saarbrücken', 'Gießen'];
  for (let index = 0; index < count; index++) {
    const n = index % 100 === 99 ? index - 50 : index;
    const name = `${word(n)} ${branches[n % branches.length]} GmbH`;
    const plz = String(10_000 + ((n * 7919) % 89_999));
    const domain = `${word(n).toLowerCase()}${n}.example`;
    lines.push(
      `K${n};"${name}";Industriestraße ${n % 200};${plz};${towns[n % towns.length]};Deutschland;0221 ${1_000_000 + n};info@${domain};www.${domain}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

function word(n: number): string {
  const syllables = [
    'ba',
    'ke',
    'lo',
    'mi',
    'nu',
    'ra',
    'se',
    'to',
    'vi',
    'wa',
    'xe',
    'zu',
    'fro',
    'gli',
    'kre',
    'pla',
  ];
  const parts = [n & 15, (n >> 4) & 15, (n >> 8) & 15, (n >> 12) & 15, (n * 7) & 15].map(
    (part) => syllables[part]!,
  );
  const text = parts.join('');
  return text[0]!.toUpperCase() + text.slice(1);
}
