import type { Language } from '#features/people/rules.ts';
import { Refusal } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';
import { fieldSentence } from '#platform/http/field-sentence.ts';
import { refusalOf } from '#platform/http/problem.ts';
import { refusalSentence } from '#platform/http/refusal-sentence.ts';

/** What went wrong, for a person at a console. */
export function sentenceOf(error: unknown, locale: Language): string {
  const refusal = error instanceof Refusal ? error : refusalOf(error);
  if (refusal) return refused(refusal, locale);
  if (!(error instanceof Error)) return String(error);
  return fileSentence(error, locale) ?? error.message;
}

/** A console shows no fields, so each is named. */
function refused({ code, values, errors }: Refusal, locale: Language): string {
  const fields = errors.map((field) => {
    const name = field.path.replace(/^body\./, '');
    return `  ${name}: ${field.message ?? fieldSentence(field, locale)}`;
  });
  return [refusalSentence(code, values, locale), ...fields].join('\n');
}

/** What the system says of a file, by its code. */
function fileSentence(error: NodeJS.ErrnoException, locale: Language): string | undefined {
  const { code = '', path = '' } = error;
  // A backup is written beside its place first.
  const file = path.replace(/\.\d+\.part$/, '');
  const sentence = {
    ENOENT: m.cli_file_missing,
    ENOTDIR: m.cli_file_missing,
    EISDIR: m.cli_file_is_folder,
    EACCES: m.cli_file_forbidden,
    EPERM: m.cli_file_forbidden,
    EROFS: m.cli_file_forbidden,
    ENOSPC: m.cli_file_no_space,
  }[code];
  return sentence?.({ file }, { locale });
}
