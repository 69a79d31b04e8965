import type { Language } from '#features/people/rules.ts';
import { Refusal } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';
import { refusalOf } from '#platform/http/problem.ts';

/** What went wrong, for a person at a console. */
export function sentenceOf(error: unknown, locale: Language): string {
  const refusal = error instanceof Refusal ? error : refusalOf(error);
  if (!refusal) return error instanceof Error ? error.message : String(error);
  const key = `refusal_${refusal.code.replaceAll('-', '_')}` as keyof typeof m;
  const message = m[key] as (values: object, options: { locale: Language }) => string;
  return message(refusal.values, { locale });
}
