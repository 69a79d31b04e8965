import { addDays, type Day } from '#lib/day.ts';
import { startOfDayIn } from '#lib/time-zone.ts';
import { previousWorkingDay } from '#lib/working-days.ts';
import type { Chance } from './chance.ts';

/** The instant of a day, minutes after its midnight. */
export const momentOn = (timeZone: string, day: Day, minutes: number): Date =>
  new Date(startOfDayIn(timeZone, day).getTime() + minutes * 60_000);

/** Minutes after midnight at which people work. */
export const workingMinute = (chance: Chance): number => chance.between(8 * 60, 17 * 60 + 20);

/** The last working day at least `days` before; nationwide holidays only, as records lie in all states. */
export const workingDayBefore = (day: Day, days: number): Day =>
  previousWorkingDay(addDays(day, -days), null);

const timesOfDay = [
  '08:30',
  '09:00',
  '09:30',
  '10:00',
  '10:30',
  '11:15',
  '13:00',
  '13:30',
  '14:00',
  '15:00',
  '16:30',
];

export const dueTime = (chance: Chance): string => chance.pick(timesOfDay);
