export const priorities = ['normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
export const recurrenceUnits = ['day', 'week', 'month', 'year'] as const;
export const recurrenceAnchors = ['completion', 'due'] as const;
