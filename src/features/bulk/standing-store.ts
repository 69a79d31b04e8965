import { sql } from 'kysely';
import type { Standing } from '#features/thread/rules.ts';
import type { Database } from '#platform/database/driver.ts';

/** What decides whether a record needs a next follow-up. */
export interface RecordStanding {
  standings: Standing[];
  openFollowUps: number;
}

export async function standingsOf(db: Database, accountIds: string[]): Promise<Map<string, RecordStanding>> {
  const { rows } = await sql<RecordStanding & { id: string }>`
    select x.id, coalesce((
        select json_agg(json_build_object('campaignId', m.campaign_id, 'isFinal', s.is_final, 'isGoal', s.is_goal,
          'blocksContact', s.blocks_contact))
          from membership m join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
         where m.account_id = x.id and m.ended_at is null), '[]') as standings,
      (select count(*)::int from follow_up f
        where f.account_id = x.id and f.done_at is null and f.withdrawn_at is null) as open_follow_ups
      from unnest(${accountIds}::uuid[]) as x(id)`.execute(db);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

export async function namesOf(db: Database, userIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from app_user where id = any(${userIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
