import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const source = join(import.meta.dirname, '../src');
/** From a kill to the first answer: 4 s on a machine with nothing else to do, which this one is not. */
const recoveryMs = 8_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faden-process-'));
  // The database's own user must be able to enter it.
  await chmod(folder, 0o711);
});
afterAll(async () => {
  // Where a test failed half-way, the database is still there.
  await faden('migrate').catch(() => {});
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  ...process.env,
  // As `npm start` does.
  NODE_COMPILE_CACHE: join(source, '../node_modules/.cache/compiled'),
  FADEN_DATA_DIR: folder,
  FADEN_PORT: '0',
  FADEN_LOG: 'silent',
  DATABASE_URL: '',
  LANG: 'de_DE.UTF-8',
  LC_ALL: '',
});

const faden = async (...args: string[]) => {
  const options = { env: environment() };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(source, 'cli/faden.ts'), ...args],
    options,
  );
  return stdout.trimEnd();
};

interface Running {
  child: ChildProcess;
  address: string;
  said: () => string;
}

function launch() {
  const child = spawn(process.execPath, [join(source, 'main.ts')], { env: environment() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { child, said: () => said };
}

/** Starts the server and waits until it answers. */
async function start(): Promise<Running> {
  const { child, said } = launch();
  for (;;) {
    const address = /läuft auf (http:\S+)/.exec(said())?.[1];
    if (address) return { child, said, address };
    if (child.exitCode !== null) throw new Error(said());
    await delay(20);
  }
}

const statusOf = (address: string, path: string, headers = {}) =>
  fetch(address + path, { headers }).then(
    ({ status }) => status,
    () => 0,
  );

/** Milliseconds until the database answers. */
async function readyAfterMs(address: string): Promise<number> {
  const from = performance.now();
  while ((await statusOf(address, '/readyz')) !== 200) await delay(20);
  return performance.now() - from;
}

const databasePid = async () =>
  Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

/** Not a zombie either, which only waits for somebody to ask how it ended. */
const isAlive = (pid: number) =>
  promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]).then(
    ({ stdout }) => !stdout.trim().startsWith('Z'),
    () => false,
  );

async function stopped({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] = await once(child, 'exit');
  return code;
}

