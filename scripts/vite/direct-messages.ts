import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const barrel = /import\s*\{\s*m\s*\}\s*from\s*(['"])#paraglide\/messages\.js\1;?/;
const use = /\bm\.([a-z0-9_]+)\b/g;
const isMessage = (key: string) =>
  existsSync(fileURLToPath(new URL(`../../src/paraglide/messages/${key}.js`, import.meta.url)));

/**
 * Replaces the one import of all messages by imports of those a file uses. Without it every sentence of every
 * page in both languages lands in the first chunk, because all chunks share the module that lists them.
 */
export function directMessages(): Plugin {
  return {
    name: 'faden-direct-messages',
    enforce: 'pre',
    apply: 'build',
    transform(code, file) {
      if (/paraglide\/messages\/[a-z0-9_]+\.js$/.test(file)) return leanMessage(code);
      if (/paraglide\/runtime\.js$/.test(file)) return { code: leanRuntime, map: null };
      if (!/\.tsx?$/.test(file) || !barrel.test(code)) return null;
      const keys = new Set([...code.matchAll(use)].map((match) => match[1]!).filter(isMessage));
      const imports = [...keys].map(
        (key) => `import { ${key} as m_${key} } from '#paraglide/messages/${key}.js';`,
      );
      const direct = code.replace(use, (all, key: string) => (keys.has(key) ? `m_${key}` : all));
      return { code: imports.join('') + direct.replace(barrel, ''), map: null };
    },
  };
}

const german = /const de_\w+ = [^\n]*=> \{\s*return [^\n`]*(`(?:[^`\\]|\\.)*`)\)\s*\};/;
const english = /const en_\w+ = [^\n]*=> \{\s*return [^\n`]*(`(?:[^`\\]|\\.)*`)\)\s*\};/;

/**
 * A message without what only the server needs (a language per call, type remarks): half the bytes. Messages
 * with plural forms stay as they are.
 */
function leanMessage(code: string) {
  const key = /export const (\w+) =/.exec(code)?.[1];
  const de = german.exec(code)?.[1];
  const en = english.exec(code)?.[1];
  if (!key || !de || !en) return null;
  const lean = `import { getLocale } from '../runtime.js';
export const ${key} = (i) => (getLocale() === 'en' ? ${en} : ${de});`;
  return { code: lean, map: null };
}

/** Paraglide's run time without its ways of finding a language in addresses, cookies and requests. */
const leanRuntime = `
export const baseLocale = 'de';
export const locales = ['de', 'en'];
export const experimentalStaticLocale = undefined;
export const isLocale = (text) => locales.includes(text);
export let getLocale = () => baseLocale;
export const overwriteGetLocale = (read) => {
  getLocale = read;
};
`;
