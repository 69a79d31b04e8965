import type { Context } from '#features/people/context.ts';
import { changeRecords, restoreRecords } from './account-work.ts';
import { changeSome, restoreSome } from './change-work.ts';
import type { DoneItem, Outcome, TakenBack } from './item-store.ts';
import type { Order } from './order.ts';
import type { BulkKind } from './rules.ts';
import { changeSomeStatuses, closeSomeGaps, completeSome, withdrawSome } from './save-work.ts';
import type { Selected } from './selection-store.ts';

/** One order and its size, as each slice of the work needs it. */
export interface Task<O extends Order = Order> {
  order: O;
  /** How many are chosen in all. */
  total: number;
  bulkId: string;
}

/** How one kind of bulk change is done to some, and taken back from some, in the transaction of the context. */
interface Work {
  /** What changes, as everybody is told. */
  changes: 'follow-up' | 'account';
  /** Turns in one transaction: few enough to be cancelled within a second. */
  turnsAtOnce: number;
  apply(items: Selected[], task: Task, context: Context): Promise<Outcome[]>;
  takeBack(items: DoneItem[], bulkId: string, context: Context): Promise<TakenBack[]>;
}

export const works: Record<BulkKind, Work> = {
  'change-follow-ups': {
    changes: 'follow-up',
    turnsAtOnce: 1_000,
    apply: (items, task, context) => changeSome(items, task as Task<never>, context),
    takeBack: restoreSome,
  },
  'complete-follow-ups': {
    changes: 'follow-up',
    turnsAtOnce: 100,
    apply: (items, task, context) => completeSome(items, task as Task<never>, context),
    takeBack: (items, _, context) => withdrawSome(items, context),
  },
  'close-gaps': {
    changes: 'follow-up',
    turnsAtOnce: 100,
    apply: (items, task, context) => closeSomeGaps(items, task as Task<never>, context),
    takeBack: (items, _, context) => withdrawSome(items, context),
  },
  'change-accounts': {
    changes: 'account',
    turnsAtOnce: 1_000,
    apply: (items, task, context) => changeRecords(items, task as Task<never>, context),
    takeBack: (items, _, context) => restoreRecords(items, context),
  },
  'change-statuses': {
    changes: 'account',
    turnsAtOnce: 100,
    apply: (items, task, context) => changeSomeStatuses(items, task as Task<never>, context),
    takeBack: (items, _, context) => withdrawSome(items, context),
  },
};
