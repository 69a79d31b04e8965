import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { Refusal } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { changeView, listViews } from './contract.ts';
import type { Audience, ViewPage } from './rules.ts';

export type View = ReplyOf<typeof changeView>;

export interface StoredView {
  id: string;
  page: ViewPage;
  campaignId: string | null;
  name: string;
  query: string;
  ownerId: string;
  audience: Audience;
  teamId: string | null;
  version: number;
}

/** Own order first; views nobody has put anywhere follow by name. */
const place = 'coalesce(array_position(o.view_ids, v.id), 1000000)';
const order: SortColumn[] = [
  { column: place, type: 'int', direction: 'asc' },
  { column: 'v.name', type: 'text', direction: 'asc' },
  { column: 'v.id', type: 'uuid', direction: 'asc' },
];

export async function viewPage(
  context: Context,
  { page, campaignId = undefined, limit = pageSize, cursor }: QueryOf<typeof listViews>,
): Promise<ReplyOf<typeof listViews>> {
  const { actor, db } = context;
  const where = sql`where v.page = ${page} and v.campaign_id is not distinct from ${campaignId ?? null}
    and ${shownTo(context)}`;
  const { rows } = await sql<{ item: View; place: number }>`
    select ${viewJson(context)} as item, ${sql.raw(place)} as place from saved_view v
      left join saved_view_order o on o.workspace_id = v.workspace_id and o.user_id = ${actor.userId} and o.page = v.page
     ${where} and ${after(order, cursor)} order by ${orderBy(order)} limit ${limit + 1}`.execute(db);
  return {
    ...pageOf(rows, limit, {
      cursorOf: (row) => [row.place, row.item.name, row.item.id],
      itemOf: (row) => row.item,
    }),
    total: await cappedTotal(db, sql`select 1 from saved_view v ${where}`),
  };
}

export async function viewById(context: Context, id: string): Promise<View> {
  const { rows } = await sql<{ item: View }>`
    select ${viewJson(context)} as item from saved_view v where v.id = ${id} and ${shownTo(context)}`.execute(
    context.db,
  );
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0].item;
}

/** Locked, so that a change and its version belong together. */
export async function viewForChange(context: Context, id: string): Promise<StoredView> {
  const { rows } = await sql<StoredView>`
    select id, page, campaign_id, name, query, owner_id, audience, team_id, version from saved_view v
     where v.id = ${id} and ${shownTo(context)} for update`.execute(context.db);
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0];
}

/** How many views somebody has; their own row is locked, so that two at once cannot both be the last allowed. */
export async function countOwnViews({ db, actor }: Context): Promise<number> {
  await sql`select from app_user where id = ${actor.userId} for no key update`.execute(db);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from saved_view where owner_id = ${actor.userId}`.execute(db);
  return rows[0]!.count;
}

/** Another view of the same owner, list and name. */
export async function twinOf({ db }: Context, view: StoredView): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from saved_view where owner_id = ${view.ownerId} and page = ${view.page} and name = ${view.name}
       and campaign_id is not distinct from ${view.campaignId} and id <> ${view.id}`.execute(db);
  return rows[0]?.id;
}

export async function campaignExists({ db }: Context, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from campaign where id = ${id}`.execute(db);
  return rows.length > 0;
}

export async function teamExists({ db }: Context, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from team where id = ${id}`.execute(db);
  return rows.length > 0;
}

export async function insertView({ db, tx, now }: Context, view: StoredView): Promise<void> {
  const { workspaceId } = tx.principal;
  await db
    .insertInto('savedView')
    .values({ workspaceId, createdAt: now.toISOString(), ...view })
    .execute();
}

export async function updateView({ db }: Context, view: StoredView): Promise<void> {
  const { name, query, audience, teamId } = view;
  await db
    .updateTable('savedView')
    .set((column) => ({ name, query, audience, teamId, version: column('version', '+', 1) }))
    .where('id', '=', view.id)
    .execute();
}

export async function removeView({ db }: Context, id: string): Promise<void> {
  await db.deleteFrom('savedView').where('id', '=', id).execute();
}

/** How many of these views the asker sees. */
export async function countShown(context: Context, ids: string[], page: ViewPage): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from saved_view v
     where v.id = any(${ids}::uuid[]) and v.page = ${page} and ${shownTo(context)}`.execute(context.db);
  return rows[0]!.count;
}

/** These first; what stood in the order before follows. Views deleted since drop out. */
export async function saveOrder({ db, tx, actor }: Context, page: ViewPage, ids: string[]): Promise<void> {
  await sql`
    insert into saved_view_order as o (workspace_id, user_id, page, view_ids)
    values (${tx.principal.workspaceId}, ${actor.userId}, ${page}, ${ids}::uuid[])
    on conflict (workspace_id, user_id, page) do update set view_ids = (
      excluded.view_ids || array(
        select before.id from unnest(o.view_ids) with ordinality as before(id, at)
          join saved_view v on v.workspace_id = o.workspace_id and v.id = before.id
         where before.id <> all(excluded.view_ids) order by before.at limit 800))`.execute(db);
}

const shownTo = ({ actor }: Context): RawBuilder<unknown> => sql`(v.owner_id = ${actor.userId}
  or v.audience = 'everybody' or (v.audience = 'team' and v.team_id = any(${actor.teamIds}::uuid[]))
  or (v.audience = 'team' and ${actor.permissions.administer}))`;

const viewJson = ({ actor }: Context): RawBuilder<View> => sql`json_build_object(
  'id', v.id, 'page', v.page, 'campaignId', v.campaign_id, 'name', v.name, 'query', v.query,
  'owner', (select json_build_object('id', u.id, 'name', u.name) from app_user u
             where u.workspace_id = v.workspace_id and u.id = v.owner_id),
  'audience', v.audience,
  'team', (select json_build_object('id', t.id, 'name', t.name) from team t
            where t.workspace_id = v.workspace_id and t.id = v.team_id),
  'editable', v.owner_id = ${actor.userId} or (v.audience <> 'own' and ${actor.permissions.administer}),
  'version', v.version)`;
