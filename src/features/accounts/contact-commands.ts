import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { ContactItem } from './account-json.ts';
import { lockToEdit } from './commands.ts';
import type { changeContact as changeEndpoint, createContact as createEndpoint } from './contact-contract.ts';
import {
  type ContactFields,
  contactById,
  emptyContact,
  insertContacts,
  lockContact,
  moveContactToBin,
  type StoredContact,
  updateContact,
  withdrawPrimary,
  yieldPrimary,
} from './contact-store.ts';
import { refuseField, withoutBlanks } from './fields.ts';
import { categorise } from './store.ts';

export async function createContact(
  body: BodyOf<typeof createEndpoint>,
  context: Context,
): Promise<ContactItem> {
  const { actor, db, now } = context;
  const { accountId, categoryIds = [], ...given } = body;
  const account = await lockToEdit(accountId, context);
  // A private person is its own contact.
  if (account.kind === 'person') refuseField('accountId', 'not-a-company');
  const contact: ContactFields = { ...emptyContact, ...withoutBlanks(given) };
  checkName(contact);
  if (contact.isPrimary) await withdrawPrimary(db, accountId, now);
  const id = newId();
  await insertContacts(db, actor, now, [{ ...contact, id, accountId }]);
  await categorise(db, 'contact', id, categoryIds);
  context.tx.announce({ type: 'account', id: accountId, accountId });
  return (await contactById(context, id))!;
}

export async function changeContact(
  id: string,
  body: BodyOf<typeof changeEndpoint>,
  context: Context,
): Promise<ContactItem> {
  const before = await lockContactToEdit(id, context);
  const after: ContactFields = { ...fieldsOf(before), ...withoutBlanks(body) };
  checkName(after);
  if (after.isPrimary && !before.isPrimary) await withdrawPrimary(context.db, before.accountId, context.now);
  await updateContact(context.db, id, after, context.now);
  context.tx.announce({ type: 'account', id: before.accountId, accountId: before.accountId });
  return (await contactById(context, id))!;
}

export async function deleteContact(id: string, context: Context): Promise<void> {
  const { accountId } = await lockContactToEdit(id, context);
  await moveContactToBin(context.db, id, context.actor.userId, context.now);
  context.tx.announce({ type: 'account', id: accountId, accountId });
}

export async function restoreContact(id: string, context: Context): Promise<ContactItem> {
  const contact = await lockContact(context, id, 'or-in-bin');
  if (!contact) throw new Refusal('not-found');
  if (!contact.editable) throw new Refusal('not-allowed');
  if (contact.deletedAt === null) throw new Refusal('already-done');
  if (contact.isPrimary) await yieldPrimary(context.db, contact);
  await moveContactToBin(context.db, id, null, context.now);
  context.tx.announce({ type: 'account', id: contact.accountId, accountId: contact.accountId });
  return (await contactById(context, id))!;
}

async function lockContactToEdit(id: string, context: Context): Promise<StoredContact> {
  const contact = await lockContact(context, id);
  if (!contact) throw new Refusal('not-found');
  if (!contact.editable) throw new Refusal('not-allowed');
  if (context.ifMatch !== undefined && context.ifMatch !== contact.version) {
    throw new Refusal('stale-version', { extensions: { current: await contactById(context, id) } });
  }
  return contact;
}

const fieldsOf = (contact: StoredContact): ContactFields =>
  Object.fromEntries(
    Object.keys(emptyContact).map((key) => [key, contact[key as keyof StoredContact]]),
  ) as unknown as ContactFields;

function checkName({ firstName, lastName }: ContactFields): void {
  if (!firstName && !lastName) refuseField('lastName', 'missing');
}
