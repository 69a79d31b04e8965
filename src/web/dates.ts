import { getLocale } from '#paraglide/runtime.js';

/** `de-DE` or `en-GB`. */
export const intlLocale = () => (getLocale() === 'en' ? 'en-GB' : 'de-DE');

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = intlLocale() + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(intlLocale(), options);
  formats.set(key, known);
  return known;
}

const twoDigits = { day: '2-digit', month: '2-digit' } as const;
const shortDate = (): Intl.DateTimeFormatOptions =>
  getLocale() === 'en' ? { day: 'numeric', month: 'short' } : twoDigits;

/** A calendar day as a date at noon UTC, so that no zone moves it. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The calendar day of an instant in a zone: `2026-11-21`. */
export function dayIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
}
export const todayIn = (timeZone: string) => dayIn(new Date(), timeZone);

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);

/** A day as it travels, `2025-11-24`, and nothing somebody is still typing. */
export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** `24.11.2025`, in English `24/11/2025`: as one types it. */
export const writeDayInField = (day: string) =>
  format({ ...twoDigits, year: 'numeric', timeZone: 'UTC' }).format(noon(day));

/** `24.11.2025` */
export const writeDay = (day: string) =>
  format({ ...shortDate(), year: 'numeric', timeZone: 'UTC' }).format(noon(day));

/** `Mo., 24.11.2025`; of this year `Mo., 24.11.` */
export function writeWeekday(day: string, today?: string): string {
  const sameYear = today?.slice(0, 4) === day.slice(0, 4);
  return format({
    weekday: 'short',
    ...shortDate(),
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(noon(day));
}

/** `Freitag, 21. November 2025` */
export const writeLongDay = (day: string) =>
  format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    noon(day),
  );

/** `November 2026` */
export const writeMonth = (day: string) =>
  format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));

/** `Mo` */
export const writeWeekdayName = (day: string) =>
  format({ weekday: 'short', timeZone: 'UTC' }).format(noon(day));

/** `gestern`, `heute`, `morgen`, `übermorgen`, `vor 3 Tagen`; beyond six days the date. */
export function writeRelativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (Math.abs(days) > 6) return writeWeekday(day, today);
  return new Intl.RelativeTimeFormat(intlLocale(), { numeric: 'auto' }).format(days, 'day');
}

/** `09:05` of an instant, in the zone given. */
export const writeTime = (instant: string | Date, timeZone: string) =>
  format({ hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(instant));

/** `24.11.2025, 09:05` */
export const writeMoment = (instant: string | Date, timeZone: string) =>
  `${writeDay(dayIn(new Date(instant), timeZone))}, ${writeTime(instant, timeZone)}`;

/** `vor 3 Stunden`; beyond six days the date. */
export function writeAgo(instant: string, now: Date, timeZone: string): string {
  const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(intlLocale(), { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return writeRelativeDay(dayIn(new Date(instant), timeZone), dayIn(now, timeZone));
}

/** `02:13` minutes and seconds. */
export const writeDuration = (seconds: number) =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;

/** `1.234.567` */
export const writeNumber = (value: number) => new Intl.NumberFormat(intlLocale()).format(value);

/** A list's total: `412`, `über 1.000`. */
export function totalParts(total: { value: number; relation: 'exact' | 'at-least' }) {
  return { text: writeNumber(total.value), isAtLeast: total.relation === 'at-least' };
}
