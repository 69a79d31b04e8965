import type pg from 'pg';
import { Conversation, type Statement } from './conversation.ts';
import { type Database, readyDatabaseOn } from './driver.ts';

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

/** An open transaction. `announce` and `withCommit` cost no round trip of their own: they travel with the commit. */
export interface Transaction {
  db: Database;
  principal: Principal;
  /** Writes as the last thing before the commit, which fails with it. */
  withCommit(statement: Statement): void;
  /** Tells the live stream once the transaction is committed. */
  announce(event: ChangeEvent): void;
  /** Runs after the commit, never after a rollback. */
  afterCommit(task: () => void): void;
}

/** Runs `work` in a transaction of this principal; a throw rolls everything back. */
export type Transactor = <T>(
  principal: Principal,
  work: (tx: Transaction) => Promise<T>,
  once?: Once<T>,
) => Promise<T>;

/** Gives work one effect, however often it is asked for: statements that travel with begin and commit. */
export interface Once<T> {
  /** Answers a row to the first who asks, none to those after; waits for a transaction that may be the first. */
  claim: Statement;
  /** Keeps the result for those who ask again. */
  keep: (result: T) => Statement;
  /** Reads what was kept, in a transaction of its own. */
  kept: Statement;
  again: (kept: Record<string, unknown> | undefined) => T;
}

/** `onCommit` is told what was announced, and by whom. */
export function transactor(
  pool: pg.Pool,
  onCommit: (events: ChangeEvent[], principal: Principal) => void = () => {},
): Transactor {
  return async (principal, work, once) => {
    const client = await pool.connect();
    const conversation = new Conversation(client);
    const db = await readyDatabaseOn(conversation);
    const { tx, events, statements, tasks } = openTransaction(db, principal);
    let broken: Error | undefined;
    try {
      const begun = askAll(conversation, [...beginning(principal), ...(once ? [once.claim] : [])]);
      // Not waited for: the first thing it asks leaves with the beginning. Nothing of it lasts before the commit.
      const working = work(tx);
      working.catch(() => {});
      const claimed = (await begun).at(-1)!;
      if (once && claimed.rows.length === 0) {
        conversation.end();
        return once.again(await readOnce(new Conversation(client), principal, once.kept));
      }
      const result = await working;
      await askAll(conversation, [
        ...statements,
        ...(events.length > 0 ? [insertionOf(events, principal)] : []),
        ...(once ? [once.keep(result)] : []),
        { text: 'commit' },
      ]);
      for (const task of tasks) task();
      if (events.length > 0) onCommit(events, principal);
      return result;
    } catch (error) {
      conversation.end();
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      conversation.end();
      client.release(broken);
    }
  };
}

function openTransaction(db: Database, principal: Principal) {
  const events: ChangeEvent[] = [];
  const statements: Statement[] = [];
  const tasks: (() => void)[] = [];
  const tx: Transaction = {
    db,
    principal,
    withCommit: (statement) => void statements.push(statement),
    announce: (event) => void events.push(event),
    afterCommit: (task) => void tasks.push(task),
  };
  return { tx, events, statements, tasks };
}

const askAll = (conversation: Conversation, statements: Statement[]) =>
  Promise.all(statements.map((statement) => conversation.ask(statement)));

const beginning = ({ workspaceId, userId }: Principal): Statement[] => [
  { text: 'begin' },
  {
    text: `select set_config('faden.workspace_id', $1, true), set_config('faden.user_id', $2, true)`,
    values: [workspaceId, userId],
  },
];

/** Instead of a transaction whose claim came too late: takes it back and reads what the first one kept. */
async function readOnce(conversation: Conversation, principal: Principal, kept: Statement) {
  const begun = [{ text: 'rollback' }, ...beginning(principal)];
  const answers = await askAll(conversation, [...begun, kept, { text: 'commit' }]);
  return answers[begun.length]!.rows[0] as Record<string, unknown> | undefined;
}

const insertionOf = (events: ChangeEvent[], { workspaceId, userId }: Principal): Statement => ({
  text: `insert into event (workspace_id, user_id, type, subject_id, account_id)
    select $1, $2, e.type, e.id, e."accountId" from json_to_recordset($3::json) as e(type text, id text, "accountId" uuid)`,
  values: [workspaceId, userId, JSON.stringify(events)],
});
