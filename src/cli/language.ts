import type { Language } from '#features/people/rules.ts';

/** What the console speaks: the machine's language where Faden does, otherwise German. */
export const consoleLanguage = (env: NodeJS.ProcessEnv = process.env): Language =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'de';
