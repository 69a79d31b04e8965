import { type RawBuilder, sql } from 'kysely';
import { present } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';
import type { ImportRecord } from './store.ts';

/** The campaign and status that new records enter. */
export interface Entry {
  campaignId: string;
  statusId: string;
  campaignActive: boolean;
  statusActive: boolean;
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
  requiresReason: boolean;
}

const entry = sql`k.id as campaign_id, s.id as status_id, k.deactivated_at is null as campaign_active,
  s.deactivated_at is null and s.merged_into_id is null as status_active, s.is_final, s.is_goal, s.blocks_contact,
  s.requires_reason
  from campaign k join campaign_status s on s.workspace_id = k.workspace_id and s.campaign_id = k.id`;
const isEntry = (campaignId: RawBuilder<unknown>, statusId: RawBuilder<unknown>) => sql`k.id = ${campaignId}
  and (s.id = ${statusId} or (${statusId} is null and s.deactivated_at is null and s.merged_into_id is null))`;

/** A campaign and one of its statuses; without `statusId` the first active one. */
export async function entryOf(
  db: Database,
  campaignId: string,
  statusId: string | null,
): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select ${entry} where ${isEntry(sql`${campaignId}::uuid`, sql`${statusId}::uuid`)}
     order by s.position limit 1`.execute(db);
  return rows[0];
}

/** Where new records of imports enter a campaign, by id of the import; one question for all of them. */
export async function entriesOf(
  { db }: Pick<Context, 'db'>,
  imports: ImportRecord[],
): Promise<Map<string, Entry>> {
  const asked = imports.map(({ id, options: { campaignId, statusId } }) => ({ id, campaignId, statusId }));
  const { rows } = await sql<{ id: string } & Entry>`
    select i.id, e.*
      from json_to_recordset(${JSON.stringify(asked)}) as i(id uuid, "campaignId" uuid, "statusId" uuid)
      cross join lateral (
        select ${entry} where ${isEntry(sql`i."campaignId"`, sql`i."statusId"`)}
         order by s.position limit 1) e`.execute(db);
  return new Map(rows.map(({ id, ...found }) => [id, found]));
}

/** How many records that an import created are open (decisions.md 5) without an open follow-up. Looks at all of them. */
export async function countGaps({ db }: Pick<Context, 'db'>, importId: string): Promise<number> {
  const { rows } = await sql<{ gaps: number }>`
    select count(*)::int as gaps from account a
      join account_thread t on t.workspace_id = a.workspace_id and t.account_id = a.id
      left join account_situation s on s.workspace_id = a.workspace_id and s.account_id = a.id
     where a.import_id = ${importId} and ${present()} and t.next_follow_up_id is null
       and not coalesce(s.blocked or s.all_lost, false)`.execute(db);
  return rows[0]!.gaps;
}
