import {
  addDays,
  addMonths,
  type Day,
  dayOfMonth,
  daysBetween,
  lastDay,
  laterDay,
  monthsBetween,
} from '#lib/day.ts';
import { settle, type WorkingCalendar } from '#lib/working-days.ts';
import type { recurrenceAnchors, recurrenceUnits } from './rules.ts';

/** How a follow-up comes back, as in the contract. */
export interface Recurrence {
  /** 1 to 1000 units. */
  every: number;
  unit: (typeof recurrenceUnits)[number];
  /** Whether the interval counts from the day it was done or from the day it was due. */
  anchor: (typeof recurrenceAnchors)[number];
  /** The last day an occurrence may fall on. */
  until?: Day | null;
  /** Occurrences still to come, the finished one included. */
  count?: number | null;
}

export interface FinishedOccurrence extends WorkingCalendar {
  recurrence: Recurrence;
  /** As stored with the finished follow-up: for the first one its due day, later what `nextOccurrence` gave. */
  anchorOn: Day;
  /** The day of the activity that finished it. */
  completedOn: Day;
  /** When it was due; needed to tell a clipped month end finished early from its anchor finished late. */
  dueOn?: Day;
  /** Wall time the occurrences keep. */
  dueTime?: string | null;
}

export interface NextOccurrence {
  /** Day the series counts on from: never moved to a working day, and never one that a short month clipped. */
  anchorOn: Day;
  dueOn: Day;
  /** What the next one's recurrence says; null where the series counts nothing. */
  count: number | null;
}

/**
 * The one follow-up that comes after a finished one, or null where `until`, `count` or the calendar ends the series.
 * Always after the day of completion: occurrences missed meanwhile are left out, not piled up.
 */
export function nextOccurrence(finished: FinishedOccurrence): NextOccurrence | null {
  const { recurrence, completedOn } = finished;
  if (typeof recurrence.count === 'number' && recurrence.count <= 1) return null;

  const fromDue = recurrence.anchor === 'due';
  const anchorOn = fromDue ? finished.anchorOn : anchorFromCompletion(finished);
  const step = stepAfter(
    recurrence,
    anchorOn,
    fromDue ? laterDay(completedOn, finishedOn(finished)) : completedOn,
  );
  const unshifted = occurrence(recurrence, anchorOn, step);
  const { dueOn } = settle(unshifted, finished, finished.dueTime);
  if (dueOn > lastDay || (recurrence.until && unshifted > recurrence.until)) return null;
  return {
    anchorOn: lastUnclipped(recurrence, anchorOn, step),
    dueOn,
    count: typeof recurrence.count === 'number' ? recurrence.count - 1 : null,
  };
}

/** The day of completion; on a day of the series the old anchor stays, and with it the 31st (31 Jan → 28 Feb → 31 Mar). */
function anchorFromCompletion({ recurrence, anchorOn, completedOn }: FinishedOccurrence): Day {
  if (completedOn < anchorOn) return completedOn;
  const latest = occurrence(recurrence, anchorOn, stepAfter(recurrence, anchorOn, completedOn) - 1);
  return latest === completedOn ? anchorOn : completedOn;
}

/** The unshifted day of the finished occurrence: the anchor, or a clipped one after it that was already due. */
function finishedOn({ recurrence, anchorOn, dueOn = anchorOn }: FinishedOccurrence): Day {
  let day = anchorOn;
  for (let step = 1; ; step++) {
    const following = occurrence(recurrence, anchorOn, step);
    if (following > dueOn || !isClipped(recurrence, anchorOn, following)) return day;
    day = following;
  }
}

/** The `step`-th day of the series; the month end clips each one afresh from the anchor. */
function occurrence({ every, unit }: Recurrence, anchorOn: Day, step: number): Day {
  switch (unit) {
    case 'day':
      return addDays(anchorOn, step * every);
    case 'week':
      return addDays(anchorOn, step * every * 7);
    case 'month':
      return addMonths(anchorOn, step * every);
    case 'year':
      return addMonths(anchorOn, step * every * 12);
  }
}

/** Number of the first occurrence after `day`, which is not before the anchor. */
function stepAfter(recurrence: Recurrence, anchorOn: Day, day: Day): number {
  const { every, unit } = recurrence;
  const passed =
    unit === 'day' || unit === 'week'
      ? daysBetween(anchorOn, day) / (unit === 'week' ? 7 : 1)
      : monthsBetween(anchorOn, day) / (unit === 'year' ? 12 : 1);
  const step = Math.floor(passed / every);
  return occurrence(recurrence, anchorOn, step) > day ? step : step + 1;
}

function lastUnclipped(recurrence: Recurrence, anchorOn: Day, step: number): Day {
  for (let back = step; back > 0; back--) {
    const day = occurrence(recurrence, anchorOn, back);
    if (!isClipped(recurrence, anchorOn, day)) return day;
  }
  return anchorOn;
}

const isClipped = ({ unit }: Recurrence, anchorOn: Day, day: Day) =>
  (unit === 'month' || unit === 'year') && dayOfMonth(day) < dayOfMonth(anchorOn);
