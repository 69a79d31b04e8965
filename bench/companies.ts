import type pg from 'pg';
import {
  insertAccounts,
  insertContacts,
  type NewAccount,
  type NewContact,
} from '#features/accounts/bulk-store.ts';
import { accountColumns, contactColumns } from '#features/accounts/columns.ts';
import { actorOf } from '#features/people/actor-store.ts';
import type { Context } from '#features/people/context.ts';
import { insertSaves } from '#features/thread/bulk-store.ts';
import { addDays } from '#lib/day.ts';
import { newId } from '#lib/id.ts';
import { dayIn } from '#lib/time-zone.ts';
import { type Address, asRole, openPool } from '#platform/database/connection.ts';
import { type Transaction, transactor } from '#platform/database/transaction.ts';
import type { UserName, World } from '../test/world.ts';
import { benchSecret } from './database.ts';

const trades =
  'Auto Holz Metall Solar Bau Elektro Garten Haus Klima Licht Maler Obst Praxis Rohr Stahl'.split(' ');
const families =
  'Müller Schmidt Schneider Fischer Weber Öztürk Becker Schäfer Yılmaz Wolf Groß Lindner Kranz Thelen Nauer Sperling Hofer'.split(
    ' ',
  );
const forms = ['GmbH', 'AG', 'KG', 'e. K.', 'GmbH & Co. KG'];
const givenNames = 'Sabine Jens Karl Eva Uwe Ina Kim Désirée Jürgen Lea Tariq'.split(' ');
const places = [
  ['50667', 'Köln'],
  ['24103', 'Kiel'],
  ['86150', 'Augsburg'],
  ['01067', 'Dresden'],
  ['60311', 'Frankfurt'],
  ['80331', 'München'],
  ['20095', 'Hamburg'],
  ['70173', 'Stuttgart'],
] as const;
/** Who enters companies in turn, and the team these belong to. */
const owners: [UserName, 'Süd' | 'Nord'][] = [
  ['anna', 'Süd'],
  ['ingo', 'Süd'],
  ['lena', 'Nord'],
  ['bea', 'Nord'],
];

/** What was talked about. */
const topics = [
  'Angebot besprochen, Rückruf vereinbart',
  'Preisliste zugesandt',
  'Termin zur Besichtigung der Halle',
  'Ansprechpartnerin ist im Urlaub',
  'Heizung zu alt, Interesse an einer Wärmepumpe',
];

const batch = 2000;
const categories = 40;

/**
 * Fills a world with companies: every second one with a contact, two of three in one of 40 categories, nine of ten
 * with an activity of the last hundred days, a follow-up and a campaign's status.
 */
export async function fillWithCompanies(
  world: World,
  { address, owner, records }: { address: Address; owner: pg.Pool; records: number },
): Promise<{ categoryId: string }> {
  const pool = openPool(asRole(address, 'faden_app', benchSecret), { max: 2 });
  const transact = transactor(pool);
  const today = new Date();
  const buildSearchIndexes = await dropSearchIndexes(owner);
  for (let start = 0; start < records; start += batch) {
    const [user, team] = owners[(start / batch) % owners.length]!;
    const userId = world.users[user];
    const now = new Date(today.getTime() - ((start / batch) % 50) * 2 * 86_400_000);
    const numbers = Array.from({ length: Math.min(batch, records - start) }, (_, index) => start + index);
    await transact({ workspaceId: world.workspaceId, userId }, (tx) =>
      fillBatch(world, numbers, { tx, now, teamId: world.teams[team] }),
    );
  }
  await pool.end();
  const categoryId = await categorise(owner, world.workspaceId);
  await buildSearchIndexes();
  // As the autovacuum leaves it some minutes later.
  await owner.query('vacuum analyze');
  return { categoryId };
}

/** Built at once in the end they take a tenth of the time. */
async function dropSearchIndexes(owner: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where indexdef like '% USING gin %' and schemaname = 'public'",
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return async () => {
    for (const { definition } of rows) await owner.query(definition);
  };
}

async function fillBatch(
  world: World,
  numbers: number[],
  { tx, now, teamId }: { tx: Transaction; now: Date; teamId: string },
) {
  const actor = await actorOf(tx);
  const today = dayIn(actor.timeZone, now);
  const nothing = { language: 'de', requestId: '', ifMatch: undefined } as const;
  const context: Context = { actor, tx, db: tx.db, now, today, ...nothing };
  const importId = newId();
  const accounts = numbers.map((index) => company(index, teamId));
  await insertAccounts(context, accounts, importId);
  const contacts = accounts
    .filter((_account, index) => index % 2)
    .map(({ id }, index) => contact(id, numbers[index]!));
  await insertContacts(context, contacts, importId);
  const saves = accounts
    .filter((_account, index) => index % 10 !== 0)
    .map(({ id }, index) => ({
      activityId: newId(),
      accountId: id,
      contactId: null,
      text: `${topics[index % topics.length]}, Angebot ${index + numbers[0]!}`,
      membershipId: newId(),
      changeId: newId(),
      followUp: { id: newId(), dueOn: addDays(today, index % 190), assigneeId: actor.userId },
    }));
  const statusId = Object.values(world.statuses)[(numbers[0]! / batch) % 3]!;
  const entry = { campaignId: world.vk, statusId };
  await insertSaves(context, saves, { duty: 'follow-up', importId, entry, followUpText: 'anrufen' });
}

async function categorise(owner: pg.Pool, workspaceId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into category (workspace_id, id, name)
     select $1, gen_random_uuid(), 'Branche ' || n from generate_series(1, ${categories}) n returning id`,
    [workspaceId],
  );
  await owner.query(
    `insert into account_category (workspace_id, account_id, category_id)
     select workspace_id, id, ($2::uuid[])[1 + abs(hashtext(id::text)) % ${categories}] from account
      where workspace_id = $1 and abs(hashtext(name)) % 3 > 0`,
    [workspaceId, rows.map(({ id }) => id)],
  );
  return rows[0]!.id;
}

function company(index: number, teamId: string): NewAccount {
  const [postalCode, city] = places[index % places.length]!;
  const trade = trades[index % trades.length];
  const family = families[(index * 7) % families.length];
  const fields = {
    name: `${trade}haus ${family} ${index} ${forms[index % forms.length]}`,
    salutation: null,
    title: null,
    firstName: null,
    lastName: null,
    customerNumber: `K${String(index).padStart(7, '0')}`,
    street: `Ring ${index % 200}`,
    postalCode,
    city,
    country: 'DE',
    region: null,
    phone: `0221 ${4_710_000 + index}`,
    email: `info@firma-${index}.example`,
    website: null,
    birthDate: null,
  };
  const kind = 'company' as const;
  return { ...fields, ...accountColumns({ ...fields, kind }), id: newId(), kind, teamId };
}

function contact(accountId: string, index: number): NewContact {
  const fields = {
    salutation: null,
    title: null,
    suffix: null,
    firstName: givenNames[index % givenNames.length]!,
    lastName: `${families[(index * 5) % families.length]}${index % 7 ? '' : `-${families[index % families.length]}`}`,
    function: 'Einkauf',
    phone: null,
    mobile: `0171 ${2_000_000 + index}`,
    email: `e.${index}@firma-${index}.example`,
    street: null,
    postalCode: null,
    city: null,
    country: null,
    birthDate: null,
  };
  return { ...fields, ...contactColumns(fields), id: newId(), accountId };
}
