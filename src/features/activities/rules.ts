export const directions = ['inbound', 'outbound', 'internal'] as const;
export type Direction = (typeof directions)[number];

/** Every outcome carries one of five meanings, so that reports stay comparable (ux.md 2.5.4). */
export const meanings = ['reached', 'not-reached', 'call-back', 'unsuitable', 'refusal'] as const;
export type Meaning = (typeof meanings)[number];
