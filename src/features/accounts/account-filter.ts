import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { QueryOf } from '#lib/contract.ts';
import { addDays } from '#lib/day.ts';
import { startOfDayIn } from '#lib/time-zone.ts';
import type { Database } from '#platform/database/driver.ts';
import type { listAccounts } from './contract.ts';
import { editable, present, visible } from './scope.ts';

export type AccountFilter = Omit<QueryOf<typeof listAccounts>, 'limit' | 'cursor' | 'sort' | 'q'>;

/** Conditions on account `a` and, where `needsThread` says so, its `account_thread r`; besides, see `accountSets`. */
export function accountsMatching(context: Context, filter: AccountFilter): RawBuilder<unknown> {
  const { actor, today } = context;
  const { kind, city, postalCode, teamId, ownerId, withoutFollowUp, inactiveDays } = filter;
  const owners = ownerId?.map((id) => (id === 'me' ? actor.userId : id));
  const conditions = [
    visible(actor),
    filter.deleted ? inBin(context) : present(),
    kind && sql`a.kind = ${kind}`,
    city && oneOf('a.city', city, 'text'),
    postalCode && sql`(${sql.join(postalCode.map(beginsWith), sql` or `)})`,
    teamId && oneOf('a.team_id', teamId, 'uuid'),
    owners && oneOf('a.owner_id', owners, 'uuid'),
    withoutFollowUp !== undefined && sql`r.next_due_on is ${sql.raw(withoutFollowUp ? '' : 'not')} null`,
    inactiveDays !== undefined &&
      sql`(r.last_activity_at < ${startOfDayIn(actor.timeZone, addDays(today, -inactiveDays))} or r.last_activity_at is null)`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== undefined && condition !== false),
    sql` and `,
  );
}

export const needsThread = ({ withoutFollowUp, inactiveDays }: AccountFilter) =>
  withoutFollowUp !== undefined || inactiveDays !== undefined;

/** What the accounts of a list must be among, by category and campaign. */
export async function accountSets(
  db: Database,
  { categoryId, campaignId, statusId }: AccountFilter,
): Promise<RawBuilder<unknown>[]> {
  const carrying = await carriers(db, 'account', categoryId);
  return campaignId || statusId ? [...carrying, membersOf(campaignId, statusId)] : carrying;
}

/** The ids of those with one of these categories or of one below them. */
export async function carriers(
  db: Database,
  carrier: 'account' | 'contact',
  categoryIds: string[] | undefined,
): Promise<RawBuilder<unknown>[]> {
  if (!categoryIds) return [];
  const below = await categoriesBelow(db, categoryIds);
  return [
    sql`select ${sql.ref(`g.${carrier}_id`)} from ${sql.table(`${carrier}_category`)} g
         where ${oneOf('g.category_id', below, 'uuid')}`,
  ];
}

async function categoriesBelow(db: Database, categoryIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select k.id from category k where k.id = any(${categoryIds}::uuid[])
      union
      select k.id from category k join below on k.parent_id = below.id)
    select id from below`.execute(db);
  return rows.length === 0 ? categoryIds : rows.map(({ id }) => id);
}

const inBin = ({ actor }: Context) =>
  sql`(a.deleted_at is not null and a.merged_into_id is null and ${editable(actor)})`;

/** One value by itself is read in the order of the index. */
const oneOf = (column: string, values: string[], type: 'text' | 'uuid') =>
  values.length === 1
    ? sql`${sql.raw(column)} = ${values[0]}::${sql.raw(type)}`
    : sql`${sql.raw(column)} = any(${values}::${sql.raw(type)}[])`;

const lastCharacter = String.fromCodePoint(0x10ffff);

const beginsWith = (start: string) =>
  sql`(a.postal_code >= ${start} and a.postal_code < ${start + lastCharacter})`;

function membersOf(campaignId: string | undefined, statusIds: string[] | undefined): RawBuilder<unknown> {
  const campaign = campaignId === undefined ? sql`true` : sql`m.campaign_id = ${campaignId}`;
  const status = statusIds === undefined ? sql`true` : oneOf('m.status_id', statusIds, 'uuid');
  return sql`select m.account_id from membership m where m.ended_at is null and ${campaign} and ${status}`;
}
