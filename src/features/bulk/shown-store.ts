import { sql } from 'kysely';
import { visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';

interface Named {
  id: string;
  name: string;
}

/** As much of a record as a preview shows before and after. */
export interface ShownRecord {
  id: string;
  name: string;
  owner: Named | null;
  team: Named | null;
  categoryIds: string[];
  status: Named | null;
}

/** By id, those the actor may see; the status is that of the campaign, where one is asked for. */
export async function shownRecords(
  { actor, db }: Context,
  ids: string[],
  campaignId: string | null,
): Promise<Map<string, ShownRecord>> {
  const { rows } = await sql<ShownRecord>`
    select a.id, a.name,
           (select json_build_object('id', u.id, 'name', u.name) from app_user u
             where u.workspace_id = a.workspace_id and u.id = a.owner_id) as owner,
           (select json_build_object('id', t.id, 'name', t.name) from team t
             where t.workspace_id = a.workspace_id and t.id = a.team_id) as team,
           array(select g.category_id from account_category g
             where g.workspace_id = a.workspace_id and g.account_id = a.id) as category_ids,
           (select json_build_object('id', s.id, 'name', s.name)
              from membership m join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
             where m.workspace_id = a.workspace_id and m.account_id = a.id and m.ended_at is null
               and m.campaign_id = ${campaignId}) as status
      from account a where a.id = any(${ids}::uuid[]) and ${visible(actor)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of what an order gives to the records. */
export async function namesGiven(
  db: Database,
  { ownerId, teamId, statusId }: { ownerId: string | null; teamId: string | null; statusId: string | null },
): Promise<{ owner: Named | null; team: Named | null; status: Named | null }> {
  const { rows } = await sql<Named & { what: 'owner' | 'team' | 'status' }>`
    select 'owner' as what, id, name from app_user where id = ${ownerId}
    union all select 'team', id, name from team where id = ${teamId}
    union all select 'status', id, name from campaign_status where id = ${statusId}`.execute(db);
  const named = (wanted: string) => {
    const row = rows.find(({ what }) => what === wanted);
    return row ? { id: row.id, name: row.name } : null;
  };
  return { owner: named('owner'), team: named('team'), status: named('status') };
}
