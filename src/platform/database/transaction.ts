import pg from 'pg';
import { type Database, databaseOn } from './driver.ts';

/** In whose name a transaction runs; row security sees nothing else. */
export interface Principal {
  workspaceId: string;
  userId: string;
}

/** What changed, for the live stream (`platform/live`). */
export interface ChangeEvent {
  type: 'activity' | 'follow-up' | 'account' | 'campaign' | 'job' | 'withdrawal' | 'settings';
  id: string;
  accountId?: string | undefined;
}

/** An open transaction. `announce` and `atCommit` cost no round trip of their own: they travel with the commit. */
export interface Transaction {
  db: Database;
  principal: Principal;
  /** Tells the live stream once the transaction is committed. */
  announce(event: ChangeEvent): void;
  /** Runs after the commit, never after a rollback. */
  afterCommit(task: () => void): void;
}

/** Runs `work` in a transaction of this principal; a throw rolls everything back. */
export type Transactor = <T>(
  principal: Principal,
  work: (tx: Transaction) => Promise<T>,
  framing?: Framing<T>,
) => Promise<T>;

/** Statements that travel with begin and commit; written with `literal`, never with raw input. */
export interface Framing<T> {
  first?: string;
  /** Sees the rows of `first`; answering something ends the transaction with it, without running the work. */
  shortcut?: (rows: Record<string, unknown>[], tx: Transaction) => Promise<T | undefined>;
  last?: (result: T) => string;
}

export const literal = pg.escapeLiteral;

/** `onCommit` is told what was announced, and by whom. */
export function transactor(
  pool: pg.Pool,
  onCommit: (events: ChangeEvent[], principal: Principal) => void = () => {},
): Transactor {
  return async (principal, work, framing = {}) => {
    const client = await pool.connect();
    const events: ChangeEvent[] = [];
    const tasks: (() => void)[] = [];
    const tx: Transaction = {
      db: databaseOn(client),
      principal,
      announce: (event) => void events.push(event),
      afterCommit: (task) => void tasks.push(task),
    };
    let broken: Error | undefined;
    try {
      const started = await client.query(
        `begin; select set_config('faden.workspace_id', ${literal(principal.workspaceId)}, true), ` +
          `set_config('faden.user_id', ${literal(principal.userId)}, true); ${framing.first ?? ''}`,
      );
      const rows = Array.isArray(started) ? (started.at(-1)?.rows ?? []) : [];
      const early = framing.first ? await framing.shortcut?.(rows, tx) : undefined;
      const result = early ?? (await work(tx));
      const last = early === undefined ? (framing.last?.(result) ?? '') : '';
      await client.query(`${insertEvents(principal, events)} ${last} commit`);
      for (const task of tasks) task();
      if (events.length > 0) onCommit(events, principal);
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

function insertEvents({ workspaceId, userId }: Principal, events: ChangeEvent[]): string {
  if (events.length === 0) return '';
  const rows = events.map(
    ({ type, id, accountId }) =>
      `(${[workspaceId, type, id].map(literal).join()}, ${accountId ? literal(accountId) : 'null'}, ${literal(userId)})`,
  );
  return `insert into event (workspace_id, type, subject_id, account_id, user_id) values ${rows.join()};`;
}
