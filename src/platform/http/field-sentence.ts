import { type FieldError, refusalStatus } from '#lib/refusal.ts';
import { m as messages } from '#paraglide/messages.js';
import type { Language } from './context.ts';
import { refusalSentence } from './refusal-sentence.ts';

type Sentence = (values: object, options: { locale: Language }) => string;

/** What is wrong with one field of a request and what would be right, by its code. */
export function fieldSentence({ code, values = {} }: FieldError, locale: Language): string {
  if (code in refusalStatus) return refusalSentence(code as keyof typeof refusalStatus, values, locale);
  const told = telling(code);
  const key = `platform_field_${told.name.replaceAll('-', '_')}` as keyof typeof messages;
  const sentence = (messages[key] ?? messages.platform_field_wrong) as Sentence;
  return sentence({ ...values, ...told.values }, { locale });
}

/** The values that some codes have in their name: `at-most-200-characters`, `one-of-ids-filter`. */
export function telling(code: string): { name: string; values: object } {
  const [, limit, of] = /^at-most-(\d+)(-.*)?$/.exec(code) ?? [];
  if (limit) return { name: `at-most${of === '-characters' ? of : ''}`, values: { limit } };
  const names = /^one-of-(.*)$/.exec(code)?.[1];
  return names
    ? { name: 'one-of', values: { names: names.replaceAll('-', ', ') } }
    : { name: code, values: {} };
}
