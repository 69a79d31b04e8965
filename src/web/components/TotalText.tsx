import { m } from '#paraglide/messages.js';
import { totalParts } from '#web/dates.ts';

/** How many a list has: „412“ or „über 1.000“. */
export function TotalText({
  total,
}: {
  total: { value: number; relation: 'exact' | 'at-least' } | undefined;
}) {
  if (!total) return null;
  const { text, isAtLeast } = totalParts(total);
  return <>{isAtLeast ? m.web_total_over({ count: text }) : text}</>;
}
