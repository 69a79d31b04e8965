import { companyKey, emailKey, foldAe, phoneKey } from './normalise.ts';
import type { AccountKind } from './rules.ts';
import { type SearchCriteria, searchCriteria } from './search-criteria.ts';

/** What somebody is about to enter. */
export interface Entry {
  kind?: AccountKind | undefined;
  name?: string | undefined;
  postalCode?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  customerNumber?: string | undefined;
}

export interface EntryKeys {
  nameKeys: string[];
  /** Finds similar names; null without a name. */
  similar: SearchCriteria | null;
  postalCode: string | null;
  email: string | null;
  phone: string | null;
  customerNumber: string | null;
}

/** How one record resembles the entry, as the database found it. */
export interface Resemblance {
  id: string;
  sameName: boolean;
  /** Every word of the name occurs, as itself or misspelt. */
  similarName: boolean;
  samePostalCode: boolean;
  sameEmail: boolean;
  samePhone: boolean;
  sameNumber: boolean;
}

export type DuplicateReason = 'name' | 'postalCode' | 'email' | 'phone' | 'customerNumber';

/** Also takes a postal code that was typed behind the name: "Sonnenschein A.G., 86150". */
export function keysOf(entry: Entry): EntryKeys {
  const [, name = '', typedCode] =
    /^(.*?)(?:[\s,;]+(?:[A-Z]{1,2}-)?(\d{4,5})(?:\s.*)?)?$/su.exec(entry.name ?? '') ?? [];
  const filled = (text: string | undefined) => text?.trim() || null;
  const nameKeys = entry.kind === 'person' ? [foldAe(name)] : [companyKey(name), foldAe(name)];
  return {
    nameKeys: [...new Set(nameKeys)].filter(Boolean),
    similar: companyKey(name).length < similarFrom ? null : searchCriteria(companyKey(name)),
    postalCode: filled(entry.postalCode) ?? typedCode ?? null,
    email: entry.email ? emailKey(entry.email) : null,
    phone: entry.phone ? phoneKey(entry.phone) : null,
    customerNumber: filled(entry.customerNumber),
  };
}

/** Shorter names are part of too many others. */
const similarFrom = 3;

export function reasonsOf(found: Resemblance): DuplicateReason[] {
  const reasons: [DuplicateReason, boolean][] = [
    ['name', found.sameName || found.similarName],
    ['postalCode', found.samePostalCode],
    ['email', found.sameEmail],
    ['phone', found.samePhone],
    ['customerNumber', found.sameNumber],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** 0 to 1: how likely it is the same. A postal code alone says nothing. */
export function scoreOf(found: Resemblance): number {
  const doubts = [
    found.sameNumber ? 0.02 : 1,
    found.sameName ? 0.3 : found.similarName ? 0.6 : 1,
    found.samePhone ? 0.35 : 1,
    found.sameEmail ? 0.3 : 1,
  ].reduce((product, doubt) => product * doubt);
  if (doubts === 1) return 0;
  return Math.round((1 - doubts * (found.samePostalCode ? 0.5 : 1)) * 100) / 100;
}
