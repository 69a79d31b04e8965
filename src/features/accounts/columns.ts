import { companyKey, emailKey, foldA, foldAe, phoneDigits, phoneKey, sortName } from './normalise.ts';
import type { AccountKind } from './rules.ts';
import { typoKeys } from './typos.ts';

/** What the stored columns for order, equality and search are computed from. */
export interface AccountForColumns {
  kind: AccountKind;
  name: string;
  customerNumber?: string | null | undefined;
  city?: string | null | undefined;
  postalCode?: string | null | undefined;
  country?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
}

export interface ContactForColumns {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  country?: string | null | undefined;
  phone?: string | null | undefined;
  mobile?: string | null | undefined;
  email?: string | null | undefined;
  function?: string | null | undefined;
}

/** `sort_name` and its like of an account; written with every insert and change, in bulk by imports. */
export function accountColumns(account: AccountForColumns) {
  const { kind, name, customerNumber, city, postalCode, country, phone, email } = account;
  const words = wordsOf([name, city, email]);
  return {
    sortName: sortName(name),
    nameKey: kind === 'company' ? companyKey(name) : foldAe(name),
    emailKey: email ? emailKey(email) : null,
    phoneKey: phone ? phoneKey(phone, country ?? undefined) : null,
    searchText: joined([
      ...words,
      ...wordsOf([customerNumber, postalCode]),
      ...phoneSpellings(phone, country),
    ]),
    typoKeys: typoKeys(wordsOf([name, city])),
  };
}

/** The same of a contact, and its displayed `name`. Contacts are sorted by last name. */
export function contactColumns(contact: ContactForColumns) {
  const { firstName, lastName, country, phone, mobile, email } = contact;
  const name = personName(firstName, lastName);
  return {
    name,
    sortName: sortName(personName(lastName, firstName)),
    nameKey: foldAe(name),
    emailKey: email ? emailKey(email) : null,
    phoneKey: phone ? phoneKey(phone, country ?? undefined) : null,
    mobileKey: mobile ? phoneKey(mobile, country ?? undefined) : null,
    searchText: joined([
      ...wordsOf([name, contact.function, email]),
      ...phoneSpellings(phone, country),
      ...phoneSpellings(mobile, country),
    ]),
    typoKeys: typoKeys(wordsOf([name])),
  };
}

/** `firstName lastName`, whichever there are. */
export const personName = (first: string | null | undefined, second: string | null | undefined): string =>
  [first, second]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');

/** The digits of a phone: with country code, as dialled within the German-speaking countries, and as typed. */
export function phoneSpellings(phone: string | null | undefined, country?: string | null): string[] {
  if (!phone) return [];
  const key = phoneKey(phone, country ?? undefined) ?? '';
  const national = key.replace(/^\+(?:49|43|41)/, '0');
  return [...new Set([key.slice(1), national === key ? '' : national, phoneDigits(phone)])].filter(Boolean);
}

/** Words of all texts in one folding, then those that the other folding spells differently. */
function wordsOf(texts: (string | null | undefined)[]): string[] {
  const given = texts.filter((text) => text !== null && text !== undefined && text !== '') as string[];
  const words = given.flatMap((text) => split(foldAe(text)));
  const known = new Set(words);
  return [...words, ...given.flatMap((text) => split(foldA(text))).filter((word) => !known.has(word))];
}

const split = (folded: string) => (folded === '' ? [] : folded.split(' '));

/** A space before each word, so that a pattern can ask for the beginning of one. */
const joined = (words: string[]) => words.map((word) => ` ${word}`).join('');
