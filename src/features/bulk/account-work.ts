import { type AccountVerdict, changeAccounts } from '#features/accounts/many.ts';
import type { AccountChange, ChangeableAccount } from '#features/accounts/many-store.ts';
import { categoriseAccounts } from '#features/categories/many.ts';
import type { Context } from '#features/people/context.ts';
import { categorisingOf, type RecordOrder } from './account-order.ts';
import type { DoneItem, Fields, Outcome, TakenBack } from './item-store.ts';
import type { Selected } from './selection-store.ts';
import type { Task } from './work.ts';

/** Changes records in a fixed number of statements, however many they are. */
export async function changeRecords(
  items: Selected[],
  { order: { set, categories, deleted } }: Task<RecordOrder>,
  context: Context,
): Promise<Outcome[]> {
  const ids = items.map(({ id }) => id);
  const change = set ?? { deleted };
  const verdicts = categories
    ? await categoriseAccounts(ids, categorisingOf(categories), context)
    : await changeAccounts(ids, () => change, context);
  return [...verdicts].map(([id, verdict]) => ({ id, ...verdict }));
}

/** Puts back what is still as the bulk change left it; the rest stays as somebody has made it since. */
export async function restoreRecords(items: DoneItem[], context: Context): Promise<TakenBack[]> {
  const isOfCategories = items.some(({ after }) => after?.categoryIds);
  return isOfCategories ? restoreCategories(items, context) : restoreFields(items, context);
}

async function restoreFields(items: DoneItem[], context: Context): Promise<TakenBack[]> {
  const done = new Map(items.map((item) => [item.id, item]));
  const changedSince = new Set<string>();
  const restore = (account: ChangeableAccount) => {
    const { before, after } = done.get(account.id)!;
    const fields = Object.keys(after ?? {}) as (keyof AccountChange)[];
    const left = fields.filter((field) => account[field] === after![field]);
    if (left.length < fields.length) changedSince.add(account.id);
    return Object.fromEntries(left.map((field) => [field, (before as Fields)[field]])) as AccountChange;
  };
  const verdicts = await changeAccounts([...done.keys()], restore, context);
  return items.map(({ id }) => takenBack(id, verdicts.get(id)!, changedSince));
}

async function restoreCategories(items: DoneItem[], context: Context): Promise<TakenBack[]> {
  const done = new Map(items.map((item) => [item.id, item]));
  const changedSince = new Set<string>();
  const restore = (carried: readonly string[], id: string) => {
    const came = done.get(id)!.after!.categoryIds!;
    const taken = done.get(id)!.before!.categoryIds!;
    const remove = came.filter((category) => carried.includes(category));
    const add = taken.filter((category) => !carried.includes(category));
    if (remove.length + add.length < came.length + taken.length) changedSince.add(id);
    return { add, remove };
  };
  const verdicts = await categoriseAccounts([...done.keys()], restore, context);
  return items.map(({ id }) => takenBack(id, verdicts.get(id)!, changedSince));
}

function takenBack(id: string, verdict: AccountVerdict<unknown>, changedSince: Set<string>): TakenBack {
  const because =
    verdict.outcome === 'skipped' ? verdict.code : changedSince.has(id) ? 'changed-since' : undefined;
  return because ? { id, undone: 'kept', keptBecause: because } : { id, undone: 'undone' };
}
