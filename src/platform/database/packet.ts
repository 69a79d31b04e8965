import pg from 'pg';
import { types } from './connection.ts';
import type { Asked } from './conversation.ts';

/** What pg calls on whatever it has submitted; its own `Query` declares only a part of it. */
interface Answered {
  name: string | undefined;
  text: string;
  /** Answers what keeps it from being sent. */
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleEmptyQuery(connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
  handleError(error: Error, connection: pg.Connection): void;
}

/** pg's book of prepared statements, by name. */
interface Bookkeeping {
  submittedNamedStatements: Record<string, string>;
}

/**
 * Several statements for PostgreSQL with one `Sync` at their end: where one fails, it skips the rest, and all of them
 * are refused with that error. pg calls the methods as it would those of one query.
 */
export class Packet implements pg.Submittable {
  readonly #queries: Answered[];
  readonly #onDone: () => void;
  /** The query that is being answered. */
  #at = 0;
  #unsendable: Error | undefined;

  constructor(asked: Asked[], onDone: () => void) {
    this.#onDone = onDone;
    this.#queries = asked.map((one) => this.#queryFor(one));
  }

  #queryFor({ statement: { text, values, name }, resolve, reject }: Asked): Answered {
    const config = { text, values: values as unknown[], name, types, queryMode: 'extended' };
    const answered = (error: Error | undefined, result: pg.ResultBuilder) => {
      if (!error) return resolve(result);
      this.#unsendable = error;
      reject(error);
    };
    return new pg.Query(config, answered) as unknown as Answered;
  }

  /** pg keeps its book of prepared statements by these two. */
  get name(): string | undefined {
    return this.#queries[this.#at]?.name;
  }

  get text(): string {
    return this.#queries[this.#at]?.text ?? '';
  }

  submit(connection: pg.Connection): void {
    const unsynced: pg.Connection = Object.create(connection, { sync: { value: () => {} } });
    connection.stream.cork();
    for (const query of this.#queries) {
      this.#unsendable = query.submit(unsynced) ?? this.#unsendable;
      // A value that cannot be sent: nothing behind it may happen, least of all the commit.
      if (this.#unsendable) break;
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#at]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#queries[this.#at]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    this.#queries[this.#at++]?.handleCommandComplete(message, connection);
  }

  handleEmptyQuery(): void {
    this.#at++;
  }

  handleReadyForQuery(connection: pg.Connection): void {
    for (const query of this.#queries.slice(0, this.#at)) query.handleReadyForQuery(connection);
    this.#refuse(
      this.#at,
      this.#unsendable ?? new Error('PostgreSQL left a statement unanswered.'),
      connection,
    );
    this.#onDone();
  }

  handleError(error: Error, connection: pg.Connection): void {
    for (const query of this.#queries.slice(0, this.#at)) query.handleReadyForQuery(connection);
    this.#refuse(this.#at, error, connection);
    this.#onDone();
  }

  #refuse(from: number, error: Error, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as unknown as Bookkeeping;
    for (const query of this.#queries.slice(from)) {
      // Skipped before it was parsed: the next one to use the statement prepares it.
      if (query.name) delete submittedNamedStatements[query.name];
      query.handleError(error, connection);
    }
  }
}
