import { deleteAccount, getAccount, listAccounts, restoreAccount } from '#features/accounts/contract.ts';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { asProblem } from '#web/problem.ts';
import { keyOf, queryClient, refresh } from '#web/queries.ts';

/** Puts a record into the bin, to be taken back with Z; a refusal is told in the status bar. */
export const moveToBin = (account: Account) =>
  telling(async () => {
    const { id, name, version } = account;
    await call(deleteAccount, { params: { id }, ifMatch: version });
    showInBin({ ...account, deletedAt: new Date().toISOString() });
    reportAction(m.accounts_binned({ name }), inverseOf(restoreAccount, { params: { id } }));
  });

/** Takes a record out of the bin again. */
export const takeFromBin = ({ id, name }: Pick<Account, 'id' | 'name'>) =>
  telling(async () => {
    const account = await call(restoreAccount, { params: { id } });
    queryClient.setQueryData(keyOf(getAccount, { params: { id } }), account);
    const inverse = inverseOf(deleteAccount, { params: { id }, ifMatch: account.version });
    reportAction(m.accounts_restored_named({ name }), inverse);
  });

/** The page one stands on shows the record it has just lost, with the way back, until one leaves it. */
const showInBin = (account: Account) =>
  queryClient.setQueryData(keyOf(getAccount, { params: { id: account.id } }), account);

async function telling(work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    reportNotice(asProblem(error).detail);
  }
  await refresh(listAccounts);
}
