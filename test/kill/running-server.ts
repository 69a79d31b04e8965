import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Address } from '#platform/database/connection.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';

const source = join(import.meta.dirname, '../../src');
const run = promisify(execFile);
const patienceMs = 30_000;

/** `src/main.ts` as a process with an embedded database of its own, killed and started again at will. */
export class RunningServer {
  readonly origin: string;
  readonly folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;
  #said = '';

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.#port = port;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async onEmptyFolder(): Promise<RunningServer> {
    const folder = await mkdtemp(join(tmpdir(), 'faden-kill-'));
    // The database's own user must be able to enter it.
    await chmod(folder, 0o711);
    const server = new RunningServer(folder, await freePort());
    server.start();
    return server;
  }

  start(): void {
    const child = spawn(process.execPath, [join(source, 'main.ts')], { env: this.#environment() });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.#said += chunk));
    this.#child = child;
  }

  /** Milliseconds from `from` until `/readyz` says 200. */
  async readyMs(from = performance.now()): Promise<number> {
    while (!(await this.isReady())) {
      if (performance.now() - from > patienceMs)
        throw new Error(`It does not get ready: ${this.#said.slice(-2_000)}`);
      await delay(20);
    }
    return performance.now() - from;
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async kill(): Promise<void> {
    const child = this.#child!;
    if (child.exitCode !== null) throw new Error(`It has ended by itself: ${this.#said.slice(-2_000)}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** The postmaster and every process below it, at once. */
  async killDatabase(): Promise<void> {
    const postmaster = Number(
      (await readFile(join(this.folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    );
    const { stdout } = await run('pgrep', ['-P', String(postmaster)]);
    for (const pid of [postmaster, ...stdout.trim().split('\n').map(Number)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** A command of `faden`; answers the last line it says. */
  async faden(...args: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [join(source, 'cli/faden.ts'), ...args], {
      env: this.#environment(),
    });
    return stdout.trimEnd().split('\n').at(-1)!;
  }

  async owner(): Promise<Address> {
    const { port, password } = JSON.parse(await readFile(join(this.folder, 'postgres.json'), 'utf8'));
    return { host: '127.0.0.1', port, database: 'postgres', user: 'postgres', password };
  }

  /** Leaves neither a process nor a file behind. */
  async remove(): Promise<void> {
    if (this.#child?.exitCode === null) await this.kill().catch(() => {});
    const { stop } = await startEmbeddedPostgres(this.folder);
    await stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  #environment() {
    return {
      ...process.env,
      FADEN_DATA_DIR: this.folder,
      FADEN_PORT: String(this.#port),
      FADEN_LOG: 'silent',
      DATABASE_URL: '',
      LANG: 'de_DE.UTF-8',
      LC_ALL: '',
    };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
