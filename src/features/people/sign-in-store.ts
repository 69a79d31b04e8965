import { sql } from 'kysely';
import type { Context } from './context.ts';

type In = Pick<Context, 'db' | 'now'>;

/** In the transaction of its cause; of a user of this workspace only. */
export async function setPassword({ db, now }: In, userId: string, passwordHash: string): Promise<void> {
  await sql`select set_password(${userId}, ${passwordHash}, ${now})`.execute(db);
}

/** Ends every session of a user but the one with this token. */
export async function endSessions({ db }: Pick<In, 'db'>, userId: string, sparedToken = ''): Promise<void> {
  await sql`select end_sessions(${userId}, ${sparedToken})`.execute(db);
}
