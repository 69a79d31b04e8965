import { deleteAccount, getAccount, listAccounts, restoreAccount } from '#features/accounts/contract.ts';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';

/** Puts a record into the bin, to be taken back with Z; a refusal is told in the status bar. */
export const moveToBin = ({ id, name, version }: Account) =>
  telling(async () => {
    await call(deleteAccount, { params: { id }, ifMatch: version });
    reportAction(m.accounts_binned({ name }), inverseOf(restoreAccount, { params: { id } }));
  });

export const takeFromBin = ({ id, name }: Account) =>
  telling(async () => {
    const { version } = await call(restoreAccount, { params: { id } });
    const inverse = inverseOf(deleteAccount, { params: { id }, ifMatch: version });
    reportAction(m.accounts_restored_named({ name }), inverse);
  });

async function telling(work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    reportNotice(asProblem(error).detail);
  }
  await refresh(getAccount, listAccounts);
}
