import { sql } from 'kysely';
import { editable, present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { Database } from '#platform/database/driver.ts';
import type { listCategories } from './contract.ts';

export type CategoryItem = ReplyOf<typeof listCategories>['items'][number];

/** A workspace has at most this many categories: the tree is shown and chosen from as a whole. */
export const categoriesMost = 2000;

/** What is counted of the records and of the contacts that carry a category; more is "over 1,000", as in every list. */
const assignedMost = 1001;

/** The whole tree, parents before children, by name among siblings. */
export async function categories(db: Database): Promise<CategoryItem[]> {
  const { rows } = await sql<CategoryItem>`
    with recursive tree as (
      select k.id, 1 as depth from category k where k.parent_id is null
      union all
      select k.id, tree.depth + 1 from category k join tree on k.parent_id = tree.id
    )
    select k.id, k.parent_id, k.name, k.deactivated_at is null as active, k.version, (
             select count(*)::int from (
               (select from account_category g where g.workspace_id = k.workspace_id and g.category_id = k.id limit ${assignedMost})
               union all
               (select from contact_category g where g.workspace_id = k.workspace_id and g.category_id = k.id limit ${assignedMost})
             ) carriers) as assigned
      from tree join category k on k.id = tree.id
     order by tree.depth, k.name, k.id limit ${categoriesMost}`.execute(db);
  return rows;
}

export interface StoredCategory {
  id: string;
  parentId: string | null;
  name: string;
  active: boolean;
  version: number;
}

/**
 * Locks the whole tree against other changes of it, so that no two moves make a circle together, and answers it. Only
 * administrators change it, and rarely.
 */
export async function lockTree(db: Database): Promise<Map<string, StoredCategory>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('category tree ' || current_setting('faden.workspace_id'), 0))`.execute(
    db,
  );
  const { rows } = await sql<StoredCategory>`
    select id, parent_id, name, deactivated_at is null as active, version from category`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertCategory(
  { db, actor }: Context,
  category: { id: string; parentId: string | null; name: string },
): Promise<void> {
  await db
    .insertInto('category')
    .values({ ...category, workspaceId: actor.workspaceId })
    .execute();
}

export async function updateCategory(
  { db, now }: Context,
  { id, parentId, name, active }: StoredCategory,
): Promise<void> {
  await sql`
    update category set parent_id = ${parentId}, name = ${name}, version = version + 1,
           deactivated_at = case when ${active} then null else coalesce(deactivated_at, ${now}) end
     where id = ${id}`.execute(db);
}

export type Carrier = 'account' | 'contact';

/** The record that a category is to be assigned to or taken from; undefined where the actor does not see it. */
export async function carrierById({ actor, db }: Context, carrier: Carrier, id: string) {
  const source =
    carrier === 'account'
      ? sql`account a where a.id = ${id}`
      : sql`contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
             where c.id = ${id} and c.deleted_at is null`;
  const { rows } = await sql<{ accountId: string; editable: boolean }>`
    select a.id as account_id, ${editable(actor)} as editable from ${source} and ${visible(actor)} and ${present()}`.execute(
    db,
  );
  return rows[0];
}

export async function categoryExists(db: Database, id: string): Promise<boolean> {
  return (await db.selectFrom('category').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Assigning twice is assigning once. */
export async function assign(
  { db }: Context,
  carrier: Carrier,
  id: string,
  categoryId: string,
): Promise<void> {
  await sql`select ${sql.raw(`categorise_${carrier}`)}(${id}, array[${categoryId}]::uuid[])`.execute(db);
}

export async function unassign(
  { db }: Context,
  carrier: Carrier,
  id: string,
  categoryId: string,
): Promise<void> {
  await sql`
    delete from ${sql.table(`${carrier}_category`)}
     where ${sql.ref(`${carrier}_id`)} = ${id} and category_id = ${categoryId}`.execute(db);
}
