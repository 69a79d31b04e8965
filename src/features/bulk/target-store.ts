import { sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from '#platform/database/driver.ts';
import type { RecordOrder, StatusOrder } from './account-order.ts';

/** The team and the categories of the order must be there. */
export async function requireTargets({ set, categories }: RecordOrder, db: Database): Promise<void> {
  const teamIds = set?.teamId ? [set.teamId] : [];
  const categoryIds = [
    ...new Set([...(categories?.add ?? []), ...(categories?.remove ?? []), ...(categories?.set ?? [])]),
  ];
  const { rows } = await sql<{ found: number }>`
    select (select count(*) from team where id = any(${teamIds}::uuid[]))::int
         + (select count(*) from category where id = any(${categoryIds}::uuid[]))::int as found`.execute(db);
  if (rows[0]!.found < teamIds.length + categoryIds.length) throw new Refusal('not-found');
}

/** The status must be one of the campaign, and both in use; whether it may follow is decided for each record. */
export async function requireStatus({ campaignId, toStatusId }: StatusOrder, db: Database): Promise<void> {
  const { rows } = await sql<{ isOfCampaign: boolean; active: boolean }>`
    select s.campaign_id = c.id as is_of_campaign,
           c.deactivated_at is null and s.deactivated_at is null and s.merged_into_id is null as active
      from campaign c cross join campaign_status s where c.id = ${campaignId} and s.id = ${toStatusId}`.execute(
    db,
  );
  const [target] = rows;
  if (!target) throw new Refusal('not-found');
  if (!target.isOfCampaign) throw new Refusal('other-campaign');
  if (!target.active) throw new Refusal('inactive');
}
