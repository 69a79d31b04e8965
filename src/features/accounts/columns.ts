import {
  companyKey,
  emailKey,
  foldA,
  foldAe,
  isAscii,
  phoneDigits,
  phoneKey,
  sortName,
} from './normalise.ts';
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
  const [named, placed, reached] = [spelled(name), spelled(city), spelled(email)];
  const dialled = phone ? phoneKey(phone, country ?? undefined) : null;
  return {
    sortName: sortName(name),
    nameKey: kind === 'company' ? companyKey(name) : named.ae.join(' '),
    emailKey: email ? emailKey(email) : null,
    phoneKey: dialled,
    searchText: joined([
      ...wordsOf([named, placed, reached]),
      ...wordsOf([spelled(customerNumber), spelled(postalCode)]),
      ...phoneSpellings(phone, dialled),
    ]),
    typoKeys: typoKeys(wordsOf([named, placed])),
  };
}

/** The same of a contact, and its displayed `name`. Contacts are sorted by last name. */
export function contactColumns(contact: ContactForColumns) {
  const { firstName, lastName, country, phone, mobile, email } = contact;
  const name = personName(firstName, lastName);
  const named = spelled(name);
  const dialled = phone ? phoneKey(phone, country ?? undefined) : null;
  const dialledMobile = mobile ? phoneKey(mobile, country ?? undefined) : null;
  return {
    name,
    sortName: sortName(personName(lastName, firstName)),
    nameKey: named.ae.join(' '),
    emailKey: email ? emailKey(email) : null,
    phoneKey: dialled,
    mobileKey: dialledMobile,
    searchText: joined([
      ...wordsOf([named, spelled(contact.function), spelled(email)]),
      ...phoneSpellings(phone, dialled),
      ...phoneSpellings(mobile, dialledMobile),
    ]),
    typoKeys: typoKeys(wordsOf([named])),
  };
}

/** `firstName lastName`, whichever there are. */
export const personName = (first: string | null | undefined, second: string | null | undefined): string =>
  [first, second]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');

/** The digits of a phone with this key: with country code, as dialled within the German-speaking countries, and as typed. */
export function phoneSpellings(
  phone: string | null | undefined,
  key: string | null = phone ? phoneKey(phone) : null,
): string[] {
  if (!phone) return [];
  const international = key ?? '';
  const national = international.replace(/^\+(?:49|43|41)/, '0');
  return [
    ...new Set([international.slice(1), national === international ? '' : national, phoneDigits(phone)]),
  ].filter(Boolean);
}

/** The words of a text in both foldings. */
interface Spelled {
  ae: string[];
  a: string[];
}

const unspelled: Spelled = { ae: [], a: [] };

/** Folding is most of the work of an import: each text once, and once only where the foldings cannot differ. */
function spelled(text: string | null | undefined): Spelled {
  if (!text) return unspelled;
  const ae = split(foldAe(text));
  return { ae, a: isAscii(text) ? ae : split(foldA(text)) };
}

/** Words of all texts in one folding, then those that the other folding spells differently. */
function wordsOf(texts: Spelled[]): string[] {
  const words = texts.flatMap(({ ae }) => ae);
  if (texts.every(({ ae, a }) => ae === a)) return words;
  const known = new Set(words);
  return [...words, ...texts.flatMap(({ a }) => a.filter((word) => !known.has(word)))];
}

const split = (folded: string) => (folded === '' ? [] : folded.split(' '));

/** A space before each word, so that a pattern can ask for the beginning of one. */
const joined = (words: string[]) => words.map((word) => ` ${word}`).join('');
