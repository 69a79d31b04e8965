import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { Conversation } from './conversation.ts';
import type { Transaction } from './transaction.ts';

/** Counts the packets that PostgreSQL answered: each ends with its being ready for the next. */
function packetsOn(client: pg.PoolClient): () => number {
  let packets = 0;
  client.connection.on('readyForQuery', () => packets++);
  return () => packets;
}

describe('a conversation with the database', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;
  let conversation: Conversation;
  beforeAll(async () => {
    database = await testDatabase();
    await database.owner.query('create table note (text text not null, number int unique)');
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    client = await database.owner.connect();
    conversation = new Conversation(client);
  });
  afterEach(async () => {
    await client.query('rollback');
    client.release();
    await database.owner.query('delete from note');
  });

  const ask = (text: string, values?: unknown[]) => conversation.ask({ text, ...(values && { values }) });
  const notes = async () =>
    (await database.owner.query('select text from note')).rows.map(({ text }) => text);

  it('sends what is asked for in one turn in one packet, and answers in order', async () => {
    const packets = packetsOn(client);
    const askLater = async () => {
      await null;
      return ask('select $1::int as one', [1]);
    };
    const answers = await Promise.all([ask('begin'), askLater(), ask('select 2 as two')]);
    expect(answers.map(({ command, rows }) => [command, ...rows])).toEqual([
      ['BEGIN'],
      ['SELECT', { one: 1 }],
      ['SELECT', { two: 2 }],
    ]);
    expect(packets()).toBe(1);
    await ask('select 3');
    expect(packets()).toBe(2);
  });

  it('keeps nothing behind a statement that failed, least of all the commit', async () => {
    const answers = await Promise.allSettled([
      ask('begin'),
      ask('insert into note values ($1)', ['first']),
      ask('insert into note values ($1)', [null]),
      ask('insert into note values ($1)', ['last']),
      ask('commit'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    await ask('rollback');
    expect(await notes()).toEqual([]);
  });

  it('prepares a statement again that was skipped before it was parsed', async () => {
    const skipped = 'insert into note (text) values ($1 || $2)';
    await Promise.allSettled([ask('begin'), ask('select 1 / 0'), ask(skipped, ['a', 'b'])]);
    await ask('rollback');
    await ask(skipped, ['a', 'b']);
    await ask(skipped, ['c', 'd']);
    expect(await notes()).toEqual(['ab', 'cd']);
  });

  it('sends nothing behind a value that cannot be sent', async () => {
    const unsendable = {
      toPostgres: () => {
        throw new Error('no words for it');
      },
    };
    const answers = await Promise.allSettled([
      ask('begin'),
      ask('insert into note values ($1)', ['before']),
      ask('insert into note (number) values ($1)', [unsendable]),
      ask('commit'),
    ]);
    expect(answers.slice(2)).toMatchObject([
      { status: 'rejected', reason: { message: 'no words for it' } },
      { status: 'rejected', reason: { message: 'no words for it' } },
    ]);
    await ask('rollback');
    expect(await notes()).toEqual([]);
  });

  it('refuses whoever still asks when it has ended', async () => {
    const waiting = ask('insert into note values ($1)', ['late']);
    conversation.end();
    await expect(waiting).rejects.toThrow('The transaction is over.');
    await expect(ask('select 1')).rejects.toThrow('The transaction is over.');
    expect(await notes()).toEqual([]);
  });

  it('refuses all its statements when the connection is lost', async () => {
    const { pid } = (await ask('select pg_backend_pid() as pid')).rows[0] as { pid: number };
    const packet = Promise.allSettled([ask('select pg_sleep(60)'), ask('select 1')]);
    await database.owner.query('select pg_terminate_backend($1)', [pid]);
    const answers = await packet;
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    client.release(true);
    client = await database.owner.connect();
  });
});

describe('a transaction', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it.each([0, 1, 2, 3, 5, 8])('asks in the order it was told to, with %i pauses between', async (pauses) => {
    const principal = { workspaceId: newId(), userId: newId() };
    const said = await database.transact(principal, async ({ db }) => {
      const later = async () => {
        for (let pause = 0; pause < pauses; pause++) await null;
        return sql<{ set: string }>`select current_setting('enable_mergejoin') as set`.execute(db);
      };
      const [, { rows }] = await Promise.all([
        sql`select set_config('enable_mergejoin', 'off', true)`.execute(db),
        later(),
      ]);
      return rows[0]!.set;
    });
    expect(said).toBe('off');
  });

  it('costs two round trips when it looks once and writes with its commit', async () => {
    const principal = { workspaceId: newId(), userId: newId() };
    const read = async ({ db }: Transaction) => sql`select 1`.execute(db);
    await database.transact(principal, read);
    let packets = () => 0;
    database.appPool.once('acquire', (client) => {
      packets = packetsOn(client);
    });
    await database.transact(principal, async (tx) => {
      await read(tx);
      tx.withCommit({ text: 'select 2' });
    });
    expect(packets()).toBe(2);
  });
});
