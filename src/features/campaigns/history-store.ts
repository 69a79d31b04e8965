import { sql } from 'kysely';
import { present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { listStatusHistory } from './contract.ts';

type HistoryEntry = ReplyOf<typeof listStatusHistory>['items'][number];

/** By business time; equal times of one membership by their running number. */
const oldestFirst: SortColumn[] = [
  { column: 'h.occurred_at', type: 'timestamptz', direction: 'asc' },
  { column: 'h.position', type: 'int', direction: 'asc' },
  { column: 'h.id', type: 'uuid', direction: 'asc' },
];

/** CAM-09: the status changes of a campaign that count, under the names the statuses had, of records one may see. */
export async function historyPage(
  { db, actor }: Context,
  campaignId: string,
  { limit = pageSize, cursor, accountId }: QueryOf<typeof listStatusHistory>,
) {
  const source = sql`from status_change h
    join account a on a.workspace_id = h.workspace_id and a.id = h.account_id
   where h.campaign_id = ${campaignId} and ${accountId ? sql`h.account_id = ${accountId}` : sql`true`}
     and ${visible(actor)} and ${present()}
     and not exists (select from withdrawal w where w.workspace_id = h.workspace_id and w.activity_id = h.activity_id)`;
  const { rows } = await sql<{ occurredAt: string; position: number; id: string; item: HistoryEntry }>`
    select h.occurred_at, h.position, h.id, json_build_object(
      'id', h.id, 'account', json_build_object('id', a.id, 'name', a.name),
      'from', case when f.id is not null then json_build_object('id', f.id, 'name', f.name) end,
      'to', json_build_object('id', t.id, 'name', t.name),
      'at', h.occurred_at, 'recordedAt', h.recorded_at,
      'user', json_build_object('id', u.id, 'name', u.name),
      'activity', json_build_object('id', x.id, 'text', x.text, 'outcome', x.outcome),
      'isDowngrade', coalesce(t.progress < f.progress, false)) as item
      from (select h.* ${source} and ${after(oldestFirst, cursor)}
             order by ${orderBy(oldestFirst)} limit ${limit + 1}) h
      join account a on a.workspace_id = h.workspace_id and a.id = h.account_id
      join campaign_status t on t.workspace_id = h.workspace_id and t.id = h.to_status_id
      left join campaign_status f on f.workspace_id = h.workspace_id and f.id = h.from_status_id
      join app_user u on u.workspace_id = h.workspace_id and u.id = h.user_id
      join activity x on x.workspace_id = h.workspace_id and x.id = h.activity_id
     order by ${orderBy(oldestFirst)}`.execute(db);
  return {
    ...pageOf(rows, limit, {
      cursorOf: (row) => [row.occurredAt, row.position, row.id],
      itemOf: (row) => row.item,
    }),
    total: await cappedTotal(db, sql`select 1 ${source}`),
  };
}
