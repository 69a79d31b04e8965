import { type Slot, slotting } from '#features/follow-ups/spread.ts';
import { addDays, type Day, laterDay } from '#lib/day.ts';
import { isWorkingDay, type WorkingCalendar } from '#lib/working-days.ts';

export interface FirstFollowUp {
  text: string;
  from: Day;
  to: Day;
  /** At most so many a day and person; the days after `to` take the rest. */
  perDay?: number | undefined;
  /** In turn. */
  userIds: string[];
}

/**
 * Day and person of the n-th first follow-up of an import. How many there will be is known only at its end, so
 * without `perDay` the days take turns as the people do, which is as even.
 */
export function dealer(
  plan: FirstFollowUp,
  rows: number,
  today: Day,
  calendar: WorkingCalendar,
): (n: number) => Slot {
  const span = { from: laterDay(plan.from, today), to: laterDay(plan.to, today) };
  const { perDay, userIds } = plan;
  if (perDay) return slotting(rows, { ...span, perDay, userIds }, calendar);
  const days = usableDays(span, calendar);
  return (n) => ({
    dueOn: days[Math.floor(n / userIds.length) % days.length]!,
    assigneeId: userIds[n % userIds.length],
  });
}

const daysMost = 4_000;

/** At least one: where the span is all weekend, the next working day. */
function usableDays(
  { from, to }: { from: Day; to: Day },
  { region, skipsNonWorkingDays }: WorkingCalendar,
): Day[] {
  const days: Day[] = [];
  for (let day = from; (day <= to || days.length === 0) && days.length < daysMost; day = addDays(day, 1)) {
    if (!skipsNonWorkingDays || isWorkingDay(day, region)) days.push(day);
  }
  return days;
}
