import { companyKey, emailKey, foldA, foldAe, phoneKey, sortName } from './normalise.ts';
import { typoKeys } from './typos.ts';

/** One word of a search: LIKE patterns of its spellings, and the keys it shares with its misspellings. */
export interface SearchTerm {
  patterns: string[];
  typos: number[];
}

/** What the functions `search_accounts` and `search_contacts` take; see migrations 0003 and 0031. */
export interface SearchCriteria {
  prefix: string;
  start: string;
  whole: string[];
  exact: string[];
  words: string[];
  ways: SearchTerm[][];
}

/** More words than anybody types; a pasted page must not become a hundred index scans. */
const wordsMost = 8;

/** Makes of what somebody typed all the ways in which it may be meant. */
export function searchCriteria(typed: string): SearchCriteria {
  const words = pairs(typed);
  const digits = digitsTyped(typed);
  return {
    prefix: sortName(typed),
    start: ` ${foldAe(typed)}`,
    whole: [...new Set([sortName(typed), companyKey(typed), foldAe(typed)])].filter(Boolean),
    exact: [typed.trim(), emailKey(typed), phoneKey(typed)].filter((text) => text !== null),
    words: words.map(([word]) => `% ${word}%`),
    ways: [
      ...(words.length === 0 ? [] : [words.map(termOf)]),
      ...(digits === null ? [] : [[{ patterns: [`%${digits}%`], typos: [] }]]),
    ],
  };
}

/** The digits where the whole text is a phone number or part of one, without international prefix; else null. */
export function digitsTyped(typed: string): string | null {
  if (!/^\s*\+?[\d\s()/.–-]+$/.test(typed)) return null;
  const digits = typed.replace('(0)', '').replace(/\D/g, '').replace(/^00/, '');
  return digits.length >= digitsLeast ? digits : null;
}

const digitsLeast = 4;

/** Each word in both foldings, which differ in umlauts only and so have the same words. */
function pairs(typed: string): [string, string][] {
  const spelledOut = foldAe(typed).split(' ');
  const base = foldA(typed).split(' ');
  return spelledOut
    .map((word, at): [string, string] => [word, base[at] ?? word])
    .filter(([word]) => word !== '')
    .slice(0, wordsMost);
}

const termOf = (spellings: [string, string]): SearchTerm => ({
  patterns: [...new Set(spellings)].map(patternOf),
  typos: typoKeys(spellings),
});

/** The index finds parts of three letters and more; shorter ones only as the beginning of a word. */
const patternOf = (word: string) => ([...word].length < 3 ? `% ${word}%` : `%${word}%`);
