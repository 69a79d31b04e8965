import { sql } from 'kysely';
import type { Belonging } from '#features/people/rules.ts';
import type { Database } from '#platform/database/driver.ts';

/** What decides who may see these records, those in the bin and merged ones included; unknown ids are missing. */
export async function belongingsOf(db: Database, accountIds: string[]): Promise<Map<string, Belonging>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<Belonging & { id: string }>`
    select id, team_id, owner_id, created_by_id from account where id = any(${accountIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
