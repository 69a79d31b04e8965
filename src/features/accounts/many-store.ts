import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import { editable, visible } from './scope.ts';

/** What is done to many records alike; `deleted` puts them into the bin or takes them out of it. */
export interface AccountChange {
  ownerId?: string | null | undefined;
  teamId?: string | null | undefined;
  deleted?: boolean | undefined;
}

/** As much of a record as decides whether and how it is changed. */
export interface ChangeableAccount {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  deleted: boolean;
  editable: boolean;
}

/** Locked in the order of their ids, as everywhere, until the transaction ends; those in the bin as well. */
export const lockAccounts = (context: Context, ids: string[]) =>
  changeable(context, ids, sql`order by a.id for no key update`);

/** As they are now, for looking ahead. */
export const changeableAccounts = (context: Context, ids: string[]) => changeable(context, ids, sql``);

async function changeable(
  { actor, db }: Context,
  ids: string[],
  locking: RawBuilder<unknown>,
): Promise<ChangeableAccount[]> {
  const { rows } = await sql<ChangeableAccount>`
    select a.id, a.owner_id, a.team_id, a.deleted_at is not null as deleted, ${editable(actor)} as editable
      from account a
     where a.id = any(${ids}::uuid[]) and a.merged_into_id is null and ${visible(actor)} ${locking}`.execute(
    db,
  );
  return rows;
}

/** Writes what each change names, in one statement. */
export async function updateAccounts(
  { actor, db, now }: Context,
  changes: (AccountChange & { id: string })[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ id, ownerId, teamId, deleted }) => ({
    ...{ id, owner_id: ownerId, sets_owner: ownerId !== undefined },
    ...{ team_id: teamId, sets_team: teamId !== undefined, deleted, moves: deleted !== undefined },
  }));
  await sql`
    update account a
       set owner_id = case when c.sets_owner then c.owner_id else a.owner_id end,
           team_id = case when c.sets_team then c.team_id else a.team_id end,
           deleted_at = case when not c.moves then a.deleted_at when c.deleted then ${now}::timestamptz end,
           deleted_by_id = case when not c.moves then a.deleted_by_id when c.deleted then ${actor.userId}::uuid end,
           updated_at = ${now},
           version = a.version + 1
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as c(id uuid, owner_id uuid, sets_owner boolean, team_id uuid, sets_team boolean, deleted boolean, moves boolean)
     where a.id = c.id`.execute(db);
}
