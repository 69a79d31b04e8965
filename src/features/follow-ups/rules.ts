export const priorities = ['normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
export const recurrenceUnits = ['day', 'week', 'month', 'year'] as const;
export const recurrenceAnchors = ['completion', 'due'] as const;

/** Days a calendar shows at once: six weeks, as a month may touch. */
export const calendarDaysMost = 42;
/** Follow-ups of one day it shows before it says how many more there are. */
export const calendarItemsMost = 20;
/** Colleagues whose workload is shown at once. */
export const workloadUsersMost = 200;
