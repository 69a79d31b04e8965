import { addDays, type Day } from '#lib/day.ts';
import { isWorkingDay, type WorkingCalendar } from '#lib/working-days.ts';

/** How first follow-ups are laid over days and people. */
export interface Spreading {
  from: Day;
  /** The last day that is filled; at least `from`. */
  to: Day;
  /** At most so many a day and person; without it evenly. */
  perDay?: number | undefined;
  /** In turn; empty: nobody named. */
  userIds: string[];
}

export interface Slot {
  dueOn: Day;
  assigneeId: string | undefined;
}

/** A day and a person for each of `count` follow-ups, in order. */
export function spread(count: number, spreading: Spreading, calendar: WorkingCalendar): Slot[] {
  const slotOf = slotting(count, spreading, calendar);
  return Array.from({ length: count }, (_, index) => slotOf(index));
}

/**
 * Day and person of the n-th of `count` follow-ups: days are filled one after the other, people take turns. With
 * `perDay` days beyond `to` are used where the span is too short for all.
 */
export function slotting(
  count: number,
  spreading: Spreading,
  calendar: WorkingCalendar,
): (n: number) => Slot {
  const { perDay, userIds } = spreading;
  const people = Math.max(1, userIds.length);
  const days = workingDays(spreading, calendar, perDay ? Math.ceil(count / (perDay * people)) : 0);
  const eachDay = perDay ? perDay * people : Math.ceil(count / days.length);
  return (n) => ({
    dueOn: days[Math.min(Math.floor(n / eachDay), days.length - 1)]!,
    assigneeId: userIds[n % people],
  });
}

/** The working days of the span, and more after it where `atLeast` asks for them. */
function workingDays(
  { from, to }: Spreading,
  { region, skipsNonWorkingDays }: WorkingCalendar,
  atLeast: number,
): Day[] {
  const days: Day[] = [];
  const isUsable = (day: Day) => !skipsNonWorkingDays || isWorkingDay(day, region);
  for (let day = from; day <= to || days.length < Math.max(1, atLeast); day = addDays(day, 1)) {
    if (isUsable(day)) days.push(day);
    if (days.length >= 4000) break;
  }
  return days;
}
