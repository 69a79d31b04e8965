import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from './report.ts';

/** From `npm start` on an installed, built checkout to the first answered request, and what it holds when idle. */
const startMillisMost = 4_000;
const idleMbMost = 350;
const idleAfterMs = 5_000;

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'faden-bench-'));
await chmod(folder, 0o711);
const port = await freePort();
try {
  const first = await timed();
  await stop(first.npm);
  const second = await timed();
  await new Promise((resolve) => setTimeout(resolve, idleAfterMs));
  const idleMb = await residentMb(folder);
  await stop(second.npm);
  report('npm start', [
    ['first start, new database', `${first.millis.toFixed(0)} ms`],
    ['start', `${second.millis.toFixed(0)} ms (at most ${startMillisMost} ms)`],
    [
      'idle, server and database',
      `${idleMb.toFixed(0)} MB (at most ${idleMbMost} MB, shared pages counted once)`,
    ],
  ]);
  process.exitCode = second.millis <= startMillisMost && idleMb <= idleMbMost ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function timed(): Promise<{ npm: ChildProcess; millis: number }> {
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, FADEN_DATA_DIR: folder, FADEN_PORT: String(port), FADEN_LOG: 'silent' },
  });
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return { npm, millis: performance.now() - began };
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stop(npm: ChildProcess): Promise<void> {
  npm.kill('SIGTERM');
  if (npm.exitCode === null) await once(npm, 'exit');
  const listening = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
  while (await listening()) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

/** Proportional set size of every process that names the data folder, and of the server. */
async function residentMb(dataFolder: string): Promise<number> {
  let kilobytes = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
    const belongs =
      `${await read('cmdline')}${await read('environ')}`.includes(dataFolder) ||
      (await isOfCluster(pid, dataFolder));
    if (!belongs || /npm|scripts\/start/.test(await read('cmdline'))) continue;
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(await read('smaps_rollup'))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** The database's own processes carry no folder in their title; their parent does. */
async function isOfCluster(pid: string, dataFolder: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  if (!parent || parent === '0' || parent === '1') return false;
  return (await readFile(`/proc/${parent}/cmdline`, 'utf8').catch(() => '')).includes(
    `${dataFolder}/postgres`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });
}
