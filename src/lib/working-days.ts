import { getHolidays } from 'feiertagejs';
import { addDays, type Day, weekday, yearOf } from './day.ts';

/** Where public holidays are looked up, and whether due days move off them. */
export interface WorkingCalendar {
  /** ISO 3166-2 code of a German state as `DE-NW`; null or anything else: nationwide holidays only. */
  region: string | null;
  skipsNonWorkingDays: boolean;
}

/** `saturday`, `sunday`, `afternoon-off` or the holiday's name. */
export type NonWorkingReason = 'saturday' | 'sunday' | 'afternoon-off' | (string & {});

/** A due day, and the one it was moved from where that was no working day. */
export interface SettledDay {
  dueOn: Day;
  unshifted?: Day;
  shiftedBecause?: NonWorkingReason;
}

/** A due day with its time, and the time it was moved from where nobody is at work then. */
export interface SettledMoment extends SettledDay {
  /** `14:30` */
  dueTime: string | null;
  unshiftedTime?: string;
}

/**
 * Moves a day that is no working day to the next one, and says so; leaves it where the calendar skips nothing.
 * A time somebody named is kept: on an afternoon off the day moves.
 */
export function settle(
  day: Day,
  { region, skipsNonWorkingDays }: WorkingCalendar,
  time: string | null = null,
): SettledDay {
  if (!skipsNonWorkingDays) return { dueOn: day };
  const reason = whyNotWorking(day, region) ?? (isAfternoonOff(day, time) ? 'afternoon-off' : null);
  if (reason === null) return { dueOn: day };
  let dueOn = nextWorkingDay(addDays(day, 1), region);
  while (isAfternoonOff(dueOn, time)) dueOn = nextWorkingDay(addDays(dueOn, 1), region);
  return { dueOn, unshifted: day, shiftedBecause: reason };
}

/** A time that was only proposed goes to the morning of a day whose afternoon is off; the day stays. */
export function settleSlot(day: SettledDay, slot: string | null, calendar: WorkingCalendar): SettledMoment {
  if (slot === null || !calendar.skipsNonWorkingDays || !isAfternoonOff(day.dueOn, slot)) {
    return { ...day, dueTime: slot };
  }
  return { ...day, dueTime: morningSlot, unshiftedTime: slot };
}

/** The times proposed for either half of the day. */
export const morningSlot = '09:30';
export const afternoonSlot = '15:00';
export const noon = '12:00';

/** Christmas Eve and New Year's Eve are working days until noon, everywhere in Germany by custom. */
const isAfternoonOff = (day: Day, time: string | null) =>
  time !== null && time >= noon && /-12-(24|31)$/.test(day);

/** `count` days later, counting working days only where the calendar skips the others. */
export const addDaysAtWork = (
  day: Day,
  count: number,
  { region, skipsNonWorkingDays }: WorkingCalendar,
): Day => (skipsNonWorkingDays ? addWorkingDays(day, count, region) : addDays(day, count));

/** The day itself where it is a working day, otherwise the first one after it. */
export function nextWorkingDay(day: Day, region: string | null): Day {
  let found = day;
  while (!isWorkingDay(found, region)) found = addDays(found, 1);
  return found;
}

/** The day itself where it is a working day, otherwise the last one before it. */
export function previousWorkingDay(day: Day, region: string | null): Day {
  let found = day;
  while (!isWorkingDay(found, region)) found = addDays(found, -1);
  return found;
}

/** The `count`-th working day after `day`; before it for a negative count; `nextWorkingDay` for 0. */
export function addWorkingDays(day: Day, count: number, region: string | null): Day {
  let found = count === 0 ? nextWorkingDay(day, region) : day;
  for (let left = Math.abs(count); left > 0; left--) {
    found =
      count > 0 ? nextWorkingDay(addDays(found, 1), region) : previousWorkingDay(addDays(found, -1), region);
  }
  return found;
}

export const isWorkingDay = (day: Day, region: string | null): boolean => whyNotWorking(day, region) === null;

/** Why nobody is at work that day, or null. A holiday on a weekend is called by its name. */
export function whyNotWorking(
  day: Day,
  region: string | null,
  language: 'de' | 'en' = 'de',
): NonWorkingReason | null {
  const holiday = holidaysOf(yearOf(day), region).get(day);
  if (holiday) return holiday[language];
  const number = weekday(day);
  return number === 6 ? 'saturday' : number === 7 ? 'sunday' : null;
}

const states = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;

const stateOf = (region: string | null) => states.find((state) => region === `DE-${state}`) ?? 'BUND';

interface HolidayName {
  de: string;
  en: string;
}

const years = new Map<string, Map<Day, HolidayName>>();
/** More years than anybody plans in, few enough to hold. */
const yearsKept = 500;

function holidaysOf(year: number, region: string | null): Map<Day, HolidayName> {
  const state = stateOf(region);
  const key = `${year} ${state}`;
  let holidays = years.get(key);
  if (!holidays) {
    holidays = new Map(
      getHolidays(year, state).map((holiday) => [
        // Not `dateString`: that is the browser's zone, a day late in New Zealand. `date` is noon UTC.
        holiday.date.toISOString().slice(0, 10),
        { de: holiday.translate('de') ?? holiday.name, en: holiday.translate('en') ?? holiday.name },
      ]),
    );
    if (years.size >= yearsKept) years.clear();
    years.set(key, holidays);
  }
  return holidays;
}
