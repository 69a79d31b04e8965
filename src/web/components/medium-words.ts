import type { Direction } from '#features/activities/rules.ts';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';

/** „Telefonat“ */
export function mediumLabel(medium: Medium): string {
  return mediumWords[medium]();
}

/** „Telefonat, ausgehend“ */
export function mediumWithDirection(medium: Medium, direction: Direction | null): string {
  return direction ? `${mediumLabel(medium)}, ${directionLabel(direction)}` : mediumLabel(medium);
}

export function directionLabel(direction: Direction): string {
  return directionWords[direction]();
}

const mediumWords: Record<Medium, () => string> = {
  phone: () => m.activities_medium_phone(),
  email: () => m.activities_medium_email(),
  letter: () => m.activities_medium_letter(),
  visit: () => m.activities_medium_visit(),
  meeting: () => m.activities_medium_meeting(),
  'trade-fair': () => m.activities_medium_trade_fair(),
  'web-form': () => m.activities_medium_web_form(),
  social: () => m.activities_medium_social(),
  note: () => m.activities_medium_note(),
  other: () => m.activities_medium_other(),
};

const directionWords: Record<Direction, () => string> = {
  inbound: () => m.activities_direction_inbound(),
  outbound: () => m.activities_direction_outbound(),
  internal: () => m.activities_direction_internal(),
};
