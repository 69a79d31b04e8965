import type { RefusalCode } from '#lib/refusal.ts';
import { m as messages } from '#paraglide/messages.js';
import type { Language } from './context.ts';

/** A code as a sentence that names the remedy. */
export function refusalSentence(
  code: RefusalCode,
  values: Record<string, string | number>,
  locale: Language,
): string {
  const key = `refusal_${code.replaceAll('-', '_')}` as keyof typeof messages;
  const message = messages[key] as (values: object, options: { locale: Language }) => string;
  return message(values, { locale });
}
