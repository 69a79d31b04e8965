import { m } from '#paraglide/messages.js';
import { totalParts } from '#web/dates.ts';

/** „412“, or „über 1.000“ where the list counts no further. */
export function countOf(total: { value: number; relation: 'exact' | 'at-least' }): string {
  const { text, isAtLeast } = totalParts(total);
  return isAtLeast ? m.web_total_over({ count: text }) : text;
}
