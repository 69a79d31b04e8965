import {
  accountsByKeys,
  contactsOfAccounts,
  insertAccounts,
  insertContacts,
  updateAccounts,
  updateContacts,
} from '#features/accounts/bulk-store.ts';
import { assignCategories, ensureCategories, pathKey } from '#features/categories/bulk-store.ts';
import type { Slot } from '#features/follow-ups/spread.ts';
import type { Context } from '#features/people/context.ts';
import type { ChainRules } from '#features/people/rules.ts';
import { type BulkSave, insertSaves } from '#features/thread/bulk-store.ts';
import { type Duty, dutyOf } from '#features/thread/rules.ts';
import { newId } from '#lib/id.ts';
import { companyName, type Decision, decide, type Knowledge, type Terms } from './decide.ts';
import { byIdentity, type DuplicateKey, lookupKeysOf } from './duplicates.ts';
import { type Foresight, recall, remember } from './foresight.ts';
import type { ReadRow } from './row.ts';
import { insertRows, type NewRow } from './row-store.ts';
import type { ImportKind } from './rules.ts';
import type { Entry } from './standing-store.ts';
import { addToCounts, type Counts, takeTurns, writeInBulk } from './store.ts';

/** What stays the same over all batches of a run. */
export interface RunTerms {
  importId: string;
  run: number;
  kind: ImportKind;
  dryRun: boolean;
  onDuplicate: Terms['onDuplicate'];
  keys: DuplicateKey[];
  teamId: string | null;
  /** Of the activity of each created record; a row's note comes below. */
  activityText: string;
  entry: Entry | null;
  followUp: { text: string; slotOf: (n: number) => Slot } | null;
  /** Of a dry run; a real one finds in the database what it has created. */
  foresight: Foresight | null;
}

/** What a new record's activity is saved under: it is member of nothing, or of the campaign it enters. */
export function dutyOfNew(chain: ChainRules, entry: Entry | null): Duty {
  const standings = entry ? [entry] : [];
  const touchedCampaignIds = entry ? [entry.campaignId] : [];
  return dutyOf(chain, standings, { campaignId: entry?.campaignId ?? null, touchedCampaignIds });
}

/**
 * Decides about rows and writes what follows, results and progress included, in the caller's transaction; `meanwhile`
 * is called when the database has got its work. Answers the counts so far.
 */
export async function writeBatch(
  context: Context,
  rows: ReadRow[],
  terms: RunTerms,
  { planned, meanwhile }: { planned: number; meanwhile: () => void },
): Promise<Counts> {
  await writeInBulk(context.db);
  if (!terms.dryRun) await takeTurns(context);
  const duty = dutyOfNew(context.actor.chain, terms.entry);
  const lacksFollowUp = duty !== 'none' && !terms.followUp;
  const known = await knowledgeFor(context, rows, { ...terms, lacksFollowUp });
  const decisions = rows.map((row) => decide(row, known, { ...terms, lacksFollowUp }));
  const saves = terms.dryRun ? [] : savesOf(decisions, terms, planned);
  const results = resultsOf(decisions, saves, terms.dryRun);
  const written = terms.dryRun
    ? insertRows(context, terms, results)
    : writeRecords(context, decisions, saves, { ...terms, duty, results, meanwhile });
  if (terms.dryRun) meanwhile();
  await written;
  const counts = await addToCounts(context.db, terms.importId, {
    counts: countsOf(decisions),
    lastLine: rows.at(-1)!.line,
    planned: saves.filter(({ followUp }) => followUp).length,
  });
  if (terms.foresight) remember(terms.foresight, decisions, { ...terms, lacksFollowUp });
  return counts;
}

/** Writes a row off that the database refused. */
export async function writeRefused(context: Context, row: ReadRow, terms: RunTerms): Promise<Counts> {
  const decision: Decision = {
    row,
    outcome: 'failed',
    reason: 'refused',
    column: null,
    accountId: null,
    contactId: null,
  };
  await insertRows(context, terms, resultsOf([decision], [], terms.dryRun));
  return addToCounts(context.db, terms.importId, {
    counts: countsOf([decision]),
    lastLine: row.line,
    planned: 0,
  });
}

async function knowledgeFor(context: Context, rows: ReadRow[], terms: RunTerms & Terms): Promise<Knowledge> {
  const { kind, dryRun, onDuplicate, foresight } = terms;
  // Compared with none, a row needs none of the records of its name, which may be all there are.
  const keys = onDuplicate === 'create' && kind !== 'contacts' ? [] : terms.keys;
  // What is updated is written as a whole: nobody may change it between the look and the write.
  const lock = onDuplicate === 'update' && !dryRun;
  const accounts = rows.flatMap(({ account }) => account ?? []);
  const found = await accountsByKeys(
    context,
    lookupKeysOf(accounts, kind === 'contacts' ? [...keys, 'name'] : keys),
    { lock },
  );
  const known: Knowledge = {
    accounts: byIdentity(found, keys),
    numbers: new Map(
      found.flatMap(({ customerNumber, id }) => (customerNumber ? [[customerNumber, id] as const] : [])),
    ),
    contacts: new Map(),
    fresh: new Set(),
  };
  if (kind === 'contacts') {
    for (const account of found)
      if (!account.deleted && !known.accounts.has(companyName(account)))
        known.accounts.set(companyName(account), account);
    const companies = [...new Set([...known.accounts.values()].map(({ id }) => id))];
    const people = rows.flatMap(({ contact }) => contact ?? []);
    for (const contact of await contactsOfAccounts(context, companies, people, { lock })) {
      known.contacts.set(contact.accountId, [...(known.contacts.get(contact.accountId) ?? []), contact]);
    }
  }
  if (foresight) await recall(foresight, known, { db: context.db, rows, terms });
  return known;
}

