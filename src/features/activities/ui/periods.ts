import { addDays, type Day, mondayOf } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';

export const periods = ['today', 'week', 'last-7', 'last-30', 'last-90'] as const;
export type Period = (typeof periods)[number];

/** The first day of a period that reaches until now. */
export function periodFrom(period: Period, today: Day): Day {
  return {
    today,
    week: mondayOf(today),
    'last-7': addDays(today, -6),
    'last-30': addDays(today, -29),
    'last-90': addDays(today, -89),
  }[period];
}

export function periodLabel(period: Period): string {
  return {
    today: m.activities_period_today,
    week: m.activities_period_week,
    'last-7': m.activities_period_last_7,
    'last-30': m.activities_period_last_30,
    'last-90': m.activities_period_last_90,
  }[period]();
}
