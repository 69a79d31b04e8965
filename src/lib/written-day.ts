import { type Day, validDay, yearOf } from './day.ts';

/** A two-digit year up to so many years ahead is of this century, beyond it of the last: 1. 2. 71 is a birthday. */
const yearsAhead = 20;

const notations = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})$/,
  /^(?<day>\d{1,2})\s*[./-]\s*(?<month>\d{1,2})(?:\s*[./-]\s*(?<year>\d{4}|\d{2})?)?$/,
];

/**
 * The day somebody wrote, day before month: `24.11.2025`, `24.11.25`, `24.11.`, `24/11`, `24112025`, `2025-11-24`.
 * Without a year it is that of `today`. Null where it is no day, as `30.2.`.
 */
export function readWrittenDay(text: string, today: Day): Day | null {
  const found = notations.map((notation) => notation.exec(text.trim())?.groups).find(Boolean);
  if (!found) return null;
  return validDay(fullYear(found.year, today), Number(found.month), Number(found.day));
}

function fullYear(year: string | undefined, today: Day): number {
  if (!year) return yearOf(today);
  if (year.length === 4) return Number(year);
  const century = Math.floor(yearOf(today) / 100) * 100;
  const near = century + Number(year);
  return near > yearOf(today) + yearsAhead ? near - 100 : near;
}
