import { addDays, type Day } from './day.ts';

type Instant = Date | number | string;

/** The calendar day an instant falls on in an IANA zone. Throws a RangeError for an unknown zone or an invalid instant. */
export const dayIn = (timeZone: string, instant: Instant): Day => wallClock(timeZone, instant).slice(0, 10);

/** The time of day `14:30` on the wall clock of an IANA zone. */
export const timeOfDayIn = (timeZone: string, instant: Instant): string =>
  wallClock(timeZone, instant).slice(11, 16);

/** The first instant of a calendar day in a zone: midnight, or later where the clocks skip it. */
export function startOfDayIn(timeZone: string, day: Day): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  // The zone may change its offset near midnight: try the offset of the day before and that of the day after.
  const candidates = [midnightUtc - dayMs, midnightUtc + dayMs]
    .map((near) => midnightUtc - offsetMs(timeZone, near))
    .sort((a, b) => a - b);
  const first = candidates.find((candidate) => dayIn(timeZone, candidate) === day);
  return new Date(first ?? candidates[1]!);
}

/** The first instant after a calendar day in a zone, for half-open ranges. */
export const endOfDayIn = (timeZone: string, day: Day): Date => startOfDayIn(timeZone, addDays(day, 1));

const dayMs = 86_400_000;

const offsetMs = (timeZone: string, instantMs: number) =>
  Date.parse(`${wallClock(timeZone, instantMs).replace(' ', 'T')}Z`) - instantMs;

// Making a formatter costs some hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2025-11-21 10:41:05`: Swedish writes dates as ISO 8601 does. */
function wallClock(timeZone: string, instant: Instant): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const shown = formatter.format(typeof instant === 'string' ? new Date(instant) : instant);
  // The year 999, in which the first hours of 1000-01-01 fall elsewhere, has three digits.
  return shown.padStart('2025-11-21 10:41:05'.length, '0');
}
