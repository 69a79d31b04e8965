/** How a dealing happened; also how somebody prefers it to. */
export const mediums = [
  'phone',
  'email',
  'letter',
  'visit',
  'meeting',
  'trade-fair',
  'web-form',
  'social',
  'note',
  'other',
] as const;
export type Medium = (typeof mediums)[number];
