import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { accountColumns, contactColumns } from './columns.ts';
import type { ContactFields as WholeContactFields } from './contact-store.ts';
import type { AccountKind } from './rules.ts';
import { editable, visible } from './scope.ts';
import type { AccountFields as WholeAccountFields } from './store.ts';

/** Fields of an account as typed. */
export type AccountFields = Omit<WholeAccountFields, 'kind' | 'teamId' | 'ownerId' | 'customFields'>;
export type ContactFields = Omit<WholeContactFields, 'preferredMedium' | 'isPrimary' | 'noBulkMail'>;

export type NewAccount = AccountFields &
  ReturnType<typeof accountColumns> & { id: string; kind: AccountKind; teamId: string | null };
export type NewContact = ContactFields &
  ReturnType<typeof contactColumns> & { id: string; accountId: string };

/** Anything of an account that has to be known to compare, update or bin it. */
export interface KnownAccount extends AccountFields {
  id: string;
  kind: AccountKind;
  nameKey: string;
  emailKey: string | null;
  phoneKey: string | null;
  version: number;
  editable: boolean;
  visible: boolean;
  /** In the bin; its number is taken all the same. */
  deleted: boolean;
}

export interface KnownContact extends ContactFields {
  id: string;
  accountId: string;
  nameKey: string;
  emailKey: string | null;
  version: number;
  editable: boolean;
}

type Bulk = Pick<Context, 'actor' | 'db' | 'now'>;

/** Inserts accounts in one statement; all belong to one import. */
export async function insertAccounts(
  { actor, db, now }: Bulk,
  accounts: NewAccount[],
  importId: string,
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`
    insert into account (workspace_id, id, kind, name, salutation, title, first_name, last_name, customer_number, street,
      postal_code, city, country, region, phone, email, website, birth_date, team_id, created_by_id, sort_name,
      name_key, email_key, phone_key, search_text, typo_keys, created_at, updated_at, import_id)
    select ${actor.workspaceId}, r.id, r.kind, r.name, r.salutation, r.title, r."firstName", r."lastName",
      r."customerNumber", r.street, r."postalCode", r.city, r.country, r.region, r.phone, r.email, r.website,
      r."birthDate", r."teamId", ${actor.userId}, r."sortName", r."nameKey", r."emailKey", r."phoneKey",
      r."searchText", r."typoKeys", ${now}, ${now}, ${importId}
    from json_to_recordset(${asJson(accounts)}) as r(id uuid, kind text, name text, salutation text, title text,
      "firstName" text, "lastName" text, "customerNumber" text, street text, "postalCode" text, city text, country text,
      region text, phone text, email text, website text, "birthDate" date, "teamId" uuid, "sortName" text,
      "nameKey" text, "emailKey" text, "phoneKey" text, "searchText" text, "typoKeys" int[])`.execute(db);
}

/** Inserts contacts in one statement; all belong to one import. */
export async function insertContacts(
  { actor, db, now }: Bulk,
  contacts: NewContact[],
  importId: string,
): Promise<void> {
  if (contacts.length === 0) return;
  await sql`
    insert into contact (workspace_id, id, account_id, name, salutation, title, suffix, first_name, last_name, function,
      phone, mobile, email, street, postal_code, city, country, birth_date, created_by_id, sort_name, name_key,
      email_key, phone_key, mobile_key, search_text, typo_keys, created_at, updated_at, import_id)
    select ${actor.workspaceId}, r.id, r."accountId", r.name, r.salutation, r.title, r.suffix, r."firstName",
      r."lastName", r.function, r.phone, r.mobile, r.email, r.street, r."postalCode", r.city, r.country, r."birthDate",
      ${actor.userId}, r."sortName", r."nameKey", r."emailKey", r."phoneKey", r."mobileKey", r."searchText",
      r."typoKeys", ${now}, ${now}, ${importId}
    from json_to_recordset(${asJson(contacts)}) as r(id uuid, "accountId" uuid, name text, salutation text,
      title text, suffix text, "firstName" text, "lastName" text, function text, phone text, mobile text, email text,
      street text, "postalCode" text, city text, country text, "birthDate" date, "sortName" text, "nameKey" text,
      "emailKey" text, "phoneKey" text, "mobileKey" text, "searchText" text, "typoKeys" int[])`.execute(db);
}

/** Overwrites fields and derived columns; each change raises the version. */
export async function updateAccounts(
  { db, now }: Bulk,
  accounts: (AccountFields & ReturnType<typeof accountColumns> & { id: string })[],
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`
    update account a set name = r.name, salutation = r.salutation, title = r.title, first_name = r."firstName",
      last_name = r."lastName", customer_number = r."customerNumber", street = r.street, postal_code = r."postalCode",
      city = r.city, country = r.country, region = r.region, phone = r.phone, email = r.email, website = r.website,
      birth_date = r."birthDate", sort_name = r."sortName", name_key = r."nameKey", email_key = r."emailKey",
      phone_key = r."phoneKey", search_text = r."searchText", typo_keys = r."typoKeys", updated_at = ${now},
      version = a.version + 1
    from json_to_recordset(${asJson(accounts)}) as r(id uuid, name text, salutation text, title text,
      "firstName" text, "lastName" text, "customerNumber" text, street text, "postalCode" text, city text, country text,
      region text, phone text, email text, website text, "birthDate" date, "sortName" text, "nameKey" text,
      "emailKey" text, "phoneKey" text, "searchText" text, "typoKeys" int[])
    where a.id = r.id`.execute(db);
}

