/** A calendar day `2026-11-21` without a zone. Days sort and compare as strings. */
export type Day = string;

/** The last day Faden writes down (`day` in lib/contract.ts takes the years 1000 to 2999). */
export const lastDay: Day = '2999-12-31';

export const addDays = (day: Day, days: number): Day => fromSerial(toSerial(day) + days);

/**
 * The day `months` later. A month too short for the wanted day of the month gives its last day; name `anchorDay`
 * (1 to 31) to come back to it: 31 Jan → 28 Feb → 31 Mar.
 */
export function addMonths(day: Day, months: number, anchorDay = dayOfMonth(day)): Day {
  const counted = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = counted - year * 12 + 1;
  return dayFrom(year, month, Math.min(anchorDay, daysInMonth(year, month)));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toSerial(to) - toSerial(from);

/** Whole months from the month of `from` to that of `to`, whatever the day of the month. */
export const monthsBetween = (from: Day, to: Day): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);

export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);

/** 1 Monday to 7 Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => modulo(toSerial(day) + 3, 7) + 1;

/** The first day with that weekday (1 to 7) after `day`. */
export const nextWeekday = (day: Day, wanted: number): Day =>
  addDays(day, modulo(wanted - weekday(day) - 1, 7) + 1);

/** The Monday of the week `day` lies in. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

export interface IsoWeek {
  /** The year the week counts to, which holds its Thursday. */
  year: number;
  /** 1 to 53. */
  week: number;
}

/** The calendar week („KW“) of ISO 8601. */
export function isoWeek(day: Day): IsoWeek {
  const thursday = addDays(mondayOf(day), 3);
  const year = yearOf(thursday);
  return { year, week: Math.floor(daysBetween(dayFrom(year, 1, 1), thursday) / 7) + 1 };
}

/** That weekday (1 to 7) of an ISO week, or null where the year has no such week. */
export function dayInIsoWeek({ year, week }: IsoWeek, wantedWeekday = 1): Day | null {
  // 4 January always lies in week 1.
  const monday = addDays(mondayOf(dayFrom(year, 1, 4)), (week - 1) * 7);
  const found = isoWeek(monday);
  return found.year === year && found.week === week ? addDays(monday, wantedWeekday - 1) : null;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** 1 to 12. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dayOfMonth = (day: Day): number => Number(day.slice(8, 10));
export const lastDayOfMonth = (year: number, month: number): Day =>
  dayFrom(year, month, daysInMonth(year, month));

/** The day, or null where the calendar has none such, as 30 February. */
export const validDay = (year: number, month: number, dayInMonth: number): Day | null =>
  month >= 1 && month <= 12 && dayInMonth >= 1 && dayInMonth <= daysInMonth(year, month)
    ? dayFrom(year, month, dayInMonth)
    : null;

const dayFrom = (year: number, month: number, dayInMonth: number): Day =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(dayInMonth, 2)}`;

const padded = (value: number, length: number) => String(value).padStart(length, '0');
const modulo = (value: number, by: number) => ((value % by) + by) % by;
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysInMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!;

// The two conversions count from 1 March of year 0, so that the leap day is the last day of a counted year.
const daysPerEra = 146_097;
const daysBeforeEpoch = 719_468;

/** Days since 1970-01-01. */
function toSerial(day: Day): number {
  const month = monthOf(day);
  const year = month > 2 ? yearOf(day) : yearOf(day) - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth(day) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - daysBeforeEpoch;
}

function fromSerial(serial: number): Day {
  const counted = serial + daysBeforeEpoch;
  const era = Math.floor(counted / daysPerEra);
  const dayOfEra = counted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const dayInMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return dayFrom(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayInMonth);
}
