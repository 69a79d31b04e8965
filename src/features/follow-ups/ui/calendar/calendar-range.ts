import { addDays, addMonths, type Day, dayOfMonth, mondayOf, monthOf } from '#lib/day.ts';

/** How the follow-ups are shown: as a list, in a calendar, or as the workload of the team. */
export const displays = ['list', 'week', 'month', 'workload'] as const;
export type Display = (typeof displays)[number];
export type CalendarDisplay = Exclude<Display, 'list'>;

export interface CalendarRange {
  from: Day;
  to: Day;
}

/** Whole weeks from Monday: one, or those a month touches. */
export function rangeOf(display: CalendarDisplay, day: Day): CalendarRange {
  const monday = mondayOf(day);
  if (display !== 'month') return { from: monday, to: addDays(monday, 6) };
  const first = addDays(day, 1 - dayOfMonth(day));
  const last = addDays(addMonths(first, 1), -1);
  return { from: mondayOf(first), to: addDays(mondayOf(last), 6) };
}

export function daysOf({ from, to }: CalendarRange): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The same place one page on or back. */
export const turned = (display: CalendarDisplay, day: Day, pages: 1 | -1): Day =>
  display === 'month' ? addMonths(day, pages) : addDays(day, 7 * pages);

/** Where a key leads from a day; undefined for keys that do not move. */
export function dayAfterKey(key: string, day: Day, display: CalendarDisplay): Day | undefined {
  const to: Record<string, Day> = {
    ArrowLeft: addDays(day, -1),
    ArrowRight: addDays(day, 1),
    ArrowUp: addDays(day, -7),
    ArrowDown: addDays(day, 7),
    Home: mondayOf(day),
    End: addDays(mondayOf(day), 6),
    PageUp: turned(display, day, -1),
    PageDown: turned(display, day, 1),
  };
  return to[key];
}

export const isOfMonth = (day: Day, shown: Day) => monthOf(day) === monthOf(shown);
