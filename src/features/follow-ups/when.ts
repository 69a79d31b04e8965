import { addDays, addMonths, type Day, lastDay } from '#lib/day.ts';
import {
  addDaysAtWork,
  type SettledDay,
  type SettledMoment,
  settle,
  type WorkingCalendar,
} from '#lib/working-days.ts';
import { readDay } from './when-day.ts';
import { readTime } from './when-time.ts';

export interface WhenContext extends WorkingCalendar {
  today: Day;
  /** `10:41` */
  now: string;
}

export interface When extends SettledMoment {
  /** What was typed after `>`: whoever it is meant for. */
  assignee?: string;
}

/**
 * Reads what somebody typed into „Wann?“, in German or English: `mo 10`, `3at`, `28.11.`, `kw 49 di`, `fr 10 >meier`.
 * Null: not recognised. A day that was typed in the past is given back as it is; the save says no to it.
 */
export function when(typed: string, context: WhenContext): When | null {
  const [moment = '', assignee = ''] = splitOnce(typed.slice(0, inputLimit), '>');
  const words = folded(moment);
  const read = readDay(words, context) ?? timeAlone(words, context);
  const time = read && readTime(read.rest);
  if (!read || !time) return null;
  const settled = read.asTyped ? { dueOn: read.day } : settle(read.day, context, time.dueTime);
  if (settled.dueOn > lastDay) return null;
  return { ...settled, dueTime: time.dueTime, ...(assignee && { assignee }) };
}

/** The chips of the follow-up group in the order of their digits; `date`, `series` and `none` have no day of their own. */
export const presetKeys = [
  'tomorrow',
  'three-days',
  'week',
  'two-weeks',
  'month',
  'three-months',
  'date',
  'series',
  'none',
] as const;
export type PresetKey = (typeof presetKeys)[number];

export interface Preset {
  /** 1 to 8, and 0 for `none`. */
  digit: number;
  key: PresetKey;
  /** Null for the three that ask on. */
  resolved: SettledDay | null;
}

/** The chips with the days they stand for; a time that stays decides whether an afternoon off will do. */
export function presets(today: Day, calendar: WorkingCalendar, keptTime: string | null = null): Preset[] {
  const days: Partial<Record<PresetKey, Day>> = {
    tomorrow: addDaysAtWork(today, 1, calendar),
    'three-days': addDaysAtWork(today, 3, calendar),
    week: addDays(today, 7),
    'two-weeks': addDays(today, 14),
    month: addMonths(today, 1),
    'three-months': addMonths(today, 3),
  };
  return presetKeys.map((key, index) => {
    const day = days[key];
    return { digit: (index + 1) % 9, key, resolved: day ? settle(day, calendar, keptTime) : null };
  });
}

const inputLimit = 200;

/** `15:30` without a day: today, or tomorrow where that has passed. */
function timeAlone(words: string, { today, now }: WhenContext) {
  const time = readTime(words, { marked: true });
  if (!time?.dueTime) return null;
  const ahead = time.dueTime > now;
  return { day: ahead ? today : addDays(today, 1), rest: words, asTyped: ahead };
}

const splitOnce = (text: string, mark: string) => {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1).trim()];
};

/** Lower case, without accents and double spaces: `Übermorgen` reads as `ubermorgen`. */
const folded = (text: string) =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim();
