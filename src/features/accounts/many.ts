import type { Context } from '#features/people/context.ts';
import type { RefusalCode } from '#lib/refusal.ts';
import {
  type AccountChange,
  type ChangeableAccount,
  changeableAccounts,
  lockAccounts,
  updateAccounts,
} from './many-store.ts';

/** What a change comes to for one of many; `before` and `after` hold what differs. */
export type AccountVerdict<Change = AccountChange> =
  | { outcome: 'changed'; before: Change; after: Change }
  | { outcome: 'unchanged' }
  | { outcome: 'skipped'; code: RefusalCode };

export type AccountVerdicts<Change = AccountChange> = Map<string, AccountVerdict<Change>>;

type ChangeOf = (account: ChangeableAccount) => AccountChange;

/** Changes many records in a fixed number of statements; one that cannot be changed is skipped alone. */
export async function changeAccounts(
  ids: string[],
  changeOf: ChangeOf,
  context: Context,
): Promise<AccountVerdicts> {
  const verdicts = judged(ids, await lockAccounts(context, ids), changeOf);
  const changes = [...verdicts].flatMap(([id, verdict]) =>
    verdict.outcome === 'changed' ? { id, ...verdict.after } : [],
  );
  await updateAccounts(context, changes);
  for (const { id } of changes) context.tx.announce({ type: 'account', id, accountId: id });
  return verdicts;
}

/** What `changeAccounts` would do now. */
export const foreseeAccounts = async (ids: string[], changeOf: ChangeOf, context: Context) =>
  judged(ids, await changeableAccounts(context, ids), changeOf);

function judged(ids: string[], found: ChangeableAccount[], changeOf: ChangeOf): AccountVerdicts {
  const accounts = new Map(found.map((account) => [account.id, account]));
  const verdictOn = (id: string): AccountVerdict => {
    const account = accounts.get(id);
    const change = account ? changeOf(account) : {};
    const code = whyNotChanged(account, change);
    return code ? { outcome: 'skipped', code } : differing(account!, change);
  };
  return new Map(ids.map((id) => [id, verdictOn(id)]));
}

/** Out of the bin only what is to leave it: elsewhere it is as good as gone. */
export function whyNotChanged(
  account: ChangeableAccount | undefined,
  { deleted }: AccountChange,
): RefusalCode | undefined {
  if (!account || (account.deleted && deleted === undefined)) return 'not-found';
  return account.editable ? undefined : 'not-allowed';
}

const fields = ['ownerId', 'teamId', 'deleted'] as const;

function differing(account: ChangeableAccount, change: AccountChange): AccountVerdict {
  const changed = fields.filter((field) => change[field] !== undefined && change[field] !== account[field]);
  if (changed.length === 0) return { outcome: 'unchanged' };
  const only = (from: AccountChange) =>
    Object.fromEntries(changed.map((field) => [field, from[field]])) as AccountChange;
  return { outcome: 'changed', before: only(account), after: only(change) };
}
