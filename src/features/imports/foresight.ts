import type { KnownAccount, KnownContact } from '#features/accounts/bulk-store.ts';
import type { Database } from '#platform/database/driver.ts';
import { companyName, type Decision, existingAccount, type Knowledge, type Terms } from './decide.ts';
import { identitiesOf } from './duplicates.ts';
import { LineIndex } from './line-index.ts';
import { type AccountValues, type ReadRow, type RowReader, readRow } from './row.ts';
import { type RunKey, rowsByLine, type StoredRow } from './row-store.ts';
import type { ImportKind } from './rules.ts';

/**
 * What the rows of a dry run would have created and changed so far; a real run finds it among the records. Here are
 * only the lines by key. What is in those lines stands in the run's results: of a created record the cells, of a
 * changed one the whole of it afterwards. So a long file takes hardly more memory than a short one.
 */
export interface Foresight {
  reader: RowReader;
  /** By identity, the line that first had it. */
  first: LineIndex;
  /** By id of a record, the line that last changed it. */
  changed: LineIndex;
}

export const foresightOf = (reader: RowReader): Foresight => ({
  reader,
  first: new LineIndex(),
  changed: new LineIndex(),
});

interface Batch {
  db: Database;
  rows: ReadRow[];
  terms: RunKey & FileTerms;
}
type FileTerms = Terms & { kind: ImportKind };

/** Adds to `known`, which the database holds and which counts first, what earlier rows of the file had to do with these. */
export async function recall(foresight: Foresight, known: Knowledge, batch: Batch): Promise<void> {
  const { rows, terms } = batch;
  const accountKeys = rows.flatMap(({ account }) => (account ? keysOf(account, terms) : []));
  const stored = new Map([...known.accounts.values()].map((account) => [account.id, account]));
  for (const row of await rowsByLine(batch.db, terms, linesOf(foresight.first, accountKeys))) {
    const account = accountIn(foresight, row);
    if (account) addAccount(known, row, stored.get(account.id) ?? account, terms);
  }
  const companyOf = companiesByLine(foresight, known, batch);
  for (const row of await rowsByLine(batch.db, terms, [...companyOf.keys()]))
    addContact(known, row, contactIn(foresight, row, companyOf.get(row.line)!));
  if (terms.onDuplicate === 'update') await bringUpToDate(foresight, known, batch);
}

/** Keeps what a batch decided; its results have to be written. */
export function remember({ first, changed }: Foresight, decisions: Decision[], terms: FileTerms): void {
  for (const { row, newAccount, newContact, changedAccount, changedContact } of decisions) {
    const account = newAccount ?? changedAccount;
    const contact = newContact ?? changedContact;
    const keys = [
      ...(account ? keysOf(account, terms) : []),
      ...(contact ? contactKeysOf(contact.accountId, contact) : []),
    ];
    for (const key of keys) if (first.get(key) === undefined) first.set(key, row.line);
    const record = changedAccount ?? changedContact;
    if (record) changed.set(record.id, row.line);
  }
}

/** By which an account is found again: as a duplicate, as the company of contacts, by its number. */
const keysOf = (account: Pick<AccountValues, KeyedBy>, { kind, keys }: FileTerms) => [
  ...new Set([
    ...identitiesOf(account, keys),
    ...(kind === 'contacts' ? [companyName(account)] : []),
    ...(account.customerNumber ? [`number ${account.customerNumber}`] : []),
  ]),
];
type KeyedBy = 'kind' | 'customerNumber' | 'emailKey' | 'phoneKey' | 'nameKey' | 'postalCode';

const contactKeysOf = (
  companyId: string,
  { emailKey, nameKey }: { emailKey: string | null; nameKey: string },
) => [`${companyId} name ${nameKey}`, ...(emailKey ? [`${companyId} email ${emailKey}`] : [])];

const linesOf = (index: LineIndex, keys: string[]) => [
  ...new Set(keys.flatMap((key) => index.get(key) ?? [])),
];

function companiesByLine(
  { first }: Foresight,
  known: Knowledge,
  { rows, terms }: Batch,
): Map<number, string> {
  const companies = new Map<number, string>();
  for (const { account, contact } of rows) {
    const company = account && contact && existingAccount(account, true, known, terms);
    if (!company) continue;
    for (const line of linesOf(first, contactKeysOf(company.id, contact))) companies.set(line, company.id);
  }
  return companies;
}

const readAgain = ({ reader }: Foresight, { line, cells }: StoredRow) => readRow(reader, { line, cells });
const ofFile = { version: 1, editable: true };

function accountIn(foresight: Foresight, row: StoredRow): KnownAccount | undefined {
  if (row.outcome === 'updated' && !row.contactId) return row.after as KnownAccount;
  const { account } = readAgain(foresight, row);
  if (!row.madeAccount || !account) return undefined;
  return { ...account, ...ofFile, id: row.accountId!, visible: true, deleted: false };
}

function contactIn(foresight: Foresight, row: StoredRow, accountId: string): KnownContact | undefined {
  if (row.outcome === 'updated' && row.contactId) return row.after as KnownContact;
  const { contact } = readAgain(foresight, row);
  return row.madeContact && contact ? { ...contact, ...ofFile, id: row.contactId!, accountId } : undefined;
}

function addAccount(known: Knowledge, row: StoredRow, account: KnownAccount, { keys }: Terms): void {
  for (const identity of [...identitiesOf(account, keys), companyName(account)])
    if (!known.accounts.has(identity)) known.accounts.set(identity, account);
  if (account.customerNumber) known.numbers.set(account.customerNumber, account.id);
  if (row.madeAccount) known.fresh.add(account.id);
}

function addContact(known: Knowledge, row: StoredRow, contact: KnownContact | undefined): void {
  if (!contact) return;
  const siblings = known.contacts.get(contact.accountId) ?? [];
  if (siblings.some(({ id }) => id === contact.id)) return;
  known.contacts.set(contact.accountId, [...siblings, contact]);
  if (row.madeContact) known.fresh.add(contact.id);
}

/** Gives records the values that earlier rows changed. */
async function bringUpToDate({ changed }: Foresight, known: Knowledge, { db, terms }: Batch): Promise<void> {
  const records = new Map(
    [...known.accounts.values(), ...[...known.contacts.values()].flat()].map((record) => [record.id, record]),
  );
  for (const { after } of await rowsByLine(db, terms, linesOf(changed, [...records.keys()]))) {
    const record = after as KnownAccount | KnownContact | null;
    if (record) Object.assign(records.get(record.id) ?? {}, record);
  }
}
