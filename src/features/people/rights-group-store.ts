import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { Context } from './context.ts';
import type { getRightsGroup, listRightsGroups } from './contract.ts';
import type { ChainRules, Permissions } from './rules.ts';

export type RightsGroup = ReplyOf<typeof getRightsGroup>;

type In = Pick<Context, 'db' | 'tx'>;

const byName: SortColumn[] = [
  { column: 'g.name', type: 'text', direction: 'asc' },
  { column: 'g.id', type: 'uuid', direction: 'asc' },
];

const shown = sql`
  g.id, g.name, g.version,
  json_build_object(
    'foreignTeam', g.foreign_team, 'ownTeam', g.own_team, 'selfCreated', g.self_created,
    'export', g.may_export, 'import', g.may_import, 'rebook', g.may_rebook, 'administer', g.may_administer)
    as permissions,
  json_build_object(
    'followUpNeedsActivity', g.follow_up_needs_activity, 'activityNeedsFollowUp', g.activity_needs_follow_up,
    'statusChangeNeedsActivity', g.status_change_needs_activity, 'exceptFinalStatus', g.except_final_status,
    'exceptNoStatus', g.except_no_status, 'finalStatusWithoutActivity', g.final_status_without_activity,
    'scope', g.scope) as chain`;

export async function rightsGroupsByName(
  { db, actor }: Context,
  { limit = pageSize, cursor }: QueryOf<typeof listRightsGroups>,
): Promise<ReplyOf<typeof listRightsGroups>> {
  const where = sql`where g.workspace_id = ${actor.workspaceId}`;
  const { rows } = await sql<RightsGroup>`
    select ${shown} from rights_group g ${where} and ${after(byName, cursor)}
     order by ${orderBy(byName)} limit ${limit + 1}`.execute(db);
  return {
    ...pageOf(rows, limit, { cursorOf: (row) => [row.name, row.id], itemOf: (row) => row }),
    total: await cappedTotal(db, sql`select 1 from rights_group g ${where}`),
  };
}

/** `lock` holds it until the end of the transaction, so that a change and its version belong together. */
export async function rightsGroupById(
  { db, tx }: In,
  id: string,
  { lock = false } = {},
): Promise<RightsGroup> {
  const { rows } = await sql<RightsGroup>`
    select ${shown} from rights_group g
     where g.workspace_id = ${tx.principal.workspaceId} and g.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0];
}

export interface RightsGroupContent {
  name: string;
  permissions: Permissions;
  chain: ChainRules;
}

export async function insertRightsGroup(
  { db, tx }: In,
  id: string,
  group: RightsGroupContent,
): Promise<void> {
  await db
    .insertInto('rightsGroup')
    .values({ workspaceId: tx.principal.workspaceId, id, ...columnsOf(group) })
    .execute();
}

export async function updateRightsGroup(
  { db, tx }: In,
  id: string,
  group: RightsGroupContent,
): Promise<void> {
  await db
    .updateTable('rightsGroup')
    .set((column) => ({ ...columnsOf(group), version: column('version', '+', 1) }))
    .where('workspaceId', '=', tx.principal.workspaceId)
    .where('id', '=', id)
    .execute();
}

function columnsOf({ name, permissions, chain }: RightsGroupContent) {
  const { foreignTeam, ownTeam, selfCreated } = permissions;
  return {
    name: name.trim(),
    foreignTeam,
    ownTeam,
    selfCreated,
    mayExport: permissions.export,
    mayImport: permissions.import,
    mayRebook: permissions.rebook,
    mayAdminister: permissions.administer,
    ...chain,
  };
}

/** The group that the first administrator gets. */
export async function administratingGroup({ db, tx }: In): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from rights_group
     where workspace_id = ${tx.principal.workspaceId} and may_administer order by id limit 1`.execute(db);
  if (!rows[0]) throw new Error('A workspace has a rights group that may administer.');
  return rows[0].id;
}

/** Whether somebody active may administer. */
export async function hasAdministrator({ db, tx }: In): Promise<boolean> {
  const { rows } = await sql`
    select from app_user u
      join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
     where u.workspace_id = ${tx.principal.workspaceId} and u.deactivated_at is null and g.may_administer
     limit 1`.execute(db);
  return rows.length > 0;
}
