import { type AccountVerdict, type AccountVerdicts, whyNotChanged } from '#features/accounts/many.ts';
import { type ChangeableAccount, changeableAccounts, lockAccounts } from '#features/accounts/many-store.ts';
import type { Context } from '#features/people/context.ts';
import { assignCategories } from './bulk-store.ts';
import { carriedBy, unassignCategories } from './many-store.ts';

/** Of `before` those that were taken off, of `after` those that came. */
interface Categorised {
  categoryIds: string[];
}
type Verdicts = AccountVerdicts<Categorised>;

/** What to assign and to take off, seeing what a record carries. */
export interface Categorising {
  add: readonly string[];
  remove: readonly string[];
}
type CategorisingOf = (carried: readonly string[], id: string) => Categorising;

/** Assigns and takes off categories of many records, in a fixed number of statements. */
export async function categoriseAccounts(
  ids: string[],
  categorisingOf: CategorisingOf,
  context: Context,
): Promise<Verdicts> {
  const verdicts = await judged(ids, await lockAccounts(context, ids), categorisingOf, context);
  const pairs = (side: 'before' | 'after') =>
    [...verdicts].flatMap(([id, verdict]) =>
      verdict.outcome === 'changed'
        ? verdict[side].categoryIds.map((categoryId) => ({ id, categoryId }))
        : [],
    );
  await unassignCategories(context.db, pairs('before'));
  await assignCategories(context, { accounts: pairs('after'), contacts: [] });
  for (const [id, { outcome }] of verdicts) {
    if (outcome === 'changed') context.tx.announce({ type: 'account', id, accountId: id });
  }
  return verdicts;
}

/** What `categoriseAccounts` would do now. */
export const foreseeCategories = async (ids: string[], categorisingOf: CategorisingOf, context: Context) =>
  judged(ids, await changeableAccounts(context, ids), categorisingOf, context);

async function judged(
  ids: string[],
  found: ChangeableAccount[],
  categorisingOf: CategorisingOf,
  { db }: Context,
): Promise<Verdicts> {
  const accounts = new Map(found.map((account) => [account.id, account]));
  const carried = await carriedBy(db, ids);
  const verdictOn = (id: string): AccountVerdict<Categorised> => {
    const code = whyNotChanged(accounts.get(id), {});
    if (code) return { outcome: 'skipped', code };
    const has = carried.get(id) ?? [];
    return differing(has, categorisingOf(has, id));
  };
  return new Map(ids.map((id) => [id, verdictOn(id)]));
}

function differing(has: readonly string[], { add, remove }: Categorising): AccountVerdict<Categorised> {
  const come = [...new Set(add)].filter((id) => !has.includes(id));
  const gone = has.filter((id) => remove.includes(id) && !add.includes(id));
  if (come.length + gone.length === 0) return { outcome: 'unchanged' };
  return { outcome: 'changed', before: { categoryIds: gone }, after: { categoryIds: come } };
}
