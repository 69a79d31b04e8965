import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import type { QueryOf } from '#lib/contract.ts';
import type { Medium } from '#lib/medium.ts';
import type { Database } from '#platform/database/driver.ts';
import { type IdPage, idPage, plannedForTheseValues } from '#platform/database/id-page.ts';
import type { SortColumn } from '#platform/database/page.ts';
import { carriers } from './account-filter.ts';
import { type ContactItem, contactJson } from './account-json.ts';
import { contactColumns } from './columns.ts';
import type { listContacts } from './contact-contract.ts';
import { editable, present, visible } from './scope.ts';
import { bestMatches, searchAmong } from './search-store.ts';

export interface ContactFields {
  salutation: string | null;
  title: string | null;
  suffix: string | null;
  firstName: string | null;
  lastName: string | null;
  function: string | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  street: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
  birthDate: string | null;
  preferredMedium: Medium | null;
  isPrimary: boolean;
  noBulkMail: boolean;
}

export const emptyContact: ContactFields = {
  salutation: null,
  title: null,
  suffix: null,
  firstName: null,
  lastName: null,
  function: null,
  phone: null,
  mobile: null,
  email: null,
  street: null,
  postalCode: null,
  city: null,
  country: null,
  birthDate: null,
  preferredMedium: null,
  isPrimary: false,
  noBulkMail: false,
};

export interface NewContact extends ContactFields {
  id: string;
  accountId: string;
  importId?: string | null;
}

export type StoredContact = ContactFields & {
  id: string;
  accountId: string;
  version: number;
  editable: boolean;
  deletedAt: string | null;
};

type ContactQuery = QueryOf<typeof listContacts>;

const byName = (direction: 'asc' | 'desc'): SortColumn[] => [
  { column: 'c.sort_name', type: 'text', direction },
  { column: 'c.id', type: 'uuid', direction },
];
const bestFirst: SortColumn[] = [{ column: '(-f.rank)', type: 'int', direction: 'asc' }, ...byName('asc')];

/** One page of contacts of the records the actor may see; by last name, or best first where `q` is given alone. */
export async function contactPage(context: Context, query: ContactQuery) {
  const { q, sort, limit, cursor } = query;
  const narrowed = query.accountId !== undefined || query.categoryId !== undefined;
  const { ids, nextCursor, total } =
    q && !narrowed && !sort
      ? await bestMatches(context, 'contacts', q, { limit, cursor })
      : narrowed || q
        ? await plannedForTheseValues(context.db, () => chosenPage(context, query))
        : await chosenPage(context, query);
  return { items: await contactsById(context, ids), nextCursor, total };
}

async function chosenPage(context: Context, query: ContactQuery): Promise<IdPage> {
  const { limit, cursor, sort, q } = query;
  const search = q ? await searchAmong('c', q, context) : undefined;
  const order = search?.ranked && !sort ? bestFirst : byName(sort === '-name' ? 'desc' : 'asc');
  const sets = await carriers(context.db, 'contact', query.categoryId);
  const among = { id: 'c.id', sets, chosen: search !== undefined };
  const source = sql`from contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
    ${search?.join ?? sql``}
    where c.deleted_at is null and ${visible(context.actor)} and ${present()}
      and ${query.accountId ? sql`c.account_id = any(${query.accountId}::uuid[])` : sql`true`}
      and ${search?.condition ?? sql`true`}`;
  return idPage(context.db, source, { id: 'c.id', order, among, limit, cursor });
}

/** In the order of the ids given, all of which the actor has been found to see. */
export async function contactsById({ actor, db }: Context, ids: string[]): Promise<ContactItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ item: ContactItem }>`
    select ${contactJson(actor)} as item
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join contact c on c.id = wanted.id
      join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     order by wanted.place`.execute(db);
  return rows.map(({ item }) => item);
}

export async function contactById({ actor, db }: Context, id: string): Promise<ContactItem | undefined> {
  const { rows } = await sql<{ item: ContactItem }>`
    select ${contactJson(actor)} as item from contact c
      join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     where c.id = ${id} and c.deleted_at is null and ${visible(actor)} and ${present()}`.execute(db);
  return rows[0]?.item;
}

/** The contact to be changed, its account locked before it: contacts of one record change one after the other. */
export async function lockContact(
  { actor, db }: Context,
  id: string,
  reach: 'present' | 'or-in-bin' = 'present',
): Promise<StoredContact | undefined> {
  const there = reach === 'present' ? sql`deleted_at is null` : sql`true`;
  const { rows } = await sql<StoredContact>`
    with record as materialized (
      select a.workspace_id, a.id, ${editable(actor)} as editable from account a
       where a.id = (select account_id from contact where id = ${id} and ${there})
         and ${visible(actor)} and ${present()} for no key update)
    select c.*, record.editable from record
      join contact c on c.workspace_id = record.workspace_id and c.account_id = record.id
     where c.id = ${id} and ${there} for no key update of c`.execute(db);
  return rows[0];
}

/** Adds contacts with the columns computed from them, all in one statement. */
export async function insertContacts(
  db: Database,
  actor: Actor,
  now: Date,
  contacts: NewContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await db
    .insertInto('contact')
    .values(
      contacts.map(({ importId = null, ...contact }) => ({
        ...contact,
        ...contactColumns(contact),
        importId,
        workspaceId: actor.workspaceId,
        createdById: actor.userId,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })),
    )
    .execute();
}

export async function updateContact(
  db: Database,
  id: string,
  fields: ContactFields,
  now: Date,
): Promise<void> {
  await db
    .updateTable('contact')
    .set((e) => ({
      ...fields,
      ...contactColumns(fields),
      updatedAt: now.toISOString(),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** A record has one main contact: before another becomes it, this one stops being it. */
export async function withdrawPrimary(db: Database, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('contact')
    .set((e) => ({ isPrimary: false, updatedAt: now.toISOString(), version: e('version', '+', 1) }))
    .where('accountId', '=', accountId)
    .where('isPrimary', '=', true)
    .where('deletedAt', 'is', null)
    .execute();
}

/** Into the bin, or out of it where nobody is named. */
export async function moveContactToBin(
  db: Database,
  id: string,
  by: string | null,
  now: Date,
): Promise<void> {
  await db
    .updateTable('contact')
    .set((e) => ({
      deletedAt: by === null ? null : now.toISOString(),
      deletedById: by,
      updatedAt: now.toISOString(),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Before it comes back out of the bin: the record may have got another main contact meanwhile. */
export async function yieldPrimary(db: Database, { id, accountId }: StoredContact): Promise<void> {
  await db
    .updateTable('contact')
    .set({ isPrimary: false })
    .where('id', '=', id)
    .where((e) =>
      e.exists(
        e
          .selectFrom('contact as other')
          .select('other.id')
          .where('other.accountId', '=', accountId)
          .where('other.isPrimary', '=', true)
          .where('other.deletedAt', 'is', null),
      ),
    )
    .execute();
}
