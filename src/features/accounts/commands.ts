import type { Context } from '#features/people/context.ts';
import { mayEdit } from '#features/people/rules.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { AccountItem } from './account-json.ts';
import type { changeAccount as changeEndpoint, createAccount as createEndpoint } from './contract.ts';
import { checkCustomFields, nameOf, withoutBlanks } from './fields.ts';
import {
  type AccountFields,
  accountsById,
  categorise,
  emptyAccount,
  hasLeft,
  holderOfNumber,
  insertAccounts,
  lockAccount,
  moveToBin,
  type StoredAccount,
  updateAccount,
} from './store.ts';

/** Adds a record. It must go where the actor may edit: into an own team, or anywhere with the right to own creations. */
export async function createAccount(
  body: BodyOf<typeof createEndpoint>,
  context: Context,
): Promise<AccountItem> {
  const { actor, db, now } = context;
  const { categoryIds = [], ...given } = body;
  checkCustomFields(given.customFields);
  const fields = { ...emptyAccount, ...withoutBlanks(given) };
  const account: AccountFields = { ...fields, name: nameOf(fields, given) } as AccountFields;
  const { teamId, ownerId } = account;
  if (!mayEdit(actor, { teamId, ownerId, createdById: actor.userId })) throw new Refusal('not-allowed');
  await refuseTakenNumber(account.customerNumber, null, context);
  await refuseAbsentOwner(ownerId, context);
  const id = newId();
  await insertAccounts(db, actor, now, [{ ...account, id }]);
  await categorise(db, 'account', id, categoryIds);
  context.tx.announce({ type: 'account', id, accountId: id });
  return shown(id, context);
}

/** Changes the fields sent, no others; refuses with the record as it is where the sender saw an older one. */
export async function changeAccount(
  id: string,
  body: BodyOf<typeof changeEndpoint>,
  context: Context,
): Promise<AccountItem> {
  const before = await lockToEdit(id, context);
  await refuseStale(before, context);
  checkCustomFields(body.customFields);
  const given = withoutBlanks(body);
  const after = { ...fieldsOf(before), ...given } as AccountFields;
  after.name = nameOf(after, given);
  if (after.customerNumber !== before.customerNumber)
    await refuseTakenNumber(after.customerNumber, id, context);
  if (after.ownerId !== before.ownerId) await refuseAbsentOwner(after.ownerId, context);
  await updateAccount(context.db, id, after, context.now);
  context.tx.announce({ type: 'account', id, accountId: id });
  return shown(id, context);
}

export async function deleteAccount(id: string, context: Context): Promise<void> {
  const account = await lockToEdit(id, context);
  await refuseStale(account, context);
  await moveToBin(context.db, id, context.actor.userId, context.now);
  context.tx.announce({ type: 'account', id, accountId: id });
}

export async function restoreAccount(id: string, context: Context): Promise<AccountItem> {
  const account = await lockAccount(context, id, 'or-in-bin');
  if (!account) throw new Refusal('not-found');
  if (!account.editable) throw new Refusal('not-allowed');
  if (account.deletedAt === null) throw new Refusal('already-done');
  await moveToBin(context.db, id, null, context.now);
  context.tx.announce({ type: 'account', id, accountId: id });
  return shown(id, context);
}

/** 404 for what the actor may not see, 403 for what they see but may not edit. */
export async function lockToEdit(id: string, context: Context): Promise<StoredAccount> {
  const account = await lockAccount(context, id);
  if (!account) throw new Refusal('not-found');
  if (!account.editable) throw new Refusal('not-allowed');
  return account;
}

/** As much of a stored record as is written back. */
export function fieldsOf(account: StoredAccount): AccountFields {
  const { kind, name } = account;
  const rest = Object.keys(emptyAccount).map((key) => [key, account[key as keyof StoredAccount]]);
  return { kind, name, ...Object.fromEntries(rest) } as AccountFields;
}

/** A record just written, as the answer to whoever wrote it. */
export async function shown(id: string, context: Context): Promise<AccountItem> {
  const [account] = await accountsById(context, [id], { justWritten: true });
  return account!;
}

async function refuseStale({ id, version }: StoredAccount, context: Context): Promise<void> {
  if (context.ifMatch === undefined || context.ifMatch === version) return;
  throw new Refusal('stale-version', { extensions: { current: await shown(id, context) } });
}

/** Nobody is given a record who has left. */
async function refuseAbsentOwner(ownerId: string | null, { db }: Context): Promise<void> {
  if (!ownerId || !(await hasLeft(db, ownerId))) return;
  throw new Refusal('assignee-not-allowed', {
    errors: [{ path: 'body.ownerId', code: 'assignee-not-allowed' }],
  });
}

async function refuseTakenNumber(
  number: string | null,
  exceptId: string | null,
  context: Context,
): Promise<void> {
  if (number === null) return;
  const holder = await holderOfNumber(context, number, exceptId);
  if (!holder) return;
  const { id, name, seen } = holder;
  throw new Refusal('duplicate', {
    errors: [{ path: 'body.customerNumber', code: 'taken' }],
    extensions: seen ? { conflict: { id, name } } : {},
  });
}
