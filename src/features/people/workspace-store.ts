import { sql } from 'kysely';
import type { ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Context } from './context.ts';
import type { getMe } from './contract.ts';

/** The signed-in user with everything the web app draws its first page by. */
export async function meOf({ db, actor }: Context): Promise<ReplyOf<typeof getMe>> {
  type Row = Omit<ReplyOf<typeof getMe>, 'permissions' | 'chain'>;
  const { rows } = await sql<Row>`
    select u.id, u.name, u.email, u.language, u.region, u.single_keys,
           json_build_object('id', g.id, 'name', g.name) as rights_group,
           coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name, t.id)
                       from team_member m join team t on t.workspace_id = m.workspace_id and t.id = m.team_id
                      where m.workspace_id = u.workspace_id and m.user_id = u.id), '[]') as teams,
           json_build_object(
             'id', w.id, 'name', w.name, 'timeZone', w.time_zone, 'language', w.language, 'region', w.region,
             'skipsNonWorkingDays', w.skips_non_working_days, 'followUpOffsetDays', w.follow_up_offset_days)
             as workspace
      from app_user u
      join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
      join workspace w on w.id = u.workspace_id
     where u.workspace_id = ${actor.workspaceId} and u.id = ${actor.userId}`.execute(db);
  return { ...rows[0]!, permissions: actor.permissions, chain: actor.chain };
}

export interface WorkspaceChange {
  name?: string;
  language?: 'de' | 'en';
  region?: string | null;
  skipsNonWorkingDays?: boolean;
  followUpOffsetDays?: number;
}

export async function updateWorkspace(
  { db, tx }: Pick<Context, 'db' | 'tx'>,
  change: WorkspaceChange,
): Promise<void> {
  await db
    .updateTable('workspace')
    .set((column) => ({ ...change, version: column('version', '+', 1) }))
    .where('id', '=', tx.principal.workspaceId)
    .execute();
}

/** Two administrators may not each take the right from the other at the same moment. Call it before changing. */
export async function lockAdministration({ db, actor }: Context): Promise<void> {
  await sql`select from workspace where id = ${actor.workspaceId} for no key update`.execute(db);
}

export interface NamedWorkspace {
  id: string;
  name: string;
}

/** Of the whole installation; only the database's owner sees more than one. */
export async function workspaces(db: Database): Promise<NamedWorkspace[]> {
  return db.selectFrom('workspace').select(['id', 'name']).orderBy('createdAt').orderBy('id').execute();
}

/** As the database's owner, who alone may add workspaces. */
export async function insertWorkspace(
  db: Database,
  workspace: { id: string; name: string; language: string; createdAt: string },
): Promise<void> {
  await db.insertInto('workspace').values(workspace).execute();
}
