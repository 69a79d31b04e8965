import { sql } from 'kysely';
import type { Database } from '#platform/database/driver.ts';

/** The categories of each of these records; those without any are missing. */
export async function carriedBy(db: Database, accountIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; categoryIds: string[] }>`
    select account_id as id, array_agg(category_id order by category_id) as category_ids from account_category
     where account_id = any(${accountIds}::uuid[]) group by account_id`.execute(db);
  return new Map(rows.map(({ id, categoryIds }) => [id, categoryIds]));
}

/** Takes categories off records, in one statement. */
export async function unassignCategories(
  db: Database,
  assignments: { id: string; categoryId: string }[],
): Promise<void> {
  if (assignments.length === 0) return;
  await sql`
    delete from account_category g
     using json_to_recordset(${JSON.stringify(assignments)}::json) as r(id uuid, "categoryId" uuid)
     where g.account_id = r.id and g.category_id = r."categoryId"`.execute(db);
}
