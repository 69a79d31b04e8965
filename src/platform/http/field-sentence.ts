import { type FieldError, refusalStatus } from '#lib/refusal.ts';
import { m as messages } from '#paraglide/messages.js';
import type { Language } from './context.ts';
import { refusalSentence } from './refusal-sentence.ts';

type Sentence = (values: object, options: { locale: Language }) => string;

/** What is wrong with one field of a request and what would be right, by its code. */
export function fieldSentence({ code, values = {} }: FieldError, locale: Language): string {
  if (code in refusalStatus) return refusalSentence(code as keyof typeof refusalStatus, values, locale);
  const [, limit, of = ''] = /^at-most-(\d+)(.*)$/.exec(code) ?? [];
  const name = limit === undefined ? code : `at-most${of === '-characters' ? of : ''}`;
  const key = `platform_field_${name.replaceAll('-', '_')}` as keyof typeof messages;
  const sentence = (messages[key] ?? messages.platform_field_wrong) as Sentence;
  return sentence(limit === undefined ? values : { limit }, { locale });
}
