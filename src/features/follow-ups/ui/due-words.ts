import { type SettledMoment, whyNotWorking } from '#lib/working-days.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { writeWeekday } from '#web/dates.ts';
import type { Recurrence } from '../recurrence.ts';
import type { PresetKey } from '../when.ts';

/** „Mo., 24.11., 09:30“ */
export const writeDue = (dueOn: string, dueTime: string | null, today?: string) =>
  [writeWeekday(dueOn, today), dueTime].filter(Boolean).join(', ');

/** As `writeDue`, for the end of a sentence: its full stop is also that of „30.11.“. */
export const writeDueLast = (dueOn: string, dueTime: string | null, today?: string) =>
  writeDue(dueOn, dueTime, today).replace(/\.$/, '');

/** „Sa., 03.01. → Mo., 05.01.2026 (Wochenende)“, or null where nothing was shifted. */
export function writeShift(moment: Shifted, region: string | null): string | null {
  const { dueOn, dueTime = null, unshifted, unshiftedTime } = moment;
  if (unshifted) {
    const why = whyNotWorking(unshifted, region, getLocale()) ?? m.follow_ups_afternoon_off();
    const reason = why === 'saturday' || why === 'sunday' ? m.follow_ups_weekend() : why;
    return m.follow_ups_shifted({ from: writeWeekday(unshifted, dueOn), to: writeWeekday(dueOn), reason });
  }
  if (!unshiftedTime) return null;
  return m.follow_ups_shifted({
    from: writeDue(dueOn, unshiftedTime),
    to: dueTime ?? '',
    reason: m.follow_ups_afternoon_off(),
  });
}

type Shifted = Omit<SettledMoment, 'dueTime'> & { dueTime?: string | null };

/** „alle 6 Monate“ */
export function writeInterval({ every, unit }: Pick<Recurrence, 'every' | 'unit'>): string {
  if (every === 1) {
    return {
      day: m.follow_ups_every_day,
      week: m.follow_ups_every_week,
      month: m.follow_ups_every_month,
      year: m.follow_ups_every_year,
    }[unit]();
  }
  return {
    day: m.follow_ups_every_days,
    week: m.follow_ups_every_weeks,
    month: m.follow_ups_every_months,
    year: m.follow_ups_every_years,
  }[unit]({ count: every });
}

export function presetLabel(key: PresetKey): string {
  return {
    tomorrow: m.follow_ups_preset_tomorrow,
    'three-days': m.follow_ups_preset_three_days,
    week: m.follow_ups_preset_week,
    'two-weeks': m.follow_ups_preset_two_weeks,
    month: m.follow_ups_preset_month,
    'three-months': m.follow_ups_preset_three_months,
    date: m.follow_ups_preset_date,
    series: m.follow_ups_preset_series,
    none: m.follow_ups_preset_none,
  }[key]();
}
