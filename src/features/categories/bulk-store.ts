import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import { newId } from '#lib/id.ts';

type Bulk = Pick<Context, 'actor' | 'db'>;

/** A category by its name and that of the top category it stands below. */
export interface CategoryPath {
  parent: string;
  name: string;
}

export const pathKey = ({ parent, name }: CategoryPath) => JSON.stringify([parent, name]);

/** Ids of categories by `pathKey`; what is missing is made. */
export async function ensureCategories(bulk: Bulk, paths: CategoryPath[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const parents = await ensureNamed(
    bulk,
    paths.map(({ parent }) => ({ parentId: null, name: parent })),
  );
  const wanted = paths.map(({ parent, name }) => ({
    parentId: parents.get(JSON.stringify([null, parent]))!,
    name,
  }));
  const children = await ensureNamed(bulk, wanted);
  return new Map(
    paths.map((path, index) => [
      pathKey(path),
      children.get(JSON.stringify([wanted[index]!.parentId, path.name]))!,
    ]),
  );
}

async function ensureNamed({ actor, db }: Bulk, wanted: { parentId: string | null; name: string }[]) {
  const payload = JSON.stringify(wanted.map((one) => ({ ...one, id: newId() })));
  const rows = sql`json_to_recordset(${payload}) as w(id uuid, "parentId" uuid, name text)`;
  await sql`
    insert into category (workspace_id, id, parent_id, name)
    select distinct on (w."parentId", w.name) ${actor.workspaceId}, w.id, w."parentId", w.name from ${rows}
        on conflict (workspace_id, parent_id, name) do nothing`.execute(db);
  const { rows: found } = await sql<{ id: string; parentId: string | null; name: string }>`
    select distinct c.id, c.parent_id, c.name from category c
      join ${rows} on c.name = w.name and c.parent_id is not distinct from w."parentId"`.execute(db);
  return new Map(found.map(({ id, parentId, name }) => [JSON.stringify([parentId, name]), id]));
}

/** Assigns categories to accounts and contacts that do not have them yet. */
export async function assignCategories(
  { actor, db }: Bulk,
  { accounts, contacts }: Record<'accounts' | 'contacts', { id: string; categoryId: string }[]>,
): Promise<void> {
  if (accounts.length > 0) {
    await sql`
      insert into account_category (workspace_id, category_id, account_id)
      select distinct ${actor.workspaceId}::uuid, r."categoryId", r.id
        from json_to_recordset(${JSON.stringify(accounts)}) as r(id uuid, "categoryId" uuid)
          on conflict do nothing`.execute(db);
  }
  if (contacts.length > 0) {
    await sql`
      insert into contact_category (workspace_id, category_id, contact_id)
      select distinct ${actor.workspaceId}::uuid, r."categoryId", r.id
        from json_to_recordset(${JSON.stringify(contacts)}) as r(id uuid, "categoryId" uuid)
          on conflict do nothing`.execute(db);
  }
}
