import {
  addDays,
  addMonths,
  type Day,
  dayInIsoWeek,
  lastDayOfMonth,
  mondayOf,
  nextWeekday,
  validDay,
  yearOf,
} from '#lib/day.ts';
import { addWorkingDays, previousWorkingDay } from '#lib/working-days.ts';
import { monthNamed, monthPattern, weekdayNamed, weekdayPattern } from './when-words.ts';

interface Today {
  today: Day;
  region: string | null;
}

export interface ReadDay {
  day: Day;
  /** What follows the day: a time, or nothing. */
  rest: string;
  /** „heute“ is meant as said, even on a Sunday. */
  asTyped?: boolean;
}

/** The day at the beginning of a folded text, by the first way of writing that fits, or null. */
export function readDay(words: string, today: Today): ReadDay | null {
  for (const { pattern, read, asTyped = false } of waysOfWriting) {
    const match = pattern.exec(words);
    const day = match && read(match.slice(1), today);
    if (day) return { day, rest: words.slice(match[0].length), asTyped };
  }
  return null;
}

interface WayOfWriting {
  pattern: RegExp;
  /** Gets the groups of the pattern; null where the calendar has no such day. */
  read: (groups: (string | undefined)[], today: Today) => Day | null;
  asTyped?: boolean;
}

/** At the beginning, and not inside a longer word: „mo“ is the beginning of „morgen“. */
const word = (pattern: string) => new RegExp(`^(?:${pattern})(?![a-z])`);

const waysOfWriting: WayOfWriting[] = [
  { pattern: word('heute|today'), read: (_, { today }) => today, asTyped: true },
  { pattern: word('ue?bermorgen|(?:the )?day after tomorrow'), read: (_, { today }) => addDays(today, 2) },
  { pattern: word('morgen|tomorrow'), read: (_, { today }) => addDays(today, 1) },
  {
    pattern: word(
      `(anfang|beginning of|beginning|start of|start|mitte|mid|middle of|ende|end of|end)[ -](${monthPattern})`,
    ),
    read: ([part = '', month = ''], today) => partOfMonth(part, monthNamed(month), today),
  },
  {
    pattern: word(`(?:kw|cw|wk|week|woche) ?(\\d{1,2})(?!\\d)(?:/(\\d{4}))?(?: ?(${weekdayPattern}))?`),
    read: ([week, year, day], { today }) => dayInWeek(Number(week), year, day ? weekdayNamed(day) : 1, today),
  },
  {
    pattern: word(`(?:nae?chste[nrms]?|next) (${weekdayPattern})`),
    read: ([day = ''], { today }) => addDays(mondayOf(today), 6 + weekdayNamed(day)),
  },
  {
    pattern: word(
      '(?:\\+ ?|in )?(\\d{1,3}) ?(at|arbeitstage?n?|wd|working days?|t|tage?n?|d|days?|w|wochen?|weeks?|m|monate?n?|months?|j|jahre?n?|y|years?)',
    ),
    read: ([count, unit = ''], today) => later(Number(count), unit, today),
  },
  { pattern: /^\+ ?(\d{1,3})(?= |,|$)/, read: ([count], { today }) => addDays(today, Number(count)) },
  {
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?= |,|$)/,
    read: ([year, month, day]) => validDay(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /^(\d{2})(\d{2})([12]\d{3})(?= |,|$)/,
    read: ([day, month, year]) => validDay(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /^(\d{1,2})([./]) ?(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?(?= |,|$)/,
    read: ([day, , month, year], { today }) => dated(Number(day), Number(month), year, today),
  },
  {
    pattern: word(`(\\d{1,2})\\.? ?(${monthPattern})\\.?(?: (2\\d{3}))?`),
    read: ([day, month = '', year], { today }) => dated(Number(day), monthNamed(month), year, today),
  },
  {
    pattern: word(`(${weekdayPattern})\\.?`),
    read: ([day = ''], { today }) => nextWeekday(today, weekdayNamed(day)),
  },
];

function later(count: number, unit: string, { today, region }: Today): Day {
  if (/^(at|arb|wd|work)/.test(unit)) return addWorkingDays(today, count, region);
  switch (unit[0]) {
    case 'w':
      return addDays(today, count * 7);
    case 'm':
      return addMonths(today, count);
    case 'j':
    case 'y':
      return addMonths(today, count * 12);
    default:
      return addDays(today, count);
  }
}

/** Without a year the next such day, today included; two digits mean this century. */
function dated(day: number, month: number, year: string | undefined, today: Day): Day | null {
  if (year) return validDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  return nextInYears(today, (candidate) => validDay(candidate, month, day));
}

function dayInWeek(week: number, year: string | undefined, day: number, today: Day): Day | null {
  if (year) return dayInIsoWeek({ year: Number(year), week }, day);
  return nextInYears(today, (candidate) => dayInIsoWeek({ year: candidate, week }, day));
}

/** „Anfang“ is the 1st, „Mitte“ the 15th, „Ende“ the last working day. */
function partOfMonth(part: string, month: number, { today, region }: Today): Day | null {
  return nextInYears(today, (year) => {
    if (/^e/.test(part)) return previousWorkingDay(lastDayOfMonth(year, month), region);
    return validDay(year, month, /^m/.test(part) ? 15 : 1);
  });
}

/** 29 February may be eight years away. */
const yearsAhead = 8;

function nextInYears(today: Day, dayInYear: (year: number) => Day | null): Day | null {
  // The first days of January may still lie in the last ISO week of the year before.
  for (let year = yearOf(today) - 1; year <= yearOf(today) + yearsAhead; year++) {
    const day = dayInYear(year);
    if (day && day >= today) return day;
  }
  return null;
}
