import { type Day, daysBetween } from '#lib/day.ts';
import type { Priority } from './rules.ts';

/** What the queue looks at in a follow-up. */
export interface Queued {
  id: string;
  dueOn: Day;
  /** `10:45`, wall time. */
  dueTime: string | null;
  priority: Priority;
  createdAt: string;
}

export interface QueueMoment {
  today: Day;
  /** `10:41`, wall time. */
  now: string;
}

/** In the order they are worked off (ux.md 2.5.1). */
export const queueSectionKeys = ['now', 'overdue', 'today', 'untimed'] as const;
export type QueueSectionKey = (typeof queueSectionKeys)[number];

export interface QueueSection<F extends Queued> {
  key: QueueSectionKey;
  followUps: F[];
}

/** Due follow-ups in the order they are worked off; later days are left out, and so are empty sections. */
export function queueSections<F extends Queued>(
  followUps: readonly F[],
  moment: QueueMoment,
): QueueSection<F>[] {
  const due = followUps.filter(({ dueOn }) => dueOn <= moment.today);
  return queueSectionKeys
    .map((key) => ({
      key,
      followUps: due.filter((followUp) => sectionOf(followUp, moment) === key).sort(orders[key]),
    }))
    .filter((section) => section.followUps.length > 0);
}

/** A fixed time counts as now from a quarter of an hour before to a quarter of an hour after. */
const nowMinutes = 15;

function sectionOf({ dueOn, dueTime }: Queued, { today, now }: QueueMoment): QueueSectionKey {
  if (dueTime && Math.abs(minutesBetween({ dueOn, dueTime }, { dueOn: today, dueTime: now })) <= nowMinutes) {
    return 'now';
  }
  if (dueOn < today) return 'overdue';
  return dueTime ? 'today' : 'untimed';
}

const minutesBetween = (from: { dueOn: Day; dueTime: string }, to: { dueOn: Day; dueTime: string }) =>
  daysBetween(from.dueOn, to.dueOn) * 24 * 60 + minutesOf(to.dueTime) - minutesOf(from.dueTime);

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const urgency: Record<Priority, number> = { urgent: 0, high: 1, normal: 2 };

type Order = (a: Queued, b: Queued) => number;
const byDay: Order = (a, b) => compare(a.dueOn, b.dueOn);
// Untimed ones of a day come after its timed ones.
const byTime: Order = (a, b) => compare(a.dueTime ?? '99', b.dueTime ?? '99');
const byPriority: Order = (a, b) => urgency[a.priority] - urgency[b.priority];
const byAge: Order = (a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
const inOrder =
  (...orders: Order[]): Order =>
  (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };

const orders: Record<QueueSectionKey, Order> = {
  now: inOrder(byDay, byTime, byPriority, byAge),
  overdue: inOrder(byDay, byTime, byPriority, byAge),
  today: inOrder(byTime, byPriority, byAge),
  untimed: inOrder(byPriority, byAge),
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
