import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import type { Database } from '#platform/database/driver.ts';
import { type AccountItem, accountJson, accountRows } from './account-json.ts';
import { accountColumns } from './columns.ts';
import type { AccountKind } from './rules.ts';
import { editable, present, visible } from './scope.ts';

/** What is written of an account, besides the columns computed from it. */
export interface AccountFields {
  kind: AccountKind;
  name: string;
  salutation: string | null;
  title: string | null;
  firstName: string | null;
  lastName: string | null;
  customerNumber: string | null;
  street: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
  region: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  birthDate: string | null;
  teamId: string | null;
  ownerId: string | null;
  customFields: Record<string, unknown>;
}

export const emptyAccount: Omit<AccountFields, 'kind' | 'name'> = {
  salutation: null,
  title: null,
  firstName: null,
  lastName: null,
  customerNumber: null,
  street: null,
  postalCode: null,
  city: null,
  country: null,
  region: null,
  phone: null,
  email: null,
  website: null,
  birthDate: null,
  teamId: null,
  ownerId: null,
  customFields: {},
};

export interface NewAccount extends AccountFields {
  id: string;
  importId?: string | null;
}

export type StoredAccount = AccountFields & {
  id: string;
  version: number;
  createdById: string;
  deletedAt: string | null;
  mergedIntoId: string | null;
  editable: boolean;
};

/**
 * In the order of the ids given, those not visible missing. Merged ones answer, as their address still leads somewhere.
 * `justWritten` ones answer even where writing them took them out of the actor's sight.
 */
export async function accountsById(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  ids: string[],
  { justWritten = false } = {},
): Promise<AccountItem[]> {
  const seen = justWritten ? sql`true` : visible(actor);
  return accountItems({ actor, db }, ids, sql`${seen} and a.deleted_at is null`);
}

/** In the order of the ids given, all of which the actor has been found to see. */
export async function accountItems(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  ids: string[],
  condition: RawBuilder<unknown> = sql`true`,
): Promise<AccountItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ item: AccountItem }>`
    select ${accountJson(actor)} as item from ${accountRows}
     where a.id = any(${ids}::uuid[]) and ${condition}`.execute(db);
  const byId = new Map(rows.map(({ item }) => [item.id, item]));
  return ids.map((id) => byId.get(id)).filter((item) => item !== undefined);
}

/** The record to be changed, locked until the transaction ends; undefined where the actor does not see it. */
export async function lockAccount(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  id: string,
  where: 'present' | 'or-in-bin' | 'any' = 'present',
): Promise<StoredAccount | undefined> {
  const place = { present: present(), 'or-in-bin': sql`a.merged_into_id is null`, any: sql`true` }[where];
  const { rows } = await sql<StoredAccount>`
    select a.*, ${editable(actor)} as editable from account a
     where a.id = ${id} and ${visible(actor)} and ${place} for no key update`.execute(db);
  return rows[0];
}

/** Adds records with the columns computed from them, all in one statement. */
export async function insertAccounts(
  db: Database,
  actor: Actor,
  now: Date,
  accounts: NewAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  await db
    .insertInto('account')
    .values(
      accounts.map(({ customFields, importId = null, ...account }) => ({
        ...account,
        ...accountColumns(account),
        importId,
        customFields: JSON.stringify(customFields),
        workspaceId: actor.workspaceId,
        createdById: actor.userId,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })),
    )
    .execute();
}

/** Writes all fields of a record, its computed columns with them. */
export async function updateAccount(
  db: Database,
  id: string,
  { customFields, ...fields }: AccountFields,
  now: Date,
): Promise<void> {
  await db
    .updateTable('account')
    .set((e) => ({
      ...fields,
      ...accountColumns(fields),
      customFields: JSON.stringify(customFields),
      updatedAt: now.toISOString(),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Into the bin (`by` a user) or out of it (null). */
export async function moveToBin(db: Database, id: string, by: string | null, now: Date): Promise<void> {
  await db
    .updateTable('account')
    .set((e) => ({
      deletedAt: by === null ? null : now.toISOString(),
      deletedById: by,
      updatedAt: now.toISOString(),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** A user who was deactivated; an unknown one is the foreign key's to refuse. */
export async function hasLeft(db: Database, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from app_user where id = ${userId} and deactivated_at is not null for share`.execute(db);
  return rows.length > 0;
}

/** Who has this customer number, with name only where the actor may see the record. */
export async function holderOfNumber(
  { actor, db }: Context,
  customerNumber: string,
  exceptId: string | null,
) {
  const { rows } = await sql<{ id: string; name: string; seen: boolean }>`
    select a.id, a.name, ${visible(actor)} as seen from account a
     where a.customer_number = ${customerNumber} and a.merged_into_id is null
       and a.id is distinct from ${exceptId}::uuid`.execute(db);
  return rows[0];
}

/** Assigns categories to a record or contact just added; unknown ones are refused by their key. */
export async function categorise(
  db: Database,
  carrier: 'account' | 'contact',
  id: string,
  categoryIds: string[],
) {
  if (categoryIds.length === 0) return;
  await sql`select ${sql.raw(`categorise_${carrier}`)}(${id}, ${categoryIds}::uuid[])`.execute(db);
}
