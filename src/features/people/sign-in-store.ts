import { type Kysely, type RawBuilder, sql } from 'kysely';
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

export interface SessionEnd {
  endsAt: string;
  secondsLeft: number;
}

/** Of a session of the transaction's user; undefined when it is over. */
export const sessionEnd = (context: Pick<In, 'db'>, token: string): Promise<SessionEnd | undefined> =>
  endAnswered(context, sql`session_end(${token})`);

/** Lets it end so many seconds from now; undefined when it is over already. */
export const extendSession = (
  context: Pick<In, 'db'>,
  token: string,
  seconds: number,
): Promise<SessionEnd | undefined> => endAnswered(context, sql`prolong_session(${token}, ${seconds})`);

async function endAnswered(
  { db }: Pick<In, 'db'>,
  end: RawBuilder<unknown>,
): Promise<SessionEnd | undefined> {
  const { rows } = await sql<SessionEnd>`
    select s."end" as ends_at, extract(epoch from s."end" - now())::float8 as seconds_left
      from (select ${end} as "end") s where s."end" is not null`.execute(db);
  return rows[0];
}

/**
 * Whether a session just opened may stay: its user is still active, and the password still the one that was checked.
 * Otherwise it is gone. As `faden_auth`.
 */
export async function isConfirmed(
  db: Kysely<unknown>,
  token: string,
  passwordHash: string,
): Promise<boolean> {
  const { rows } = await sql<{ stays: boolean }>`
    select auth.confirm_session(${token}, ${passwordHash}) as stays`.execute(db);
  return rows[0]!.stays;
}
