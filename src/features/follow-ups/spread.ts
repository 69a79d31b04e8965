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

/**
 * A day and a person for each of `count` follow-ups, in order: days are filled one after the other, people take
 * turns. With `perDay` days beyond `to` are used where the span is too short for all.
 */
export function spread(count: number, spreading: Spreading, calendar: WorkingCalendar): Slot[] {
  const people = Math.max(1, spreading.userIds.length);
  const days = workingDays(
    spreading,
    calendar,
    spreading.perDay ? Math.ceil(count / (spreading.perDay * people)) : 0,
  );
  const eachDay = spreading.perDay ? spreading.perDay * people : Math.ceil(count / days.length);
  return Array.from({ length: count }, (_, index) => ({
    dueOn: days[Math.min(Math.floor(index / eachDay), days.length - 1)]!,
    assigneeId: spreading.userIds[index % people],
  }));
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
