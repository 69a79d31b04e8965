import { sql } from 'kysely';
import { type Belonging, type Entitled, mayEdit } from '#features/people/rules.ts';
import type { Database } from '#platform/database/driver.ts';

/** Somebody a follow-up may be given to, with what decides whether. */
export type Candidate = Entitled & { active: boolean };

/** The assignee must be active and able to edit the record (decisions.md 8). */
export const mayBeAssigned = (candidate: Candidate | undefined, record: Belonging) =>
  candidate?.active === true && mayEdit(candidate, record);

/** `json` of users as candidates; `ids` is an SQL expression of type uuid[]. */
export const candidatesJson = (ids: unknown) => sql<Candidate[]>`(
  select coalesce(json_agg(json_build_object(
    'userId', u.id, 'name', u.name, 'active', u.deactivated_at is null,
    'teamIds', coalesce((select json_agg(t.team_id) from team_member t
                          where t.workspace_id = u.workspace_id and t.user_id = u.id), '[]'),
    'permissions', json_build_object('foreignTeam', g.foreign_team, 'ownTeam', g.own_team,
      'selfCreated', g.self_created, 'administer', g.may_administer))), '[]')
    from app_user u join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
   where u.id = any(${ids}::uuid[]))`;

/** Users by id, and what the records in question know of their belonging, for one change of many follow-ups. */
export interface Assignment {
  candidates: Map<string, Candidate>;
  records: Map<string, Belonging>;
}

export async function assignmentOf(
  db: Database,
  userIds: string[],
  accountIds: string[],
): Promise<Assignment> {
  const { rows } = await sql<{ found: Candidate[]; records: (Belonging & { id: string })[] }>`
    select ${candidatesJson(userIds)} as found, (
      select coalesce(json_agg(json_build_object(
        'id', a.id, 'teamId', a.team_id, 'ownerId', a.owner_id, 'createdById', a.created_by_id)), '[]')
        from account a where a.id = any(${accountIds}::uuid[])) as records`.execute(db);
  const { found, records } = rows[0]!;
  return {
    candidates: new Map(found.map((candidate) => [candidate.userId, candidate])),
    records: new Map(records.map((record) => [record.id, record])),
  };
}
