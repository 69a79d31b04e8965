import { readFile } from 'node:fs/promises';
import type { Language } from '#features/people/rules.ts';
import { m } from '#paraglide/messages.js';

/** What a file named on the command line says, as JSON. */
export async function readJson(file: string, locale: Language): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(m.cli_file_no_json({ file }, { locale }));
  }
}
