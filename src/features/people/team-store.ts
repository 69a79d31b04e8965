import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { Context } from './context.ts';
import type { changeTeam, listTeams } from './contract.ts';

export type Team = ReplyOf<typeof changeTeam>;

const byName: SortColumn[] = [
  { column: 't.name', type: 'text', direction: 'asc' },
  { column: 't.id', type: 'uuid', direction: 'asc' },
];

export async function teamsByName(
  { db, actor }: Context,
  { limit = pageSize, cursor }: QueryOf<typeof listTeams>,
): Promise<ReplyOf<typeof listTeams>> {
  const where = sql`where t.workspace_id = ${actor.workspaceId}`;
  const { rows } = await sql<Team>`
    select t.id, t.name, t.version from team t ${where} and ${after(byName, cursor)}
     order by ${orderBy(byName)} limit ${limit + 1}`.execute(db);
  return {
    ...pageOf(rows, limit, { cursorOf: (row) => [row.name, row.id], itemOf: (row) => row }),
    total: await cappedTotal(db, sql`select 1 from team t ${where}`),
  };
}

/** Locked, so that a change and its version belong together. */
export async function teamForChange({ db, actor }: Context, id: string): Promise<Team> {
  const { rows } = await sql<Team>`
    select id, name, version from team
     where workspace_id = ${actor.workspaceId} and id = ${id} for update`.execute(db);
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0];
}

export async function insertTeam({ db, tx }: Pick<Context, 'db' | 'tx'>, team: { id: string; name: string }) {
  await db
    .insertInto('team')
    .values({ workspaceId: tx.principal.workspaceId, ...team })
    .execute();
}

export async function renameTeam({ db, actor }: Context, id: string, name: string): Promise<void> {
  await db
    .updateTable('team')
    .set((column) => ({ name, version: column('version', '+', 1) }))
    .where('workspaceId', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute();
}