function savesOf(
  decisions: Decision[],
  { entry, followUp, activityText }: RunTerms,
  planned: number,
): BulkSave[] {
  const made = decisions.filter(({ newAccount }) => newAccount);
  return made.map(({ row, newAccount, newContact }, index) => {
    const slot = followUp?.slotOf(planned + index);
    return {
      activityId: newId(),
      accountId: newAccount!.id,
      contactId: newContact?.id ?? null,
      text: row.note === null ? activityText : `${activityText}\n${row.note}`,
      membershipId: entry ? newId() : null,
      changeId: entry ? newId() : null,
      followUp: slot?.assigneeId ? { id: newId(), dueOn: slot.dueOn, assigneeId: slot.assigneeId } : null,
    };
  });
}

interface Writing extends RunTerms {
  duty: Duty;
  results: NewRow[];
  meanwhile: () => void;
}

async function writeRecords(
  context: Context,
  decisions: Decision[],
  saves: BulkSave[],
  { importId, run, entry, followUp, ...terms }: Writing,
): Promise<void> {
  // The saves before their records: see insertSaves. While the database works on them the rest is put together.
  const saved = insertSaves(context, saves, {
    duty: terms.duty,
    importId,
    entry,
    followUpText: followUp?.text ?? '',
  });
  saved.catch(() => {});
  await new Promise(setImmediate);
  const written = Promise.all([
    saved,
    insertAccounts(
      context,
      decisions.flatMap(({ newAccount }) => newAccount ?? []),
      importId,
    ),
    insertContacts(
      context,
      decisions.flatMap(({ newContact }) => newContact ?? []),
      importId,
    ),
    insertRows(context, { importId, run }, terms.results),
  ]);
  terms.meanwhile();
  await written;
  // Several rows may change one record: each step in turn, so that each raises the version.
  for (const changes of inTurns(decisions.flatMap(({ accountChange }) => accountChange ?? []))) {
    await updateAccounts(
      context,
      changes.map(({ id, merged }) => ({ ...(merged as never as Merged<typeof updateAccounts>), id })),
    );
  }
  for (const changes of inTurns(decisions.flatMap(({ contactChange }) => contactChange ?? []))) {
    await updateContacts(
      context,
      changes.map(({ id, merged }) => ({ ...(merged as never as Merged<typeof updateContacts>), id })),
    );
  }
  await writeCategories(context, decisions);
}

type Merged<Update extends (bulk: never, records: never[]) => unknown> = Parameters<Update>[1][number];

async function writeCategories(context: Context, decisions: Decision[]): Promise<void> {
  const touched = decisions.filter(
    ({ outcome, row }) => row.categories.length > 0 && (outcome === 'created' || outcome === 'updated'),
  );
  if (touched.length === 0) return;
  const ids = await ensureCategories(context, [
    ...new Map(
      touched.flatMap(({ row }) => row.categories.map((path) => [pathKey(path), path] as const)),
    ).values(),
  ]);
  const assignments = (of: (decision: Decision) => string | null) =>
    touched.flatMap((decision) => {
      const id = of(decision);
      return id ? decision.row.categories.map((path) => ({ id, categoryId: ids.get(pathKey(path))! })) : [];
    });
  await assignCategories(context, {
    accounts: assignments(({ row, accountId }) => (row.contact ? null : accountId)),
    contacts: assignments(({ contactId }) => contactId),
  });
}

/** Groups in each of which no record occurs twice, in order. */
function inTurns<C extends { id: string }>(changes: C[]): C[][] {
  const turns: C[][] = [];
  const next = new Map<string, number>();
  for (const change of changes) {
    const turn = next.get(change.id) ?? 0;
    next.set(change.id, turn + 1);
    turns[turn] = [...(turns[turn] ?? []), change];
  }
  return turns;
}

function resultsOf(decisions: Decision[], saves: BulkSave[], dryRun: boolean): NewRow[] {
  const activities = new Map(saves.map(({ accountId, activityId }) => [accountId, activityId]));
  return decisions.map(
    ({
      row,
      outcome,
      reason,
      column,
      accountId,
      contactId,
      newAccount,
      newContact,
      accountChange,
      contactChange,
      changedAccount,
      changedContact,
    }) => ({
      line: row.line,
      outcome,
      reason,
      reasonColumn: column,
      accountId,
      contactId,
      madeAccount: newAccount !== undefined,
      madeContact: newContact !== undefined,
      activityId: newAccount ? (activities.get(newAccount.id) ?? null) : null,
      cells: row.cells,
      before: (accountChange ?? contactChange)?.before ?? null,
      // Of a dry run nothing is undone; its next batches need the whole record.
      after: dryRun
        ? (changedAccount ?? changedContact ?? null)
        : ((accountChange ?? contactChange)?.after ?? null),
    }),
  );
}

function countsOf(decisions: Decision[]): Counts {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const { outcome } of decisions) counts[outcome]++;
  return counts;
}
