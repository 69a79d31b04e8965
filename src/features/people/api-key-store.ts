import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { Context } from './context.ts';
import type { listApiKeys } from './contract.ts';

export type ApiKey = ReplyOf<typeof listApiKeys>['items'][number];

const byName: SortColumn[] = [
  { column: 'k.name', type: 'text', direction: 'asc' },
  { column: 'k.id', type: 'uuid', direction: 'asc' },
];

const shown = sql`
  k.id, k.name, json_build_object('id', u.id, 'name', u.name) as "user", k.created_at, k.last_used_at`;

const rows = sql`from api_key k join app_user u on u.workspace_id = k.workspace_id and u.id = k.user_id`;

/** The keys the actor may see: the own ones, for the administration all; without revoked ones. */
const seenBy = ({ workspaceId, userId, permissions }: Context['actor']) => sql`
  k.workspace_id = ${workspaceId} and k.revoked_at is null
  and ${permissions.administer ? sql`true` : sql`k.user_id = ${userId}`}`;

export async function apiKeysByName(
  { db, actor }: Context,
  { limit = pageSize, cursor }: QueryOf<typeof listApiKeys>,
): Promise<ReplyOf<typeof listApiKeys>> {
  const { rows: found } = await sql<ApiKey>`
    select ${shown} ${rows} where ${seenBy(actor)} and ${after(byName, cursor)}
     order by ${orderBy(byName)} limit ${limit + 1}`.execute(db);
  return {
    ...pageOf(found, limit, { cursorOf: (row) => [row.name, row.id], itemOf: (row) => row }),
    total: await cappedTotal(db, sql`select 1 from api_key k where ${seenBy(actor)}`),
  };
}

export async function apiKeyById({ db, actor }: Context, id: string): Promise<ApiKey | undefined> {
  const { rows: found } = await sql<ApiKey>`
    select ${shown} ${rows} where ${seenBy(actor)} and k.id = ${id}`.execute(db);
  return found[0];
}

export interface NewApiKey {
  id: string;
  userId: string;
  name: string;
  keyHash: string;
}

export async function insertApiKey(
  { db, tx, now }: Pick<Context, 'db' | 'tx' | 'now'>,
  key: NewApiKey,
): Promise<void> {
  await db
    .insertInto('apiKey')
    .values({ ...key, workspaceId: tx.principal.workspaceId, createdAt: now.toISOString() })
    .execute();
}

export async function markRevoked({ db, actor, now }: Context, id: string): Promise<void> {
  await sql`
    update api_key set revoked_at = ${now} where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(
    db,
  );
}

export async function revokeApiKeysOf({ db, actor, now }: Context, userId: string): Promise<void> {
  await sql`
    update api_key set revoked_at = ${now}
     where workspace_id = ${actor.workspaceId} and user_id = ${userId} and revoked_at is null`.execute(db);
}
