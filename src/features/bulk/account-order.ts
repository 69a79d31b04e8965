import type { BodyOf } from '#lib/contract.ts';
import type { changeAccounts } from './account-contract.ts';
import { invalid, type Selection, selectionOf } from './order.ts';

type ChangesInput = BodyOf<typeof changeAccounts>;

/** Records as their list filters and searches them. */
export type AccountSelection = NonNullable<ChangesInput['filter']>;

export interface RecordOrder extends Pick<ChangesInput, 'set' | 'categories' | 'deleted'> {
  kind: 'change-accounts';
}
export type StatusOrder = { kind: 'change-statuses' } & NonNullable<ChangesInput['status']>;
export type AccountOrder = RecordOrder | StatusOrder;

/** @throws {Refusal} `invalid-input` unless it says exactly one thing about exactly one selection. */
export function accountBulkOf({ ids, filter, status, ...change }: ChangesInput): {
  order: AccountOrder;
  selection: Selection;
} {
  const ways = [status, ...Object.values(change)].filter((way) => way !== undefined);
  if (ways.length !== 1) throw invalid('one-of-set-categories-deleted-status');
  return {
    selection: selectionOf(ids, filter),
    order: status ? { kind: 'change-statuses', ...status } : { kind: 'change-accounts', ...change },
  };
}

/** Assigned and taken off, seeing what a record carries; those of `set` exactly, others by name. */
export const categorisingOf =
  ({ add, remove, set }: NonNullable<RecordOrder['categories']>) =>
  (carried: readonly string[]) =>
    set ? { add: set, remove: carried.filter((id) => !set.includes(id)) } : { add, remove };
