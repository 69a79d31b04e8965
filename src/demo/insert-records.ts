import { emptyContact, insertContacts } from '#features/accounts/contact-store.ts';
import { emptyAccount, insertAccounts } from '#features/accounts/store.ts';
import { assignCategories, pathKey } from '#features/categories/bulk-store.ts';
import type { Context } from '#features/people/context.ts';
import { type Day, mondayOf } from '#lib/day.ts';
import { newId } from '#lib/id.ts';
import { momentOn } from './moments.ts';
import type { DemoPeople } from './people.ts';
import type { DemoRecord } from './records.ts';
import { lineNames } from './settings.ts';

/** A record with its place in the database. */
export interface KnownRecord extends DemoRecord {
  id: string;
  contactIds: string[];
  createdOn: Day;
  importance: string | null;
  fair: string | null;
}

/** Enters the records, those of one week together, so that it stays quick and each has a past. */
export async function insertRecords(
  context: Context,
  records: KnownRecord[],
  people: DemoPeople,
): Promise<void> {
  const { actor, db } = context;
  let number = 10_000;
  for (const [monday, ofWeek] of Map.groupBy(records, ({ createdOn }) => mondayOf(createdOn))) {
    const now = momentOn(actor.timeZone, monday, 7 * 60 + 30);
    await insertAccounts(
      db,
      actor,
      now,
      ofWeek.map((record) => accountOf(record, people, `K-${++number}`)),
    );
    await insertContacts(db, actor, now, ofWeek.flatMap(contactsOf));
  }
}

const customers = ['customer', 'served', 'dormant'];

function accountOf(record: DemoRecord & { id: string }, { teams, users }: DemoPeople, number: string) {
  const { id, name, person, place, street, phone, email, website, owner, fate } = record;
  const { postalCode, city, region } = place;
  return {
    ...emptyAccount,
    ...person,
    ...{ id, name, street, postalCode, city, region, phone, email, website, country: 'DE' },
    kind: person ? ('person' as const) : ('company' as const),
    customerNumber: customers.includes(fate) ? number : null,
    teamId: teams[place.team],
    ownerId: users[owner],
  };
}

function contactsOf({ id, contacts, contactIds }: KnownRecord) {
  return contacts.map((contact, index) => ({
    ...emptyContact,
    ...contact,
    id: contactIds[index]!,
    accountId: id,
    country: 'DE',
    isPrimary: index === 0,
  }));
}

export async function categorise(
  context: Context,
  records: KnownRecord[],
  categories: Map<string, string>,
): Promise<void> {
  const accounts = records.flatMap(({ id, line, importance, fair }) =>
    [
      { parent: 'Geschäftsfeld', name: lineNames[line] },
      ...(importance ? [{ parent: 'Bedeutung', name: importance }] : []),
      ...(fair ? [{ parent: 'Messe', name: fair }] : []),
    ].map((path) => ({ id, categoryId: categories.get(pathKey(path))! })),
  );
  await assignCategories(context, { accounts, contacts: [] });
}

/** Ids for a record and its contacts, which its story refers to before they are entered. */
export const withIds = (record: DemoRecord) => ({
  ...record,
  id: newId(),
  contactIds: record.contacts.map(() => newId()),
});
