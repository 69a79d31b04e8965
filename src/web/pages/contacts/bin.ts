import { getBinnedContact } from '#features/accounts/bin-contract.ts';
import {
  deleteContact,
  getContact,
  listContacts,
  restoreContact,
} from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { asProblem } from '#web/problem.ts';
import { keyOf, queryClient, refresh } from '#web/queries.ts';

/** Puts a contact into the bin, to be taken back with Z; answers whether it went there. */
export const moveContactToBin = ({ id, name, version }: Contact) =>
  telling(async () => {
    await call(deleteContact, { params: { id }, ifMatch: version });
    reportAction(m.accounts_contact_deleted({ name }), inverseOf(restoreContact, { params: { id } }));
  });

/** Takes a contact out of the bin again; its page shows it at once. */
export const takeContactFromBin = ({ id, name }: Pick<Contact, 'id' | 'name'>) =>
  telling(async () => {
    const contact = await call(restoreContact, { params: { id } });
    queryClient.setQueryData(keyOf(getContact, { params: { id } }), contact);
    const inverse = inverseOf(deleteContact, { params: { id }, ifMatch: contact.version });
    reportAction(m.accounts_restored_named({ name }), inverse);
  });

async function telling(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    reportNotice(asProblem(error).detail);
    return false;
  } finally {
    void refresh(listContacts, getBinnedContact);
  }
}
