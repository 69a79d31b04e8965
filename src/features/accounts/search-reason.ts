import { phoneSpellings } from './columns.ts';
import { foldA, foldAe } from './normalise.ts';
import { digitsTyped } from './search-criteria.ts';

export interface Findable {
  name: string;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  customerNumber: string | null;
}

/** Why a search found this, in the order of what a person would say. */
export function matchedBy(typed: string, record: Findable): 'name' | 'phone' | 'email' | 'customerNumber' {
  const has = (text: string | null) =>
    text !== null && [foldAe, foldA].some((fold) => fold(typed) !== '' && fold(text).includes(fold(typed)));
  if (has(record.customerNumber)) return 'customerNumber';
  const digits = digitsTyped(typed);
  const phones = [record.phone, record.mobile].flatMap((phone) => phoneSpellings(phone));
  if (digits && phones.some((phone) => phone.includes(digits))) return 'phone';
  if (!has(record.name) && has(record.email)) return 'email';
  return 'name';
}
