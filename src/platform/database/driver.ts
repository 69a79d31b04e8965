import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Conversation } from './conversation.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Kysely on one connection that somebody else opened, begins and commits. */
export function databaseOn(conversation: Conversation): Database {
  return new Kysely<Tables>({ dialect: dialectOn(conversation), plugins: [camelCase] });
}

/**
 * As `databaseOn`, ready: Kysely begins with its first use, and what is asked first would be overtaken by what is asked
 * next. Statements that say how the next ones are planned must leave before them.
 */
export async function readyDatabaseOn(conversation: Conversation): Promise<Database> {
  const db = databaseOn(conversation);
  await db.getExecutor().provideConnection(async () => {});
  return db;
}

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

function dialectOn(conversation: Conversation): Dialect {
  const connection = new PreparedConnection(conversation);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: outsideOnly,
    commitTransaction: outsideOnly,
    rollbackTransaction: outsideOnly,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

async function outsideOnly(): Promise<void> {
  throw new Error('A transaction is begun and ended by platform/database/transaction.ts only.');
}

class PreparedConnection implements DatabaseConnection {
  readonly #conversation: Conversation;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#conversation.ask({ text: sql, values: parameters }).catch((error: Error) => {
      // From here the trace leads to whoever asked, from pg only to its socket.
      Error.captureStackTrace(error);
      throw error;
    });
    return {
      rows: result.rows as R[],
      ...(result.command !== 'SELECT' && result.rowCount !== null
        ? { numAffectedRows: BigInt(result.rowCount) }
        : {}),
    };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Read in pages instead of streaming.');
  }
}
