import { sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Principal, Transaction } from '#platform/database/transaction.ts';
import type { Actor } from './rules.ts';

/** The user of an open transaction with everything that decides what they may; refuses when they are gone. */
export async function actorOf({ db, principal }: Transaction): Promise<Actor> {
  const { rows } = await sql<{ actor: Actor }>`
    select json_build_object(
      'workspaceId', u.workspace_id, 'userId', u.id, 'name', u.name,
      'teamIds', coalesce((select json_agg(t.team_id) from team_member t
                            where t.workspace_id = u.workspace_id and t.user_id = u.id), '[]'),
      'permissions', json_build_object(
        'foreignTeam', g.foreign_team, 'ownTeam', g.own_team, 'selfCreated', g.self_created,
        'export', g.may_export, 'import', g.may_import, 'rebook', g.may_rebook, 'administer', g.may_administer),
      'chain', json_build_object(
        'followUpNeedsActivity', g.follow_up_needs_activity, 'activityNeedsFollowUp', g.activity_needs_follow_up,
        'statusChangeNeedsActivity', g.status_change_needs_activity, 'exceptFinalStatus', g.except_final_status,
        'exceptNoStatus', g.except_no_status, 'finalStatusWithoutActivity', g.final_status_without_activity,
        'scope', g.scope),
      'language', u.language, 'region', coalesce(u.region, w.region),
      'timeZone', w.time_zone, 'skipsNonWorkingDays', w.skips_non_working_days) as actor
      from app_user u
      join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
      join workspace w on w.id = u.workspace_id
     where u.workspace_id = ${principal.workspaceId} and u.id = ${principal.userId} and u.deactivated_at is null`.execute(
    db,
  );
  if (!rows[0]) throw new Refusal('not-signed-in');
  return rows[0].actor;
}

/** Who holds an API key, by its SHA-256; null for an unknown or revoked one. Asks before any workspace is known. */
export async function holderOfApiKey(db: Database, keyHash: string, now: Date): Promise<Principal | null> {
  const { rows } = await sql<Principal>`
    select workspace_id, user_id from holder_of_api_key(${keyHash}, ${now})`.execute(db);
  return rows[0] ?? null;
}
