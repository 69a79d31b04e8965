import { type RawBuilder, sql } from 'kysely';
import { accountsFound } from '#features/accounts/account-list.ts';
import { type FollowUpFilter, followUpsMatching } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import { type GapFilter, gaps } from '#features/thread/report-store.ts';
import type { AccountSelection } from './account-order.ts';
import type { Selection } from './order.ts';
import { type BulkKind, isOfAccounts } from './rules.ts';

export interface Selected {
  id: string;
  position: number;
}

/** At most `most` of the chosen ones with their turns. */
export async function selectedOnes(
  context: Context,
  kind: BulkKind,
  selection: Selection,
  most: number,
): Promise<Selected[]> {
  const { rows } = await sql<Selected>`
    select s.id, s.position::int from (${await source(context, kind, selection, most)}) s order by s.position, s.id`.execute(
    context.db,
  );
  return rows;
}

/** Writes down which ones it will be, in their turns; answers how many. */
export async function freezeSelection(
  context: Context,
  bulk: { id: string; kind: BulkKind; selection: Selection },
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with frozen as (
      insert into bulk_item (workspace_id, bulk_id, subject_id, position)
      select ${context.actor.workspaceId}, ${bulk.id}, s.id, s.position
        from (${await source(context, bulk.kind, bulk.selection, most)}) s
      returning 1)
    select count(*)::int as count from frozen`.execute(context.db);
  return rows[0]!.count;
}

/**
 * Turns by due day, so that a spreading keeps the order; by record where one activity finishes several, which then
 * share their turn; records by name, as they are listed.
 */
async function source(
  context: Context,
  kind: BulkKind,
  selection: Selection,
  most: number,
): Promise<RawBuilder<unknown>> {
  const turns = sql.raw(turnsOf[kind]);
  const row = isOfAccounts(kind) ? 'a' : 'f';
  const from =
    'ids' in selection
      ? sql`from unnest(${selection.ids}::uuid[]) as x(id) ${sql.raw(row === 'a' ? accounts : followUps)}`
      : await matching(context, kind, selection);
  const id = sql.raw('ids' in selection ? 'x.id' : `${row}.id`);
  return sql`select ${id} as id, ${turns} - 1 as position ${from} order by position, id limit ${most}`;
}

function matching(context: Context, kind: BulkKind, selection: Exclude<Selection, { ids: unknown }>) {
  if ('records' in selection) return accountsFound(context, selection.records);
  const { filter } = selection;
  if (!isOfAccounts(kind)) return followUpsMatching(context, filter as FollowUpFilter);
  if (kind === 'close-gaps') return gaps(context, filter as GapFilter);
  return accountsFound(context, filter as AccountSelection);
}

const byName = 'row_number() over (order by a.sort_name, a.id)';
const turnsOf: Record<BulkKind, string> = {
  'change-follow-ups': 'row_number() over (order by f.due_on, f.due_time nulls last, f.id)',
  'complete-follow-ups': 'dense_rank() over (order by f.account_id)',
  'close-gaps': byName,
  'change-accounts': byName,
  'change-statuses': byName,
};
const followUps = 'left join follow_up f on f.id = x.id';
const accounts = 'left join account a on a.id = x.id';
