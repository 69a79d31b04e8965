import type { CountryCode } from 'libphonenumber-js/min';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Longest key kept, in UTF-16 units; names have at most 200 code points. */
const keyLimit = 400;
/** More of a text is not read, so that a hostile one costs no more than a long one. */
const inputLimit = 20_000;
/** Of that, what is decomposed, which takes quadratic time for marks that are in no order. */
const decomposedLimit = 2_000;

/**
 * Key to sort names by under COLLATE "C", close to DIN 5007-1: ä = a, ß = ss, case and punctuation do not count, a hyphen is a
 * space.
 */
export const sortName = (name: string): string =>
  key(
    plain(name, umlautsAsBase)
      .replace(/[-‐–—/]/g, ' ')
      .replace(/[^\p{L}\p{N}\p{M} \t\n]/gu, ''),
  );

/** Words of a text for comparison, with ä = ae, ö = oe, ü = ue, ß = ss: `Müller & Söhne` → `mueller soehne`. */
export const foldAe = (text: string): string => key(plain(text, umlautsSpelledOut));

/** As `foldAe` with ä = a, ö = o, ü = u: `Müller & Söhne` → `muller sohne`. */
export const foldA = (text: string): string => key(plain(text, umlautsAsBase));

/** What two spellings of one company share: folded, without its legal form. `Sonnenschein A.G.` → `sonnenschein`. */
export function companyKey(name: string): string {
  const words = foldAe(name).split(' ');
  let length = wordsBeforeLegalForm(words, words.length);
  for (let shorter = wordsBeforeLegalForm(words, length); shorter < length; ) {
    length = shorter;
    shorter = wordsBeforeLegalForm(words, length);
  }
  // `A. B. C. Bau` and `ABC Bau` are the same.
  return words
    .slice(0, length)
    .join(' ')
    .replace(/(?<=(?:^| )[\p{L}\p{N}]) (?=[\p{L}\p{N}](?: |$))/gu, '');
}

/** E.164 of a phone number as typed, `country` (ISO alpha-2) for numbers without prefix; null where it is none. */
export function phoneKey(typed: string, country = 'DE'): string | null {
  const number = parsePhoneNumberFromString(typed.slice(0, phoneLimit), country as CountryCode);
  return number?.isPossible() ? number.number : null;
}

/** The digits of a phone number, for a search by part of it. */
export const phoneDigits = (typed: string): string => typed.slice(0, phoneLimit).replace(/\D/g, '');

/** An e-mail address for comparison; null where the text is none. */
export function emailKey(typed: string): string | null {
  const address = typed.slice(0, inputLimit).trim().toLowerCase();
  return address.length <= emailLimit && /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(address)
    ? address
    : null;
}

const phoneLimit = 100;
/** RFC 5321. */
const emailLimit = 254;

type Spelling = Readonly<Record<string, string>>;
const umlautsSpelledOut: Spelling = { ä: 'ae', ö: 'oe', ü: 'ue' };
const umlautsAsBase: Spelling = { ä: 'a', ö: 'o', ü: 'u' };
/** Letters that are no base letter with a mark to Unicode. */
const otherLetters: Spelling = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Marks on letters of the European scripts; the vowel signs of others are letters to their readers and stay. */
const accents = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;

/** Neither marks to take off nor letters to spell out: most texts are done with that, several times as fast. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: of ASCII, all of it.
export const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** Lower case without accents, compatibility forms (`ﬁ`, full width) written out. */
function plain(text: string, umlauts: Spelling): string {
  const lower = text.slice(0, inputLimit).toLowerCase();
  if (isAscii(lower)) return lower.slice(0, decomposedLimit);
  const spelled = lower
    .replace(/[aou]\u0308/g, (pair) => pair.normalize('NFC'))
    .replace(/[äöü]/g, (letter) => umlauts[letter]!);
  if (isAscii(spelled)) return spelled.slice(0, decomposedLimit);
  return spelled
    .replace(accents, '')
    .slice(0, decomposedLimit)
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => otherLetters[letter]!);
}

/** Letters and digits with single spaces between, at most `keyLimit` long. */
const key = (text: string) =>
  text
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .slice(0, keyLimit)
    // The cut may have gone through a pair or left a space.
    .replace(/[\ud800-\udbff ]$/, '');

const legalForms = new Set(
  (
    'ag aktiengesellschaft eg ek ekfm ekfr ev gbr ggmbh gmbh gesmbh mbh kg kgaa ohg og partg partgmbb mbb se ug vvag ' +
    'haftungsbeschraenkt co uco undco andco cie ' +
    'inc incorporated corp corporation company llc llp lp ltd limited plc ' +
    'sa sas sarl srl spa sl bv nv ab as asa oy oyj aps sro doo spzoo kft'
  ).split(' '),
);

/** Longest form in words: `G. m. b. H.` */
const wordsOfLegalForm = 4;

/** How many of the first `length` words are left when a legal form at their end goes; never none. */
function wordsBeforeLegalForm(words: readonly string[], length: number): number {
  for (let taken = Math.min(wordsOfLegalForm, length - 1); taken > 0; taken--) {
    if (legalForms.has(words.slice(length - taken, length).join(''))) return length - taken;
  }
  return length;
}
