import { personName } from './columns.ts';
import { emailKey, foldAe, phoneKey } from './normalise.ts';
import { type SearchCriteria, searchCriteria } from './search-criteria.ts';

/** The contact somebody is about to enter. */
export interface ContactEntry {
  accountId?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  mobile?: string | undefined;
}

export interface ContactEntryKeys {
  accountId: string | null;
  nameKey: string | null;
  /** Finds similar names; null without both names, as half a name resembles too many. */
  similar: SearchCriteria | null;
  email: string | null;
  phones: string[];
}

/** How one contact resembles the entry, as the database found it. */
export interface ContactResemblance {
  id: string;
  sameAccount: boolean;
  sameName: boolean;
  similarName: boolean;
  sameEmail: boolean;
  samePhone: boolean;
  /** By a number that is a mobile on one side at least, and so belongs to a person. */
  sameMobile: boolean;
}

type Reason = 'name' | 'email' | 'phone' | 'account';

export function contactKeysOf(entry: ContactEntry): ContactEntryKeys {
  const { firstName, lastName, email, phone, mobile } = entry;
  const name = personName(firstName, lastName);
  const isWhole = Boolean(firstName?.trim() && lastName?.trim());
  return {
    accountId: entry.accountId ?? null,
    nameKey: foldAe(name) || null,
    similar: isWhole ? searchCriteria(name) : null,
    email: email ? emailKey(email) : null,
    phones: [phone, mobile].flatMap((number) => (number && phoneKey(number)) || []),
  };
}

export function contactReasonsOf(found: ContactResemblance): Reason[] {
  const reasons: [Reason, boolean][] = [
    ['name', found.sameName || found.similarName],
    ['email', found.sameEmail],
    ['phone', found.samePhone || found.sameMobile],
    ['account', found.sameAccount],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

/**
 * 0 to 1: how likely it is the same. Colleagues share the number of their company, and namesakes work elsewhere: either
 * alone says nothing.
 */
export function contactScoreOf(found: ContactResemblance): number {
  const isNamed = found.sameName || (found.similarName && found.sameAccount);
  const doubts = [
    found.sameMobile ? 0.2 : 1,
    found.sameEmail ? 0.2 : 1,
    found.samePhone && (isNamed || !found.sameAccount) ? 0.4 : 1,
    found.sameName ? 0.6 : isNamed ? 0.8 : 1,
  ].reduce((product, doubt) => product * doubt);
  if (doubts === 1) return 0;
  return Math.round((1 - doubts * (found.sameAccount ? 0.4 : 1)) * 100) / 100;
}
