import type {
  AccountFields,
  ContactFields,
  KnownAccount,
  KnownContact,
  NewAccount,
  NewContact,
} from '#features/accounts/bulk-store.ts';
import { newId } from '#lib/id.ts';
import { type DuplicateKey, identitiesOf } from './duplicates.ts';
import { accountChange, type Change, contactChange } from './merge.ts';
import type { AccountValues, ContactValues, ReadRow, RowReason } from './row.ts';
import type { duplicateRules, RowOutcome } from './rules.ts';

/** What becomes of a row. */
export interface Decision {
  row: ReadRow;
  outcome: RowOutcome;
  reason: RowReason | null;
  column: string | null;
  accountId: string | null;
  contactId: string | null;
  newAccount?: NewAccount;
  newContact?: NewContact;
  accountChange?: Change<AccountFields>;
  contactChange?: Change<ContactFields>;
  /** The record with the change. */
  changedAccount?: KnownAccount;
  changedContact?: KnownContact;
}

/** What is known of the records a batch is compared with; decisions about its rows are added as they are made. */
export interface Knowledge {
  accounts: Map<string, KnownAccount>;
  /** Customer numbers in use, and by which account. */
  numbers: Map<string, string>;
  /** By account id. */
  contacts: Map<string, KnownContact[]>;
  /** Ids of what this file has created so far. */
  fresh: Set<string>;
}

export interface Terms {
  onDuplicate: (typeof duplicateRules)[number];
  keys: DuplicateKey[];
  teamId: string | null;
  /** A new record would need a first follow-up, and none is planned. */
  lacksFollowUp: boolean;
}

/** Decides about one row: pure, apart from what it adds to `known`. */
export function decide(row: ReadRow, known: Knowledge, terms: Terms): Decision {
  if (row.problem) {
    const { reason, column } = row.problem;
    return ended(row, reason === 'empty' ? 'skipped' : 'failed', reason, { column });
  }
  const account = row.account!;
  const existing = existingAccount(account, row.contact !== undefined, known, terms);
  if (!existing) return create(row, account, known, terms);
  if (row.contact) return decideContact(row, row.contact, existing, known, terms);
  const accountId = existing.visible ? existing.id : null;
  if (terms.onDuplicate === 'skip') return skipped(row, known.fresh.has(existing.id), { accountId });
  if (!existing.editable) return ended(row, 'failed', 'not-allowed', { accountId });
  const change = accountChange(existing, account);
  if (!change)
    return ended(row, 'unchanged', row.remark?.reason ?? null, {
      accountId,
      column: row.remark?.column ?? null,
    });
  const takenBy = change.after.customerNumber ? known.numbers.get(change.after.customerNumber) : undefined;
  if (takenBy && takenBy !== existing.id) return ended(row, 'failed', 'number-taken', { accountId });
  Object.assign(existing, change.merged);
  if (existing.customerNumber) known.numbers.set(existing.customerNumber, existing.id);
  return { ...ended(row, 'updated', null, { accountId }), accountChange: change, changedAccount: existing };
}

function decideContact(
  row: ReadRow,
  contact: ContactValues,
  company: KnownAccount,
  known: Knowledge,
  terms: Terms,
): Decision {
  const accountId = company.visible ? company.id : null;
  const siblings = known.contacts.get(company.id) ?? [];
  const same =
    terms.onDuplicate === 'create' ? undefined : siblings.find((sibling) => isSamePerson(sibling, contact));
  if (!same) {
    if (!company.editable) return ended(row, 'failed', 'not-allowed', { accountId });
    const newContact: NewContact = { ...contact, id: newId(), accountId: company.id };
    known.contacts.set(company.id, [...siblings, knownContact(newContact)]);
    known.fresh.add(newContact.id);
    return { ...ended(row, 'created', null, { accountId, contactId: newContact.id }), newContact };
  }
  const about = { accountId, contactId: accountId && same.id };
  if (terms.onDuplicate === 'skip') return skipped(row, known.fresh.has(same.id), about);
  if (!same.editable) return ended(row, 'failed', 'not-allowed', about);
  const change = contactChange(same, contact);
  if (!change) return ended(row, 'unchanged', null, about);
  Object.assign(same, change.merged);
  return { ...ended(row, 'updated', null, about), contactChange: change, changedContact: same };
}

function create(row: ReadRow, account: AccountValues, known: Knowledge, terms: Terms): Decision {
  if (account.customerNumber && known.numbers.has(account.customerNumber))
    return ended(row, 'failed', 'number-taken', {});
  if (terms.lacksFollowUp) return ended(row, 'failed', 'follow-up-required', {});
  const newAccount: NewAccount = { ...account, id: newId(), teamId: terms.teamId };
  const record: KnownAccount = { ...newAccount, version: 1, editable: true, visible: true, deleted: false };
  for (const identity of identitiesOf(account, terms.keys)) {
    if (!known.accounts.has(identity)) known.accounts.set(identity, record);
  }
  if (row.contact)
    known.accounts.set(companyName(account), known.accounts.get(companyName(account)) ?? record);
  if (account.customerNumber) known.numbers.set(account.customerNumber, newAccount.id);
  known.fresh.add(newAccount.id);
  const decision = { ...ended(row, 'created', null, { accountId: newAccount.id }), newAccount };
  if (!row.contact) return decision;
  const newContact: NewContact = { ...row.contact, id: newId(), accountId: newAccount.id };
  known.contacts.set(newAccount.id, [knownContact(newContact)]);
  known.fresh.add(newContact.id);
  return { ...decision, contactId: newContact.id, newContact };
}

/** A contact joins its company whatever the rule for duplicates; without a postal code by the company's name alone. */
export function existingAccount(
  account: AccountValues,
  forContact: boolean,
  known: Knowledge,
  { onDuplicate, keys }: Terms,
) {
  if (onDuplicate === 'create' && !forContact) return undefined;
  for (const identity of identitiesOf(account, keys)) {
    const found = known.accounts.get(identity);
    if (found) return found;
  }
  return forContact && !account.postalCode ? known.accounts.get(companyName(account)) : undefined;
}

/** As the identity of the key `name`. */
export const companyName = ({ kind, nameKey }: Pick<AccountValues, 'kind' | 'nameKey'>) =>
  `name ${kind} ${nameKey}`;

/** The same e-mail; or the same name, unless both have e-mails that differ. */
const isSamePerson = (known: KnownContact, contact: ContactValues) =>
  known.emailKey && contact.emailKey
    ? known.emailKey === contact.emailKey
    : known.nameKey === contact.nameKey;

const knownContact = (contact: NewContact): KnownContact => ({ ...contact, version: 1, editable: true });

const skipped = (
  row: ReadRow,
  isFromFile: boolean,
  about: { accountId: string | null; contactId?: string | null },
) => ended(row, 'skipped', isFromFile ? 'duplicate-in-file' : 'duplicate', about);

const ended = (
  row: ReadRow,
  outcome: RowOutcome,
  reason: RowReason | null,
  about: { accountId?: string | null; contactId?: string | null; column?: string | null },
): Decision => ({
  row,
  outcome,
  reason: reason ?? row.remark?.reason ?? null,
  column: about.column ?? (reason === null ? (row.remark?.column ?? null) : null),
  accountId: about.accountId ?? null,
  contactId: about.contactId ?? null,
});
