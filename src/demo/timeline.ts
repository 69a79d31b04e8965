import { type Day, laterDay } from '#lib/day.ts';
import type { Chance } from './chance.ts';
import { type Beat, daysAfter, type Fate } from './course.ts';
import type { Due } from './due-days.ts';
import { workingDayBefore } from './moments.ts';

export interface DatedBeat {
  beat: Beat;
  day: Day;
}

/** How long ago the last beat was, in days, where no follow-up says so. */
const agoWithoutDue: Partial<Record<Fate, [number, number]>> = {
  served: [10, 150],
  dormant: [190, 260],
  lost: [5, 380],
  blocked: [5, 200],
};

/** Dates the beats backwards from the last one, which lies before the follow-up that came of it. */
export function timelineOf(
  { beats, fate, due }: { beats: Beat[]; fate: Fate; due: Due | undefined },
  today: Day,
  chance: Chance,
): DatedBeat[] {
  if (beats.length === 0) return [];
  let day = lastDay(beats.at(-1)!, { fate, due }, today, chance);
  const dated: DatedBeat[] = [];
  for (const [index, beat] of [...beats.entries()].reverse()) {
    if (index < beats.length - 1) day = workingDayBefore(day, daysAfter(beat, chance));
    dated.unshift({ beat, day });
  }
  return dated;
}

function lastDay(
  beat: Beat,
  { fate, due }: { fate: Fate; due: Due | undefined },
  today: Day,
  chance: Chance,
): Day {
  if (due?.workedToday) return today;
  if (!due) return workingDayBefore(today, chance.between(...(agoWithoutDue[fate] ?? [5, 60])));
  return earlierDay(workingDayBefore(due.on, daysAfter(beat, chance)), workingDayBefore(today, 1));
}

const earlierDay = (a: Day, b: Day): Day => (laterDay(a, b) === a ? b : a);
