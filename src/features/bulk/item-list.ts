import { type RawBuilder, sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import { sentenceOf } from '#platform/http/problem.ts';
import type { listBulkItems } from './contract.ts';
import { isOfAccounts } from './rules.ts';
import type { BulkRecord } from './store.ts';

type Query = QueryOf<typeof listBulkItems>;
type Item = ReplyOf<typeof listBulkItems>['items'][number];
type Row = Omit<Item, 'reason'> & { position: number; code: string | null };

const inTurn: SortColumn[] = [
  { column: 'i.position', type: 'int', direction: 'asc' },
  { column: 'i.subject_id', type: 'uuid', direction: 'asc' },
];

const which: Record<NonNullable<Query['outcome']>, RawBuilder<unknown>> = {
  changed: sql`i.outcome = 'changed'`,
  unchanged: sql`i.outcome = 'unchanged'`,
  skipped: sql`i.outcome = 'skipped'`,
  undone: sql`i.undone = 'undone'`,
  kept: sql`i.undone = 'kept'`,
};

/** What became of each; records that the actor may not see have no name. */
export async function bulkItemPage(
  context: Context,
  bulk: BulkRecord,
  outcome: Query['outcome'],
  { limit = pageSize, cursor }: Pick<Query, 'limit' | 'cursor'>,
) {
  const { actor, db, language } = context;
  const source = sql`from bulk_item i where i.bulk_id = ${bulk.id} and ${outcome ? which[outcome] : sql`true`}`;
  const isOfRecords = isOfAccounts(bulk.kind);
  const followUp = isOfRecords
    ? sql`left join follow_up f on false`
    : sql`left join follow_up f on f.id = i.subject_id`;
  const accountId = isOfRecords ? sql`i.subject_id` : sql`f.account_id`;
  const { rows } = await sql<Row>`
    select i.position, i.subject_id as id, case when a.id is not null then f.text end as text, i.outcome, i.undone,
           coalesce(i.kept_because, i.code) as code, i.before, i.after, i.activity_id,
           case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as account
      from (select i.* ${source} and ${after(inTurn, cursor)} order by ${orderBy(inTurn)} limit ${limit + 1}) i
      ${followUp}
      left join account a on a.id = ${accountId} and ${visible(actor)} and ${present()}
     order by ${orderBy(inTurn)}`.execute(db);
  return {
    ...pageOf(rows, limit, {
      cursorOf: (row) => [row.position, row.id],
      itemOf: ({ position: _, code, ...item }): Item => ({
        ...item,
        reason: code
          ? { code, message: sentenceOf(new Refusal(code as RefusalCode), language, bulk.id) }
          : null,
      }),
    }),
    total: await cappedTotal(db, sql`select 1 ${source}`),
  };
}
