import { sql } from 'kysely';
import type { Database } from '#platform/database/driver.ts';
import type { ChangeEvent } from '#platform/database/transaction.ts';
import type { Position } from './position.ts';

export interface EventRow extends Position {
  type: ChangeEvent['type'];
  subjectId: string;
  accountId: string | null;
  userId: string | null;
}

/** The place before everything that has yet to commit. */
export async function currentPosition(db: Database): Promise<Position> {
  const { rows } = await sql<Position>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as tx, 0 as id,
           extract(epoch from clock_timestamp())::int as at`.execute(db);
  return rows[0]!;
}

/**
 * The next rows of the workspace in (tx, id) order. Rows of transactions that began after one still open are held
 * back, as the open one may yet put rows before them: `held` says that there are such rows.
 */
export async function eventsAfter(
  db: Database,
  { tx, id }: Position,
  most: number,
): Promise<{ events: EventRow[]; held: boolean }> {
  const { rows } = await sql<EventRow & { final: boolean }>`
    select e.tx::text as tx, e.id, extract(epoch from e.at)::int as at, e.type, e.subject_id, e.account_id, e.user_id,
           e.tx < pg_snapshot_xmin(pg_current_snapshot()) as final
      from event e
     where (e.tx, e.id) > (${tx}::xid8, ${id}::bigint)
     order by e.tx, e.id limit ${most}`.execute(db);
  const events = rows.filter(({ final }) => final);
  return { events, held: events.length < rows.length };
}

/** Whether more than `most` events of the workspace lie behind a position. */
export async function isFarBehind(db: Database, { tx, id }: Position, most: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from event e where (e.tx, e.id) > (${tx}::xid8, ${id}::bigint) limit ${most + 1}`.execute(db);
  return rows.length > most;
}
