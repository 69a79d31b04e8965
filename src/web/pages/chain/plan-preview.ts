import { type Spreading, spread } from '#features/follow-ups/spread.ts';
import type { WorkingCalendar } from '#lib/working-days.ts';

export interface Plan {
  text: string;
  activityText: string;
  from: string;
  to: string;
  /** As typed; empty for evenly. */
  perDay: string;
  people: readonly { id: string; name: string }[];
}

/** How the server will spread the follow-ups. */
export const spreadingOf = ({ from, to, perDay, people }: Plan): Spreading => ({
  from,
  to,
  perDay: Math.trunc(Number(perDay)) || undefined,
  userIds: people.map(({ id }) => id),
});

/** What the plan comes to: days used, the fullest day, the last day; `last` is null while days are being typed. */
export function planPreview(count: number, plan: Plan, calendar: WorkingCalendar) {
  if (!plan.from || !plan.to) return { days: 0, most: 0, last: null };
  const days = spread(count, spreadingOf(plan), calendar).map(({ dueOn }) => dueOn);
  const perDay = [...Map.groupBy(days, (day) => day).values()].map((same) => same.length);
  return { days: perDay.length, most: Math.max(0, ...perDay), last: days.at(-1) ?? null };
}
