import { sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import type { Context } from './context.ts';

export async function hasOpenFollowUps({ db, actor }: Context, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from follow_up
     where workspace_id = ${actor.workspaceId} and assignee_id = ${userId}
       and done_at is null and withdrawn_at is null
     limit 1`.execute(db);
  return rows.length > 0;
}

/** The open follow-ups change hands; refuses a successor who is inactive or may not edit each of their records. */
export async function handOverFollowUps({ db, actor }: Context, from: string, to: string): Promise<void> {
  const { rows: successor } = await sql`
    select from app_user
     where workspace_id = ${actor.workspaceId} and id = ${to} and deactivated_at is null
       for share`.execute(db);
  if (successor.length === 0 || from === to) throw new Refusal('assignee-not-allowed');
  // `rules.access` for somebody who is not the actor, over all records at once.
  const { rows: closed } = await sql`
    select from follow_up f
      join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
      join app_user u on u.workspace_id = f.workspace_id and u.id = ${to}
      join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
      cross join lateral (select a.team_id is null or a.owner_id is not distinct from u.id
                              or exists (select from team_member m where m.workspace_id = u.workspace_id
                                            and m.user_id = u.id and m.team_id = a.team_id) as own_team) r
     where f.workspace_id = ${actor.workspaceId} and f.assignee_id = ${from}
       and f.done_at is null and f.withdrawn_at is null
       and not (g.may_administer
                or case when r.own_team then g.own_team else g.foreign_team end = 'edit'
                or (a.created_by_id is not distinct from u.id and g.self_created = 'edit'))
     limit 1`.execute(db);
  if (closed.length > 0) throw new Refusal('assignee-not-allowed');
  await sql`select hand_over_follow_ups(${from}, ${to})`.execute(db);
}
