import {
  accountsById,
  binRecords,
  contactsById,
  type KnownAccount,
  type KnownContact,
  updateAccounts,
  updateContacts,
} from '#features/accounts/bulk-store.ts';
import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import { withdrawSaves } from '#features/thread/bulk-store.ts';
import { Refusal } from '#lib/refusal.ts';
import type { JobRun } from '#platform/jobs/queue.ts';
import { accountRestored, contactRestored } from './merge.ts';
import {
  type KeptReason,
  type RunKey,
  rowsToUndo,
  type StoredRow,
  saveUndone,
  type Traces,
  tracesOf,
} from './row-store.ts';
import { addToUndo, importById, mergeSearchEntries, writeInBulk } from './store.ts';

const rowsAtOnce = 500;

interface Verdict {
  row: StoredRow;
  undone: 'restored' | 'binned' | 'kept';
  kept: KeptReason | null;
}

/** Takes an import back, last row first; killed, it goes on with the rows that have no verdict yet. */
export async function undoImport(run: JobRun<Actor>): Promise<unknown> {
  let done = 0;
  for (;;) {
    await run.stopIfCancelled();
    const batch = await run.inTransaction((context) => undoBatch(context, run.subjectId));
    done += batch.rows;
    await run.progress({ done, total: batch.total });
    if (batch.rows === 0) {
      await run.inTransaction(({ db }) => mergeSearchEntries(db));
      const { restored, binned, kept } = batch;
      return { restored, binned, kept };
    }
  }
}

async function undoBatch(context: Context, importId: string) {
  const record = await importById(context, importId, true);
  if (!record) throw new Refusal('not-found');
  await writeInBulk(context.db);
  const key: RunKey = { importId, run: record.run };
  // A created record is looked at after all rows that changed it: those stand further down in the file.
  const rows = await rowsToUndo(context.db, key, rowsAtOnce);
  const verdicts: Verdict[] = [];
  const changes = rows.filter(({ outcome }) => outcome === 'updated');
  for (const row of changes) verdicts.push(await restore(context, row));
  await saveUndone(context.db, key, shown(verdicts));
  const created = rows.filter(({ outcome }) => outcome === 'created');
  // Contacts first: a company stays where one of them does.
  const contacts = await binCreated(
    context,
    key,
    created.filter(({ madeAccount }) => !madeAccount),
  );
  await saveUndone(context.db, key, shown(contacts));
  const accounts = await binCreated(
    context,
    key,
    created.filter(({ madeAccount }) => madeAccount),
  );
  await saveUndone(context.db, key, shown(accounts));
  const all = [...verdicts, ...contacts, ...accounts];
  const count = (undone: Verdict['undone']) => all.filter((verdict) => verdict.undone === undone).length;
  const counts = { restored: count('restored'), binned: count('binned'), kept: count('kept') };
  await addToUndo(context.db, importId, counts);
  return {
    rows: rows.length,
    total: record.created + record.updated,
    restored: record.restored + counts.restored,
    binned: record.binned + counts.binned,
    kept: record.kept + counts.kept,
  };
}

const shown = (verdicts: Verdict[]) =>
  verdicts.map(({ row, undone, kept }) => ({ line: row.line, undone, kept }));
const kept = (row: StoredRow, reason: KeptReason): Verdict => ({ row, undone: 'kept', kept: reason });

async function restore(context: Context, row: StoredRow): Promise<Verdict> {
  const change = { before: row.before ?? {}, after: row.after ?? {} };
  const fields = Object.keys(change.after).length;
  if (row.contactId) {
    const [contact] = await contactsById(context, [row.contactId]);
    const refusal = unchangeable(contact);
    if (!contact || refusal) return kept(row, refusal ?? 'gone');
    const restored = contactRestored(contact, change);
    if (restored) await updateContacts(context, [{ ...restored.merged, id: contact.id }]);
    return restored && Object.keys(restored.after).length === fields
      ? { row, undone: 'restored', kept: null }
      : kept(row, 'changed');
  }
  const [account] = row.accountId ? await accountsById(context, [row.accountId]) : [];
  const refusal = unchangeable(account);
  if (!account || refusal) return kept(row, refusal ?? 'gone');
  const restored = accountRestored(account, change);
  if (restored) await updateAccounts(context, [{ ...restored.merged, id: account.id }]);
  return restored && Object.keys(restored.after).length === fields
    ? { row, undone: 'restored', kept: null }
    : kept(row, 'changed');
}

const unchangeable = (
  record: { editable: boolean; deleted?: boolean } | undefined,
): KeptReason | undefined =>
  !record || record.deleted ? 'gone' : record.editable ? undefined : 'not-allowed';

async function binCreated(context: Context, key: RunKey, rows: StoredRow[]): Promise<Verdict[]> {
  if (rows.length === 0) return [];
  const accountIds = rows.flatMap(({ madeAccount, accountId }) =>
    madeAccount && accountId ? [accountId] : [],
  );
  const contactIds = rows.flatMap(({ madeContact, contactId }) =>
    madeContact && contactId ? [contactId] : [],
  );
  const accounts = new Map((await accountsById(context, accountIds)).map((account) => [account.id, account]));
  const contacts = new Map((await contactsById(context, contactIds)).map((contact) => [contact.id, contact]));
  const traces = await tracesOf(context.db, key, { accountIds, contactIds });
  const verdicts = rows.map((row): Verdict => {
    const reason = whyKept(row, { accounts, contacts, traces });
    return reason ? kept(row, reason) : { row, undone: 'binned', kept: null };
  });
  const binned = verdicts.flatMap(({ row, undone }) => (undone === 'binned' ? [row] : []));
  await withdrawSaves(
    context,
    binned.flatMap(({ activityId }) => activityId ?? []),
  );
  await binRecords(context, {
    accountIds: binned.flatMap(({ madeAccount, accountId }) => (madeAccount && accountId ? [accountId] : [])),
    contactIds: binned.flatMap(({ madeContact, contactId }) => (madeContact && contactId ? [contactId] : [])),
  });
  return verdicts;
}

interface Found {
  accounts: Map<string, KnownAccount>;
  contacts: Map<string, KnownContact>;
  traces: Traces;
}

function whyKept(row: StoredRow, { accounts, contacts, traces }: Found): KeptReason | undefined {
  const isAsImported = ({ id, version }: { id: string; version: number }) =>
    version === 1 + (traces.changes.get(id) ?? 0);
  if (row.madeContact) {
    const contact = contacts.get(row.contactId!);
    const refusal = unchangeable(contact);
    if (!contact || refusal) return refusal;
    if (traces.usedContacts.has(contact.id)) return 'used';
    if (!isAsImported(contact)) return 'changed';
  }
  if (row.madeAccount) {
    const account = accounts.get(row.accountId!);
    const refusal = unchangeable(account);
    if (!account || refusal) return refusal;
    if (traces.usedAccounts.has(account.id)) return 'used';
    if (!isAsImported(account)) return 'changed';
  }
  return undefined;
}
