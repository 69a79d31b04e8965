import { type RawBuilder, sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from '#platform/database/driver.ts';
import type { RawFilter } from './filter.ts';

/** Refuses a filter that names what is not there for the actor: the file would be empty and nobody would know why. */
export async function requireKnown(context: Context, filter: RawFilter): Promise<void> {
  for (const [key, value] of Object.entries(filter)) {
    const ids = new Set([value].flat().filter((id) => id !== 'me'));
    const known = rowsNamedBy(key, context);
    if (!known || ids.size === 0) continue;
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${known} and k.id = any(${[...ids]}::uuid[])`.execute(context.db);
    if (rows[0]!.count < ids.size) throw new Refusal('not-found');
  }
}

function rowsNamedBy(key: string, { actor }: Context): RawBuilder<unknown> | undefined {
  if (key === 'accountId') return sql`account k where ${visible(actor, 'k')} and ${present('k')}`;
  if (key === 'contactId') {
    return sql`contact k join account a on a.workspace_id = k.workspace_id and a.id = k.account_id
      where k.deleted_at is null and ${visible(actor)} and ${present()}`;
  }
  const table = tables[key];
  return table ? sql`${sql.table(table)} k where true` : undefined;
}

const tables: Record<string, string | undefined> = {
  teamId: 'team',
  ownerId: 'app_user',
  userId: 'app_user',
  assigneeId: 'app_user',
  categoryId: 'category',
  campaignId: 'campaign',
  statusId: 'campaign_status',
};

export async function categoryNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from category where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
