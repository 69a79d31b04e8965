import type { FieldError } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';

const sentences: Record<string, () => string> = {
  'must-not-be-empty': m.web_field_empty,
  missing: m.web_field_empty,
  'name-required': m.web_field_empty,
  'not-an-id': m.web_field_choose,
  'not-a-day': m.web_field_day,
  'not-a-time': m.web_field_time,
  'not-a-number': m.web_field_number,
  'unstorable-characters': m.web_field_characters,
  'invalid-format': m.web_field_format,
  'too-small': m.web_field_too_small,
  'too-big': m.web_field_too_big,
  'too-long': m.web_field_too_big,
  taken: m.web_field_taken,
  duplicate: m.web_field_taken,
  'below-itself': m.web_field_below_itself,
  'before-from': m.web_field_before_start,
  'before-start': m.web_field_before_start,
  'assignee-not-allowed': m.web_field_assignee,
};

/** What is wrong with a field and how to put it right, in the language of the page. */
export function fieldSentence({ code, message }: FieldError): string {
  const limit = /^at-most-(\d+)-characters$/.exec(code)?.[1];
  if (limit) return m.web_field_at_most({ limit });
  return sentences[code]?.() ?? message ?? m.web_field_wrong();
}
