import { type RawBuilder, sql } from 'kysely';
import type { AccessLevel, Actor } from '#features/people/rules.ts';

/**
 * `rules.access` as a condition on an account row under this alias: stores load what the actor may see, so that
 * nobody can change what they cannot see.
 */
export const visible = (actor: Actor, alias = 'a') => allowing(actor, alias, (level) => level !== 'none');
export const editable = (actor: Actor, alias = 'a') => allowing(actor, alias, (level) => level === 'edit');

/** Whether `visible` leaves nothing out. */
export const seesAll = ({ permissions }: Actor) => allows(permissions, (level) => level !== 'none');

/** In lists and by id alike: neither in the bin nor merged away. */
export const present = (alias = 'a') =>
  sql<boolean>`(${sql.ref(`${alias}.deleted_at`)} is null and ${sql.ref(`${alias}.merged_into_id`)} is null)`;

function allowing(
  actor: Actor,
  alias: string,
  suffices: (level: AccessLevel) => boolean,
): RawBuilder<boolean> {
  const { permissions, teamIds, userId } = actor;
  const own = suffices(permissions.ownTeam);
  const foreign = suffices(permissions.foreignTeam);
  if (allows(permissions, suffices)) return sql<boolean>`true`;
  const team = sql.ref(`${alias}.team_id`);
  const ownTeam = sql`(${team} is null or ${team} = any(${teamIds}::uuid[]) or ${sql.ref(`${alias}.owner_id`)} is not distinct from ${userId})`;
  const created = sql`${sql.ref(`${alias}.created_by_id`)} = ${userId}`;
  const terms = [
    ...(own ? [ownTeam] : []),
    ...(foreign ? [sql`not ${ownTeam}`] : []),
    ...(suffices(permissions.selfCreated) ? [created] : []),
  ];
  return terms.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(terms, sql` or `)})`;
}

const allows = (
  { administer, ownTeam, foreignTeam }: Actor['permissions'],
  suffices: (level: AccessLevel) => boolean,
): boolean => administer || (suffices(ownTeam) && suffices(foreignTeam));
