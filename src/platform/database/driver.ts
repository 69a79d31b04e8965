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
import type pg from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Statements are prepared under a name per text; beyond this many texts they go unnamed. */
const namedStatementsMost = 400;
const statementNames = new Map<string, string>();

/** Kysely on one connection that somebody else opened, begins and commits. */
export function databaseOn(client: pg.ClientBase): Database {
  return new Kysely<Tables>({ dialect: dialectOn(client), plugins: [camelCase] });
}

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

function dialectOn(client: pg.ClientBase): Dialect {
  const connection = new PreparedConnection(client);
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
  readonly #client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(query.sql);
    const result = await this.#client.query({
      text: query.sql,
      values: query.parameters as unknown[],
      ...(name ? { name } : {}),
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

function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known) return known;
  if (statementNames.size >= namedStatementsMost) return undefined;
  const name = `faden_${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}
