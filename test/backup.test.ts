import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { leftOut, settleRestored } from '#cli/backup-scope.ts';
import { asOperator, type CommandRun } from '#cli/command.ts';
import type { Installation } from '#cli/installation.ts';
import { createWorkspace } from '#cli/new-workspace.ts';
import { fillDemo } from '#demo/fill.ts';
import { verify } from '#features/thread/verify.ts';
import { checkBackup, restoreBackup } from '#platform/backup/restore.ts';
import { writeBackup } from '#platform/backup/write.ts';
import { openClient } from '#platform/database/connection.ts';
import { applyMigrations, migrations } from '#platform/database/migrate.ts';
import { printSchema } from '#platform/database/print-schema.ts';
import { transactor } from '#platform/database/transaction.ts';
import { type TestApp, testApp } from './app.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { openCluster, type TestCluster, testSecret } from './postgres.setup.ts';
import { contentsOf, edited } from './stage/backup-file.ts';
import { furnish } from './stage/stage.ts';

let folder: string;
/** Of its own: a restore is one long transaction, and until it ends the live streams of a whole cluster wait. */
let cluster: TestCluster;
/** A company's past of a year and more beside a workspace in which everything was tried once. */
let app: TestApp;
let file: string;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faden-backup-'));
  await chmod(folder, 0o711);
  cluster = await openCluster();
  app = await testApp({ on: { database: await testDatabase(cluster) } });
  await furnish(app, app.world);
  await takeOneBack();
  await fillWorkspace('Sonnwerk');
  file = join(folder, 'night.faden');
  await writeBackup(app.address, file, { leftOut, onTable: () => {} });
}, 120_000);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});
afterAll(async () => {
  await app.close();
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

/** Tables in which the past of a company stands, each with something in it. */
const livedIn = [
  ...['account', 'contact', 'activity', 'follow_up', 'membership', 'status_change', 'withdrawal'],
  ...['account_merge_move', 'import_row', 'import_file_piece', 'job', 'api_key', 'idempotency_key'],
]
  .map((table) => `public.${table}`)
  .concat('auth.credential');

/** A save under a key, taken back. */
async function takeOneBack(): Promise<void> {
  const followUps = [{ text: 'doch nicht', dueOn: '2013-10-01' }];
  const { body } = await app.call('/activities', {
    method: 'POST',
    body: { accountId: app.world.accounts.F5, text: 'verwählt', followUps },
    headers: { 'idempotency-key': 'misdialled' },
  });
  await app.post('/undos', { token: body.undo.token });
}

async function fillWorkspace(name: string): Promise<void> {
  const installation = {
    pool: app.appPool,
    asOwner: (work) => work(transactor(app.owner)),
  } as Installation;
  await createWorkspace(installation, { name, language: 'de' });
  const run: CommandRun = {
    installation,
    options: { workspace: name },
    operands: [],
    locale: 'de',
    say: () => {},
  };
  await asOperator(run, fillDemo);
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase(cluster);
  opened.push(database);
  return database;
}

const restore = (
  database: Pick<TestDatabase, 'address'>,
  from = file,
  afterwards: (client: pg.Client) => Promise<unknown> = async () => {},
) =>
  restoreBackup(database.address, from, {
    secret: testSecret,
    onProgress: () => {},
    afterwards: async (client) => void (await afterwards(client)),
  });

const schemaOf = async ({ owner }: TestDatabase) => {
  const client = await owner.connect();
  const printed = await printSchema(client);
  client.release();
  return printed;
};

describe('a restored backup', () => {
  test('has every row of every table, keeps every rule, and has the same schema', async () => {
    const database = await emptyDatabase();
    const schema = await schemaOf(database);
    expect(await restore(database)).toEqual([]);
    const contents = await contentsOf(database.owner);
    expect(contents).toEqual(await contentsOf(app.owner));
    const empty = Object.keys(contents).filter((table) => contents[table]!.startsWith('0 '));
    expect(empty.filter((table) => livedIn.includes(table))).toEqual([]);
    expect(await verify(database.owner)).toEqual([]);
    expect(await schemaOf(database)).toBe(schema);
    const { rows } = await database.owner.query(
      "select relname from pg_class where relname = 'activity' and reltuples > 0",
    );
    expect(rows, 'statistics are fresh').toHaveLength(1);
  });

  test('is worked with as before: a status, a follow-up finished and planned, an undo', async () => {
    const database = await emptyDatabase();
    await restore(database);
    const again = await testApp({ on: { database, world: app.world } });
    const accountId = app.world.accounts.F3;
    const { vk, statuses } = app.world;
    const save = (toStatusId: string, more: object = {}) =>
      again.post('/activities', {
        accountId,
        text: 'weiter',
        statusChanges: [{ campaignId: vk, toStatusId }],
        followUps: [{ text: 'anrufen', dueOn: '2013-10-01' }],
        ...more,
      });
    const first = await save(statuses.Erstkontakt);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    const completes = [first.body.followUps[0].id];
    const second = await save(statuses['Bedarf geklärt'], { completes });
    expect(second.body).toMatchObject({ completedFollowUps: [{ id: completes[0] }] });
    expect(await again.post('/undos', { token: second.body.undo.token })).toMatchObject({ status: 201 });
    expect(await verify(database.owner)).toEqual([]);
    await again.app.close();
  });

  test('revokes API keys, lets another worker take what was running, and offers no file it does not have', async () => {
    const database = await emptyDatabase();
    await app.owner.query(
      `insert into job (workspace_id, id, kind, user_id, state, created_at, claimed_by, lease_until)
       values ($1, gen_random_uuid(), 'none', $2, 'running', now(), gen_random_uuid(), now() + interval '1 hour')`,
      [app.world.workspaceId, app.world.users.anna],
    );
    const running = join(folder, 'running.faden');
    await writeBackup(app.address, running, { leftOut, onTable: () => {} });
    await app.owner.query("delete from job where kind = 'none'");
    await restore(database, running, (client) => settleRestored(client, { keepsKeys: false }));
    const count = async (condition: string) =>
      (await database.owner.query(`select count(*)::int as n from ${condition}`)).rows[0].n;
    expect(await count('api_key where revoked_at is null')).toBe(0);
    expect(await count("job where state = 'running' and claimed_by is null and lease_until is null")).toBe(1);
    expect(await count('export where pieces = 0 and expires_at <= now() and rows > 0')).toBe(1);
    expect(await count('invitation')).toBe(0);
    expect(await count('auth.session')).toBe(0);
    expect(await count('auth.credential')).toBeGreaterThan(0);
  });

  test('takes the place of what was there', async () => {
    const other = await testApp({ on: { database: await testDatabase(cluster) } });
    await restore(other);
    expect(await contentsOf(other.owner)).toEqual(await contentsOf(app.owner));
    await other.close();
  });

  test('of an older version is brought to this one', async () => {
    const [older, database] = [await emptyDatabase(), await emptyDatabase()];
    const schema = await schemaOf(database);
    const client = await openClient(older.address);
    await client.query('drop schema public cascade; drop schema auth cascade; create schema public');
    const then = migrations().filter(({ name }) => name < '0010');
    await applyMigrations(client, then);
    await client.query(
      `insert into workspace (id, name, created_at) values (gen_random_uuid(), 'Damals', now())`,
    );
    await client.end();
    const old = join(folder, 'old.faden');
    await writeBackup(older.address, old, { leftOut, onTable: () => {} });
    const later = migrations().slice(then.length);
    expect(await restore(database, old)).toEqual(later.map(({ name }) => name));
    expect(await schemaOf(database)).toBe(schema);
    expect((await database.owner.query('select name from workspace')).rows).toEqual([{ name: 'Damals' }]);
  });
});

describe('a backup', () => {
  test('taken while people save is one moment of it', async () => {
    let saving = true;
    let saved = 0;
    const worker = async (accountId: string) => {
      for (; saving; saved++) {
        const body = { accountId, text: 'nebenher', followUps: [{ text: 'weiter', dueOn: '2013-10-02' }] };
        expect((await app.post('/activities', body)).status).toBe(201);
      }
    };
    const workers = (['F1', 'F2', 'F3', 'F4'] as const).map((name) => worker(app.world.accounts[name]));
    const during = join(folder, 'during.faden');
    await expect.poll(() => saved).toBeGreaterThan(4);
    const before = saved;
    await writeBackup(app.address, during, { leftOut, onTable: () => {} });
    const meanwhile = saved - before;
    saving = false;
    await Promise.all(workers);
    expect(meanwhile).toBeGreaterThan(0);
    const database = await emptyDatabase();
    await restore(database, during);
    expect(await verify(database.owner)).toEqual([]);
    await writeBackup(app.address, file, { leftOut, onTable: () => {} });
  });

  test('is for its owner only, and leaves nothing else in the folder', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('that fails leaves neither itself nor a part of it', async () => {
    const broken = join(folder, 'broken.faden');
    const fails = () => {
      throw new Error('full');
    };
    await expect(writeBackup(app.address, broken, { leftOut, onTable: fails })).rejects.toThrow('full');
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});

describe('what is not a whole backup of this version changes nothing', () => {
  const damaged: Record<string, [fault: string, make: () => Promise<string>]> = {
    'cut off': [
      'incomplete',
      async () => {
        const cut = await copied('cut');
        await truncate(cut, Math.floor((await stat(cut)).size / 2));
        return cut;
      },
    ],
    'cut off at its last bytes': [
      'incomplete',
      async () => {
        const cut = await copied('short');
        await truncate(cut, (await stat(cut)).size - 9);
        return cut;
      },
    ],
    'with one byte changed': [
      'altered',
      async () => {
        const bytes = await readFile(file);
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = bytes[middle]! ^ 0xff;
        return written('flipped', bytes);
      },
    ],
    'with another text and the old checksum': [
      'altered',
      () => edited(file, (text) => text.replace('Sonnenschein', 'Regenwetter'), { resealed: false }),
    ],
    'with something behind its end': [
      'altered',
      async () => written('longer', Buffer.concat([await readFile(file), gzipSync('more')])),
    ],
    'of a later version': [
      'newer',
      () =>
        edited(file, (text) => text.replace('"migrations":[', '"migrations":["9999_later",'), {
          resealed: true,
        }),
    ],
    'of a later format': [
      'newer',
      () => edited(file, (text) => text.replace('"format":1', '"format":2'), { resealed: true }),
    ],
    'of something else': ['foreign', () => written('list', Buffer.from('Firma;Ort\n'))],
    'of something else, packed': ['foreign', () => written('packed', gzipSync('Firma;Ort\n'))],
    'of nothing': ['incomplete', () => written('nothing', Buffer.alloc(0))],
  };
  const written = async (name: string, bytes: Buffer) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const copied = async (name: string) => written(name, await readFile(file));

  for (const [what, [fault, make]] of Object.entries(damaged)) {
    test(`a file ${what} is recognised as ${fault}`, async () => {
      await expect(checkBackup(await make(), () => {})).rejects.toMatchObject({ fault });
    });
  }

  test('rows that break the rules of the tables are refused, and all is as it was', async () => {
    const other = await testApp({ on: { database: await testDatabase(cluster) } });
    const before = await contentsOf(other.owner);
    const orphan = (text: string) => {
      const rows = text.indexOf('{"table":"public.activity"');
      return text.slice(0, rows) + text.slice(rows).replace(app.world.users.admin, app.world.vk);
    };
    const orphaned = await edited(file, orphan, { resealed: true });
    await expect(restore(other, orphaned)).rejects.toThrow(/foreign key/);
    expect(await contentsOf(other.owner)).toEqual(before);
    expect(
      (
        await other.post('/activities', {
          accountId: other.world.accounts.F1,
          text: 'geht weiter',
          followUps: [{ text: 'anrufen', dueOn: '2013-10-01' }],
        })
      ).status,
    ).toBe(201);
    await other.close();
  });
});
