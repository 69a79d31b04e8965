import { sql } from 'kysely';
import type { ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import {
  after,
  cappedTotal,
  orderBy,
  pageOf,
  pageSize,
  type SortColumn,
  totalMost,
} from '#platform/database/page.ts';
import type { getCampaign, listStatuses } from './contract.ts';
import type { CampaignType, Status } from './rules.ts';

export type CampaignItem = ReplyOf<typeof getCampaign>;
export type StatusItem = ReplyOf<typeof listStatuses>['items'][number];

export interface Campaign {
  id: string;
  name: string;
  type: CampaignType;
  active: boolean;
  startsOn: string | null;
  endsOn: string | null;
  version: number;
}

export interface CampaignFilter {
  q?: string | undefined;
  active?: 'true' | 'false' | undefined;
  type?: CampaignType | undefined;
}

const campaignColumns = sql`
  c.id, c.name, c.type, c.deactivated_at is null as active, c.starts_on, c.ends_on, c.version`;
const statusColumns = sql`
  s.id, s.campaign_id, s.name, s.position, s.progress, s.is_final, s.is_goal, s.blocks_contact, s.requires_reason,
  s.hue, s.deactivated_at is null as active, s.next_status_ids, s.default_next_status_id, s.merged_into_id, s.version`;

const byName: SortColumn[] = [
  { column: 'c.name', type: 'text', direction: 'asc' },
  { column: 'c.id', type: 'uuid', direction: 'asc' },
];

/** A page of campaigns by name. Members are counted up to 1,000 a status, whoever may see them. */
export async function campaignPage(
  db: Database,
  { q, active, type }: CampaignFilter,
  { limit = pageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const conditions = [
    q && sql`c.name ilike ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`}`,
    active && sql`(c.deactivated_at is null) = ${active === 'true'}`,
    type && sql`c.type = ${type}`,
  ].filter((condition) => condition !== undefined && condition !== '');
  const source = sql`from campaign c where ${sql.join([sql`true`, ...conditions], sql` and `)}`;
  const { rows } = await sql<Campaign>`
    select ${campaignColumns} ${source} and ${after(byName, cursor)}
     order by ${orderBy(byName)} limit ${limit + 1}`.execute(db);
  const statuses = await countedStatuses(
    db,
    rows.slice(0, limit).map(({ id }) => id),
    totalMost + 1,
  );
  return {
    ...pageOf(rows, limit, {
      cursorOf: ({ name, id }) => [name, id],
      itemOf: (row) => itemOf(row, statuses, totalMost),
    }),
    total: await cappedTotal(db, sql`select 1 ${source}`),
  };
}

/** With every current member counted. */
export async function campaignItem(db: Database, id: string): Promise<CampaignItem | undefined> {
  const campaign = await campaignById(db, id);
  return campaign && itemOf(campaign, await countedStatuses(db, [id]), Number.POSITIVE_INFINITY);
}

export async function campaignById(db: Database, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`select ${campaignColumns} from campaign c where c.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Two people who rearrange the statuses of one campaign wait for each other. */
export async function lockCampaign(db: Database, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`
    select ${campaignColumns} from campaign c where c.id = ${id} for update`.execute(db);
  return rows[0];
}

export async function campaignNamed(db: Database, name: string): Promise<string | undefined> {
  return (await db.selectFrom('campaign').select('id').where('name', '=', name).executeTakeFirst())?.id;
}

/** Every status of these campaigns in order, those merged away included (`mergedIntoId`), without member counts. */
export async function statusesOf(
  db: Database,
  campaignIds: string[],
): Promise<(Status & { version: number })[]> {
  const { rows } = await sql<Status & { version: number }>`
    select ${statusColumns} from campaign_status s
     where s.campaign_id = any(${campaignIds}::uuid[])
     order by s.campaign_id, s.position, s.id`.execute(db);
  return rows;
}

/** The campaign of each of these statuses. */
export async function campaignsOfStatuses(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('campaignStatus')
    .select(['id', 'campaignId'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, campaignId }) => [id, campaignId]));
}

/** In order, without those merged away; at most `most` members a status are counted. */
export async function countedStatuses(
  db: Database,
  campaignIds: string[],
  most?: number,
): Promise<StatusItem[]> {
  if (campaignIds.length === 0) return [];
  const standing = sql`from membership m
    where m.workspace_id = s.workspace_id and m.campaign_id = s.campaign_id and m.status_id = s.id and m.ended_at is null`;
  // Capped, each status reads its own stretch of the index; exact, one pass over the campaign counts them all.
  const counts = most
    ? sql`left join lateral (select count(*)::int as members from (select 1 ${standing} limit ${most}) capped) n on true`
    : sql`left join (select m.status_id, count(*)::int as members from membership m
             where m.campaign_id = any(${campaignIds}::uuid[]) and m.ended_at is null group by 1) n on n.status_id = s.id`;
  const { rows } = await sql<StatusItem>`
    select ${statusColumns}, coalesce(n.members, 0) as members from campaign_status s ${counts}
     where s.campaign_id = any(${campaignIds}::uuid[]) and s.merged_into_id is null
     order by s.campaign_id, s.position, s.id`.execute(db);
  return rows;
}

/** One status with every current member counted, also one merged away. */
export async function statusItem(db: Database, id: string): Promise<StatusItem | undefined> {
  const { rows } = await sql<StatusItem>`
    select ${statusColumns},
           (select count(*)::int from membership m where m.workspace_id = s.workspace_id
               and m.campaign_id = s.campaign_id and m.status_id = s.id and m.ended_at is null) as members
      from campaign_status s where s.id = ${id}`.execute(db);
  return rows[0];
}

function itemOf(campaign: Campaign, statuses: StatusItem[], most: number): CampaignItem {
  const own = statuses.filter(({ campaignId }) => campaignId === campaign.id);
  const members = own.reduce((sum, status) => sum + status.members, 0);
  return {
    ...campaign,
    members: members > most ? { value: most, relation: 'at-least' } : { value: members, relation: 'exact' },
    statuses: own.map((status) => ({ ...status, members: Math.min(status.members, most) })),
  };
}
