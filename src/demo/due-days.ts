import type { Day } from '#lib/day.ts';
import { addWorkingDays } from '#lib/working-days.ts';
import type { Chance } from './chance.ts';
import type { KnownRecord } from './insert-records.ts';
import { workingDayBefore } from './moments.ts';

/** When somebody has to come back to a record. */
export interface Due {
  on: Day;
  /** The last beat happened this very day. */
  workedToday: boolean;
}

const weeksAhead = 9;
const workedTodayMost = 3;

/** Gives every caretaker something overdue, a full day today, something already done, and the weeks ahead. */
export function dueDays(
  records: Pick<KnownRecord, 'id' | 'caretaker' | 'fate'>[],
  today: Day,
  chance: Chance,
): Map<string, Due> {
  const due = new Map<string, Due>();
  const open = records.filter(({ fate }) => ['fresh', 'need', 'offer', 'customer'].includes(fate));
  for (const its of Map.groupBy(open, ({ caretaker }) => caretaker).values()) {
    const overdue = chance.between(4, 6);
    const dueToday = overdue + chance.between(9, 13);
    for (const [index, { id }] of chance.shuffled(its).entries()) {
      const workedToday = index >= dueToday && index < dueToday + workedTodayMost;
      due.set(id, { on: dueDay(index, { overdue, dueToday }, today, chance), workedToday });
    }
  }
  return due;
}

function dueDay(
  index: number,
  { overdue, dueToday }: { overdue: number; dueToday: number },
  today: Day,
  chance: Chance,
): Day {
  if (index < overdue) return workingDayBefore(today, chance.between(1, 9));
  if (index < dueToday) return today;
  return addWorkingDays(today, chance.between(1, weeksAhead * 5), null);
}
