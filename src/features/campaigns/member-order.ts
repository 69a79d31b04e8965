import type { SortColumn } from '#platform/database/page.ts';
import type { memberSorts } from './contract.ts';

export type MemberSort = (typeof memberSorts)[number];

/** Each ends in the column that ends the index which serves it. */
const orders: Record<string, Omit<SortColumn, 'direction'>[]> = {
  name: [
    { column: 'a.sort_name', type: 'text' },
    { column: 'a.id', type: 'uuid' },
  ],
  since: [
    { column: 'm.since', type: 'timestamptz' },
    { column: 'm.id', type: 'uuid' },
  ],
  lastActivityAt: [
    { column: 't.last_activity_at', type: 'timestamptz', nullable: true },
    { column: 't.account_id', type: 'uuid' },
  ],
  nextFollowUp: [
    { column: 't.next_due_on', type: 'date', nullable: true },
    { column: 't.account_id', type: 'uuid' },
  ],
};

export function memberOrder(sort: MemberSort): SortColumn[] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return orders[sort.replace('-', '')]!.map((column) => ({ ...column, direction }));
}

/** The account's id in the table whose index the order goes through. */
export function accountInOrder(sort: MemberSort): string {
  const { column } = memberOrder(sort).at(-1)!;
  return column === 'm.id' ? 'm.account_id' : column;
}
