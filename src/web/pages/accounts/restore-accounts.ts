import { listAccounts, restoreAccount } from '#features/accounts/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';
import { inTurns } from '../records/in-turns.ts';

/** Takes records out of the bin and says how many. */
export async function restoreAccounts(ids: readonly string[]): Promise<void> {
  const { done, failed, reason } = await inTurns(ids, (id) => call(restoreAccount, { params: { id } }));
  if (failed > 0) reportNotice(m.accounts_partly({ done, failed, reason }));
  else reportAction(m.accounts_restored({ count: done }));
  await refresh(listAccounts);
}
