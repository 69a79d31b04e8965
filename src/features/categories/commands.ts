import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { sameName } from '#lib/same-name.ts';
import type { changeCategory as changeEndpoint, createCategory as createEndpoint } from './contract.ts';
import { wouldCircle } from './rules.ts';
import {
  assign,
  type Carrier,
  type CategoryItem,
  carrierById,
  categories,
  categoriesMost,
  categoryExists,
  insertCategory,
  lockTree,
  type StoredCategory,
  unassign,
  updateCategory,
} from './store.ts';

export async function createCategory(
  { name, parentId = null }: BodyOf<typeof createEndpoint>,
  context: Context,
): Promise<CategoryItem> {
  mustAdminister(context);
  const tree = await lockTree(context.db);
  if (tree.size >= categoriesMost) throw refusedField('name', `at-most-${categoriesMost}-categories`);
  if (parentId !== null && !tree.has(parentId)) throw new Refusal('not-found');
  const category = { id: newId(), name, parentId };
  refuseTwin(category, tree);
  await insertCategory(context, category);
  context.tx.announce({ type: 'settings', id: category.id });
  return categoryShown(category.id, context);
}

export async function changeCategory(
  id: string,
  change: BodyOf<typeof changeEndpoint>,
  context: Context,
): Promise<CategoryItem> {
  mustAdminister(context);
  const tree = await lockTree(context.db);
  const before = tree.get(id);
  if (!before) throw new Refusal('not-found');
  if (context.ifMatch !== undefined && context.ifMatch !== before.version) {
    throw new Refusal('stale-version', { extensions: { current: await categoryShown(id, context) } });
  }
  const after: StoredCategory = {
    ...before,
    name: change.name ?? before.name,
    parentId: change.parentId === undefined ? before.parentId : change.parentId,
    active: change.active ?? before.active,
  };
  if (after.parentId !== null && !tree.has(after.parentId)) throw new Refusal('not-found');
  if (wouldCircle(id, after.parentId, tree)) throw refusedField('parentId', 'below-itself');
  refuseTwin(after, tree);
  await updateCategory(context, after);
  context.tx.announce({ type: 'settings', id });
  return categoryShown(id, context);
}

/** Assigning a category needs the right to edit the record, and no activity: it is background, not progress. */
export async function assignCategory(
  carrier: Carrier,
  { id, categoryId }: { id: string; categoryId: string },
  context: Context,
): Promise<void> {
  const { accountId } = await carrierToEdit(carrier, id, context);
  if (!(await categoryExists(context.db, categoryId))) throw new Refusal('not-found');
  await assign(context, carrier, id, categoryId);
  context.tx.announce({ type: 'account', id: accountId, accountId });
}

export async function removeCategory(
  carrier: Carrier,
  { id, categoryId }: { id: string; categoryId: string },
  context: Context,
): Promise<void> {
  const { accountId } = await carrierToEdit(carrier, id, context);
  if (!(await categoryExists(context.db, categoryId))) throw new Refusal('not-found');
  await unassign(context, carrier, id, categoryId);
  context.tx.announce({ type: 'account', id: accountId, accountId });
}

async function carrierToEdit(carrier: Carrier, id: string, context: Context) {
  const record = await carrierById(context, carrier, id);
  if (!record) throw new Refusal('not-found');
  if (!record.editable) throw new Refusal('not-allowed');
  return record;
}

function mustAdminister({ actor }: Context): void {
  if (!actor.permissions.administer) throw new Refusal('not-allowed');
}

function refuseTwin(
  category: Pick<StoredCategory, 'id' | 'name' | 'parentId'>,
  tree: Map<string, StoredCategory>,
): void {
  const twin = [...tree.values()].find(
    ({ id, name, parentId }) =>
      id !== category.id && sameName(name, category.name) && parentId === category.parentId,
  );
  if (!twin) return;
  throw new Refusal('duplicate', {
    errors: [{ path: 'body.name', code: 'taken' }],
    extensions: { conflict: { id: twin.id, name: twin.name } },
  });
}

const refusedField = (field: string, code: string) =>
  new Refusal('invalid-input', { errors: [{ path: `body.${field}`, code }] });

async function categoryShown(id: string, { db }: Context): Promise<CategoryItem> {
  return (await categories(db)).find((category) => category.id === id)!;
}
