import type pg from 'pg';
import { Packet } from './packet.ts';

export interface Statement {
  text: string;
  values?: readonly unknown[];
}

/** A statement and those who wait for its answer. */
export interface Asked {
  statement: Statement & { name: string | undefined };
  resolve: (result: pg.QueryResult) => void;
  reject: (error: Error) => void;
}

/** Statements are prepared under a name per text; beyond this many texts they go unnamed. */
const namedStatementsMost = 400;
const statementNames = new Map<string, string>();

/**
 * What one transaction asks of its connection. Statements asked for in one turn of the event loop leave in one packet
 * and are answered in one: a round trip costs both ends more than most statements do.
 */
export class Conversation {
  readonly #client: pg.ClientBase;
  #waiting: Asked[] = [];
  #isAnswering = false;
  #isOver = false;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  ask({ text, values = [] }: Statement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      if (this.#isOver) return reject(new Error('The transaction is over.'));
      const statement = { text, values, name: statementName(text) };
      // The microtasks of this turn run before the next tick, and with them whoever else has something to ask.
      if (this.#waiting.push({ statement, resolve, reject }) === 1) process.nextTick(() => this.#send());
    });
  }

  /** Whoever still asks is refused: the connection is about to serve another transaction. */
  end(): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('The transaction is over.'));
  }

  #send(): void {
    if (this.#isAnswering || this.#waiting.length === 0) return;
    this.#isAnswering = true;
    const answered = () => {
      this.#isAnswering = false;
      this.#send();
    };
    this.#client.query(new Packet(this.#waiting.splice(0), answered));
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