describe('the server as a process', () => {
  let server: Running;
  let key: string;

  test('starts on an empty folder, answers, and shows the way to the first administrator', async () => {
    server = await start();
    expect(await statusOf(server.address, '/readyz')).toBe(200);
    await expect.poll(server.said).toMatch(/\/invitations\/[\w-]{43}/);
    const link = /(\/invitations\/\S+)/.exec(server.said())![1];
    expect(await statusOf(server.address, `/api/v1${link}`)).toBe(200);
  });

  test('makes the first administrator by that link, once', async () => {
    const send = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${server.address}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const link = /(\/invitations\/\S+)/.exec(server.said())![1];
    const person = { name: 'Ada', email: 'ada@muster.example', password: 'drei kurze Wörter' };
    expect(await send(`${link}/acceptances`, { password: person.password })).toMatchObject({ status: 400 });
    const accepted = await send(`${link}/acceptances`, { ...person, workspaceName: 'Muster GmbH' });
    expect(accepted).toEqual({ status: 201, body: { email: person.email } });
    expect(await send('/sessions', { email: person.email, password: person.password })).toMatchObject({
      status: 201,
      body: { rightsGroup: { name: 'Administratoren' }, workspace: { name: 'Muster GmbH' } },
    });
    expect(await send(`${link}/acceptances`, person)).toMatchObject({ status: 422 });
  });

  test('is refused a second time on the same folder, with a sentence', async () => {
    const { child, said } = launch();
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said()).toContain(`Faden läuft schon auf ${folder}`);
    expect(await statusOf(server.address, '/readyz')).toBe(200);
  });

  test('lets commands work beside it', async () => {
    await faden(
      'user',
      'add',
      '--email',
      'anna@muster.example',
      '--name',
      'Anna',
      '--rights-group',
      'Vertrieb',
    );
    key = (await faden('key', 'create', '--email', 'anna@muster.example', '--name', 'Test'))
      .split('\n')
      .at(-1)!;
    expect(await statusOf(server.address, '/api/v1/me', { authorization: `Bearer ${key}` })).toBe(200);
  });

  test('exports to a file or to whatever comes next, on record', async () => {
    const answer = await fetch(`${server.address}/api/v1/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'company', name: '=Summe GmbH', city: 'Ulm' }),
    });
    expect(answer.status).toBe(201);
    const lines = "Ort,Name\r\nUlm,'=Summe GmbH";
    expect(await faden('export', 'accounts', '--fields', 'city,name', '--separator', ',')).toBe(lines);
    const file = join(folder, 'accounts.csv');
    await faden('export', 'accounts', '--fields', 'city,name', '--separator', ',', '--file', file);
    expect(await readFile(file, 'utf8')).toBe(`${lines}\r\n`);
    await expect(faden('export', 'accounts', '--file', file)).rejects.toThrow('gibt es schon');
    await expect(faden('export', 'accounts', '--fields', 'nam')).rejects.toThrow(
      'customerNumber, kind, name',
    );
    await expect(faden('export', 'contracts')).rejects.toThrow('accounts, contacts, activities, follow-ups');
    // Sales people may not export.
    await expect(faden('export', 'accounts', '--as', 'anna@muster.example')).rejects.toThrow('Recht');
  });

  test('brings a killed database back and never fails otherwise than with 503 meanwhile', async () => {
    process.kill(await databasePid(), 'SIGKILL');
    const headers = { authorization: 'Bearer not-remembered' };
    // For a moment the connections outlive the process that made them, and answer.
    expect([401, 503]).toContain(await statusOf(server.address, '/api/v1/me', headers));
    expect(await readyAfterMs(server.address)).toBeLessThan(recoveryMs);
    expect(await statusOf(server.address, '/api/v1/me', { authorization: `Bearer ${key}` })).toBe(200);
  });

  test('takes over what a killed run left behind', async () => {
    await stopped(server, 'SIGKILL');
    const from = performance.now();
    server = await start();
    expect(await statusOf(server.address, '/api/v1/me', { authorization: `Bearer ${key}` })).toBe(200);
    expect(performance.now() - from).toBeLessThan(recoveryMs);
  });

  test('is backed up while it runs, and never restored over', async () => {
    const file = join(folder, 'night.faden');
    expect(await faden('backup', file)).toMatch(/^Gesichert: \d+ Zeilen in .*night\.faden/);
    await expect(faden('backup', file)).rejects.toThrow('gibt es schon');
    await faden('backup', file, '--force');
    await expect(faden('restore', file, '--replace', '--yes')).rejects.toThrow('läuft Faden gerade');
    expect(await statusOf(server.address, '/api/v1/me', { authorization: `Bearer ${key}` })).toBe(200);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind after %s', async (signal) => {
    if (server.child.exitCode !== null) server = await start();
    const pid = await databasePid();
    expect(await stopped(server, signal)).toBe(0);
    expect(await isAlive(pid)).toBe(false);
  });

  test('is not needed for commands, which leave nothing behind either', async () => {
    expect(await faden('key', 'create', '--email', 'anna@muster.example', '--name', 'Nacht')).toMatch(
      /^faden_/,
    );
    await expect(databasePid()).rejects.toThrow('ENOENT');
  });

  test('gets its backup restored where that is asked for by name, and works on', async () => {
    const file = join(folder, 'night.faden');
    await expect(faden('restore', file)).rejects.toThrow('enthält schon Daten: Muster GmbH');
    await expect(faden('restore', file, '--replace')).rejects.toThrow('bestätigen Sie mit --yes');
    const said = await faden('restore', file, '--replace', '--yes');
    expect(said).toMatch(/Eingespielt: \d+ Zeilen, Stand .*\n.*neu an.*\n1 API-Schlüssel/);
    expect(said).toMatch(/\d+ Regeln geprüft, alle halten\.$/);
    const kept = await faden('restore', file, '--replace', '--yes', '--keep-keys');
    expect(kept).not.toContain('API-Schlüssel');
    server = await start();
    expect(await statusOf(server.address, '/api/v1/me', { authorization: `Bearer ${key}` })).toBe(200);
    expect(await stopped(server, 'SIGTERM')).toBe(0);
  });
});
