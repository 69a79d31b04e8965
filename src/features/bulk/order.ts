import type { Change } from '#features/follow-ups/commands.ts';
import type { ChangeOf } from '#features/follow-ups/many.ts';
import { spread } from '#features/follow-ups/spread.ts';
import type { Actor } from '#features/people/rules.ts';
import type { BodyOf } from '#lib/contract.ts';
import { addDays, type Day, lastDay } from '#lib/day.ts';
import { Refusal } from '#lib/refusal.ts';
import { addWorkingDays, type WorkingCalendar } from '#lib/working-days.ts';
import type { AccountOrder, AccountSelection } from './account-order.ts';
import type { changeFollowUps, createGapClosures } from './contract.ts';

type ChangesInput = BodyOf<typeof changeFollowUps>;
type ClosuresInput = BodyOf<typeof createGapClosures>;

/** Which ones: by their ids, or all that match when the work begins. */
export type Selection =
  | { ids: string[] }
  | { filter: NonNullable<ChangesInput['filter']> | NonNullable<ClosuresInput['filter']> | AccountSelection }
  /** To close gaps, which have a filter of their own: records as their list finds them. */
  | { records: AccountSelection };

export interface ChangeOrder
  extends Pick<ChangesInput, 'set' | 'shiftDays' | 'shiftWorkingDays' | 'spread' | 'inTurn'> {
  kind: 'change-follow-ups';
}
export type CompletionOrder = { kind: 'complete-follow-ups' } & NonNullable<ChangesInput['complete']>;
export interface ClosureOrder extends Pick<ClosuresInput, 'activityText' | 'followUp'> {
  kind: 'close-gaps';
  /** Chosen as gaps, a record with a follow-up by now is left alone. */
  onlyGaps: boolean;
}

/** What is done to each of many. */
export type Order = ChangeOrder | CompletionOrder | ClosureOrder | AccountOrder;

export interface Bulk {
  order: Order;
  selection: Selection;
}

/** @throws {Refusal} `invalid-input` unless it says exactly one thing about exactly one selection. */
export function bulkOf(input: ChangesInput): Bulk {
  const { ids, filter, complete, ...change } = input;
  const ways = [complete, ...Object.values(change)].filter((way) => way !== undefined);
  if (ways.length !== 1) throw invalid('one-of-set-shiftDays-shiftWorkingDays-spread-inTurn-complete');
  requireSpan(change.spread);
  return {
    selection: selectionOf(ids, filter),
    order: complete ? { kind: 'complete-follow-ups', ...complete } : { kind: 'change-follow-ups', ...change },
  };
}

export function closuresOf(input: ClosuresInput): Bulk {
  const { accountIds, filter, records, activityText, followUp } = input;
  requireSpan(followUp);
  const chosen = [accountIds, filter, records].filter((one) => one !== undefined);
  if (chosen.length !== 1) throw invalid('one-of-accountIds-filter-records');
  const order = { kind: 'close-gaps', activityText, followUp, onlyGaps: filter !== undefined } as const;
  return { order, selection: records ? { records } : selectionOf(accountIds, filter) };
}

export function selectionOf(
  ids: string[] | undefined,
  filter: ChangesInput['filter'] | ClosuresInput['filter'] | AccountSelection | undefined,
): Selection {
  if ((ids === undefined) === (filter === undefined)) throw invalid('one-of-ids-filter');
  return ids ? { ids: [...new Set(ids)] } : { filter: filter! };
}

function requireSpan(span: { from: Day; to: Day } | undefined): void {
  if (span && span.to < span.from) throw invalid('to-before-from');
}

export const invalid = (code: string) => new Refusal('invalid-input', { errors: [{ path: 'body', code }] });

/** Whom the order gives follow-ups to, and whether that is taking them from somebody. */
export function assigneesOf(order: Order): { userIds: string[]; rebooks: boolean } {
  switch (order.kind) {
    case 'change-follow-ups': {
      const { set, spread: spreading, inTurn } = order;
      const userIds = [
        ...(spreading?.userIds ?? []),
        ...(inTurn?.userIds ?? []),
        ...(set?.assigneeId ? [set.assigneeId] : []),
      ];
      return { userIds, rebooks: userIds.length > 0 };
    }
    case 'complete-follow-ups':
      return { userIds: order.followUps.flatMap(({ assigneeId }) => assigneeId ?? []), rebooks: false };
    case 'close-gaps':
      return { userIds: order.followUp.userIds, rebooks: false };
    case 'change-statuses':
      return { userIds: order.followUps.flatMap(({ assigneeId }) => assigneeId ?? []), rebooks: false };
    case 'change-accounts':
      return { userIds: order.set?.ownerId ? [order.set.ownerId] : [], rebooks: false };
  }
}

export interface Turns {
  /** How many there are in all, over which a spreading is laid. */
  total: number;
  positionOf: (id: string) => number;
}

/** What the order makes of each follow-up, in its turn. */
export function changeOf(order: ChangeOrder, turns: Turns, actor: Actor): ChangeOf {
  const { set, shiftDays, shiftWorkingDays, spread: spreading, inTurn } = order;
  if (set) return () => set;
  if (inTurn) {
    const { userIds } = inTurn;
    return ({ id }) => ({ assigneeId: userIds[turns.positionOf(id) % userIds.length]! });
  }
  if (spreading) {
    const slots = spread(turns.total, spreading, actor);
    return ({ id }) => {
      const { dueOn, assigneeId } = slots[turns.positionOf(id)]!;
      return assigneeId ? { dueOn, assigneeId } : { dueOn };
    };
  }
  const move =
    shiftWorkingDays === undefined ? calendarDays(shiftDays!) : workingDays(shiftWorkingDays, actor);
  return ({ dueOn }): Change => ({ dueOn: move(dueOn) });
}

const calendarDays = (count: number) => (day: Day) => earlier(addDays(day, count), lastDay);

/** Many are due on the same few days, and counting over holidays is slow. */
function workingDays(count: number, { region }: WorkingCalendar) {
  const known = new Map<Day, Day>();
  return (day: Day) => {
    const moved = known.get(day) ?? earlier(addWorkingDays(day, count, region), lastDay);
    known.set(day, moved);
    return moved;
  };
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
