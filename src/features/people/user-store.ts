import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { Context } from './context.ts';
import type { getUser, listUsers } from './contract.ts';

export type User = ReplyOf<typeof getUser>;

const byName: SortColumn[] = [
  { column: 'u.name', type: 'text', direction: 'asc' },
  { column: 'u.id', type: 'uuid', direction: 'asc' },
];

const shown = sql`
  u.id, u.name, u.email, json_build_object('id', g.id, 'name', g.name) as rights_group,
  coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name, t.id)
              from team_member m join team t on t.workspace_id = m.workspace_id and t.id = m.team_id
             where m.workspace_id = u.workspace_id and m.user_id = u.id), '[]') as teams,
  u.language, u.region, u.deactivated_at is null as active, has_password(u.id) as has_password, u.version`;

const rows = sql`
  from app_user u join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id`;

export async function usersByName(
  { db, actor }: Context,
  query: QueryOf<typeof listUsers>,
): Promise<ReplyOf<typeof listUsers>> {
  const limit = query.limit ?? pageSize;
  const conditions = [sql`u.workspace_id = ${actor.workspaceId}`];
  if (query.active) conditions.push(sql`(u.deactivated_at is null) = ${query.active === 'true'}`);
  if (query.q) {
    const pattern = `%${query.q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(u.name ilike ${pattern} or u.email ilike ${pattern})`);
  }
  if (query.teamId) {
    conditions.push(sql`exists (select from team_member m where m.workspace_id = u.workspace_id
      and m.user_id = u.id and m.team_id = any(${query.teamId}::uuid[]))`);
  }
  const where = sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows: found } = await sql<User>`
    select ${shown} ${rows} ${where} and ${after(byName, query.cursor)}
     order by ${orderBy(byName)} limit ${limit + 1}`.execute(db);
  const total = await cappedTotal(db, sql`select 1 from app_user u ${where}`);
  return {
    ...pageOf(found, limit, { cursorOf: (row) => [row.name, row.id], itemOf: (row) => row }),
    total,
  };
}

export async function userById({ db, actor }: Context, id: string): Promise<User> {
  const { rows: found } = await sql<User>`
    select ${shown} ${rows} where u.workspace_id = ${actor.workspaceId} and u.id = ${id}`.execute(db);
  if (!found[0]) throw new Refusal('not-found');
  return found[0];
}

/** Locks the user, so that a change and its version belong together. */
export async function userForChange(context: Context, id: string): Promise<User> {
  const { db, actor } = context;
  await sql`select from app_user where workspace_id = ${actor.workspaceId} and id = ${id} for update`.execute(
    db,
  );
  return userById(context, id);
}

export interface NewUser {
  id: string;
  name: string;
  email: string;
  rightsGroupId: string;
  language?: 'de' | 'en' | undefined;
  region?: string | null | undefined;
}

export async function insertUser(
  { db, tx, now }: Pick<Context, 'db' | 'tx' | 'now'>,
  user: NewUser,
): Promise<void> {
  const { workspaceId } = tx.principal;
  await db
    .insertInto('appUser')
    .values({ ...user, workspaceId, createdAt: now.toISOString() })
    .execute();
}

export interface UserChange {
  name?: string;
  rightsGroupId?: string;
  region?: string | null;
  language?: 'de' | 'en';
  singleKeys?: boolean;
  deactivatedAt?: string | null;
}

export async function updateUser({ db, actor }: Context, id: string, change: UserChange): Promise<void> {
  await db
    .updateTable('appUser')
    .set((column) => ({ ...change, version: column('version', '+', 1) }))
    .where('workspaceId', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The user's teams become exactly these. */
export async function replaceTeams(
  { db, tx }: Pick<Context, 'db' | 'tx'>,
  userId: string,
  teamIds: string[],
): Promise<void> {
  const { workspaceId } = tx.principal;
  await db
    .deleteFrom('teamMember')
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .execute();
  const members = [...new Set(teamIds)].map((teamId) => ({ workspaceId, teamId, userId }));
  if (members.length > 0) await db.insertInto('teamMember').values(members).execute();
}
