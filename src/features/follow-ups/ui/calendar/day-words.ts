import { whyNotWorking } from '#lib/working-days.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { totalParts } from '#web/dates.ts';
import { useWorkingCalendar } from '../useMoment.ts';

/** Whether a day is worked on in the user's Bundesland, and the holiday's name. */
export function useDayWords(day: string) {
  const { region } = useWorkingCalendar();
  const why = whyNotWorking(day, region, getLocale());
  const isWeekend = why === 'saturday' || why === 'sunday';
  return { isOff: why !== null, reason: isWeekend ? null : why };
}

/** „8“, „über 1.000“ */
export function totalText(total: Parameters<typeof totalParts>[0]): string {
  const { text, isAtLeast } = totalParts(total);
  return isAtLeast ? m.web_total_over({ count: text }) : text;
}