export async function updateContacts(
  { db, now }: Bulk,
  contacts: (ContactFields & ReturnType<typeof contactColumns> & { id: string })[],
): Promise<void> {
  if (contacts.length === 0) return;
  await sql`
    update contact c set name = r.name, salutation = r.salutation, title = r.title, suffix = r.suffix,
      first_name = r."firstName", last_name = r."lastName", function = r.function, phone = r.phone, mobile = r.mobile,
      email = r.email, street = r.street, postal_code = r."postalCode", city = r.city, country = r.country,
      birth_date = r."birthDate", sort_name = r."sortName", name_key = r."nameKey", email_key = r."emailKey",
      phone_key = r."phoneKey", mobile_key = r."mobileKey", search_text = r."searchText", typo_keys = r."typoKeys",
      updated_at = ${now}, version = c.version + 1
    from json_to_recordset(${asJson(contacts)}) as r(id uuid, name text, salutation text, title text,
      suffix text, "firstName" text, "lastName" text, function text, phone text, mobile text, email text, street text,
      "postalCode" text, city text, country text, "birthDate" date, "sortName" text, "nameKey" text, "emailKey" text,
      "phoneKey" text, "mobileKey" text, "searchText" text, "typoKeys" int[])
    where c.id = r.id`.execute(db);
}

/** Normalised keys to look records up by. */
export interface LookupKeys {
  numbers: string[];
  emails: string[];
  phones: string[];
  names: string[];
}

/** Whether what is found may be changed by nobody else until the transaction ends. */
export interface Lookup {
  lock: boolean;
}

/** Accounts that share a key, oldest first; those in the bin only by number. */
export async function accountsByKeys(
  { actor, db }: Bulk,
  keys: LookupKeys,
  { lock }: Lookup,
): Promise<KnownAccount[]> {
  const { rows } = await sql<KnownAccount>`
    select ${knownAccount}, ${editable(actor)} as editable, ${visible(actor)} as visible
      from account a
     where a.workspace_id = ${actor.workspaceId} and a.merged_into_id is null and a.id in (
       select id from account where workspace_id = ${actor.workspaceId} and merged_into_id is null
          and customer_number = any(${keys.numbers}::text[])
       union select id from account where workspace_id = ${actor.workspaceId} and deleted_at is null
          and email_key = any(${keys.emails}::text[])
       union select id from account where workspace_id = ${actor.workspaceId} and deleted_at is null
          and phone_key = any(${keys.phones}::text[])
       union select id from account where workspace_id = ${actor.workspaceId} and deleted_at is null
          and name_key = any(${keys.names}::text[]))
     order by a.id ${lock ? sql`for no key update of a` : sql``}`.execute(db);
  return rows;
}

export async function accountsById({ actor, db }: Bulk, ids: string[]): Promise<KnownAccount[]> {
  const { rows } = await sql<KnownAccount>`
    select ${knownAccount}, ${editable(actor)} as editable, ${visible(actor)} as visible
      from account a where a.id = any(${ids}::uuid[]) and a.merged_into_id is null
     order by a.id for no key update`.execute(db);
  return rows;
}

/** Contacts of these companies with a name or e-mail of these people that are not in the bin, oldest first. */
export async function contactsOfAccounts(
  { actor, db }: Bulk,
  accountIds: string[],
  people: { nameKey: string; emailKey: string | null }[],
  { lock }: Lookup,
): Promise<KnownContact[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<KnownContact>`
    select ${knownContact}, ${editable(actor)} as editable
      from contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     where c.account_id = any(${accountIds}::uuid[]) and c.deleted_at is null
       and (c.name_key = any(${people.map(({ nameKey }) => nameKey)}::text[])
         or c.email_key = any(${people.flatMap(({ emailKey }) => emailKey ?? [])}::text[]))
     order by c.id ${lock ? sql`for no key update of c` : sql``}`.execute(db);
  return rows;
}

export async function contactsById({ actor, db }: Bulk, ids: string[]): Promise<KnownContact[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<KnownContact>`
    select ${knownContact}, ${editable(actor)} as editable
      from contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     where c.id = any(${ids}::uuid[]) and c.deleted_at is null for no key update of c`.execute(db);
  return rows;
}

/** Puts accounts and contacts into the bin. */
export async function binRecords(
  { actor, db, now }: Bulk,
  { accountIds, contactIds }: { accountIds: string[]; contactIds: string[] },
): Promise<void> {
  await sql`
    update contact set deleted_at = ${now}, deleted_by_id = ${actor.userId}, version = version + 1
     where id = any(${contactIds}::uuid[]) and deleted_at is null`.execute(db);
  await sql`
    update account set deleted_at = ${now}, deleted_by_id = ${actor.userId}, version = version + 1
     where id = any(${accountIds}::uuid[]) and deleted_at is null`.execute(db);
}

/**
 * Numbers as an array literal: PostgreSQL reads that several times faster than an array of JSON. What is left out is
 * null to it, and need not be read.
 */
const asJson = (records: { typoKeys: number[] }[]) =>
  JSON.stringify(
    records.map((record) => ({ ...record, typoKeys: `{${record.typoKeys.join()}}` })),
    (_, value) => value ?? undefined,
  );

const knownAccount = sql`a.id, a.kind, a.name, a.salutation, a.title, a.first_name, a.last_name, a.customer_number,
  a.street, a.postal_code, a.city, a.country, a.region, a.phone, a.email, a.website, a.birth_date, a.name_key,
  a.email_key, a.phone_key, a.version, a.deleted_at is not null as deleted`;
const knownContact = sql`c.id, c.account_id, c.salutation, c.title, c.suffix, c.first_name, c.last_name, c.function,
  c.phone, c.mobile, c.email, c.street, c.postal_code, c.city, c.country, c.birth_date, c.name_key, c.email_key,
  c.version`;
