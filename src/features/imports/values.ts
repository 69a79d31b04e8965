import type { SalutationName } from './row.ts';

const salutationOf: Record<string, SalutationName> = {
  herr: 'Herr',
  herrn: 'Herr',
  hr: 'Herr',
  mr: 'Herr',
  mister: 'Herr',
  frau: 'Frau',
  fr: 'Frau',
  mrs: 'Frau',
  ms: 'Frau',
  miss: 'Frau',
  madam: 'Frau',
  divers: 'Divers',
  mx: 'Divers',
  firma: 'Firma',
  company: 'Firma',
  familie: 'Familie',
  family: 'Familie',
  eheleute: 'Eheleute',
  praxis: 'Praxis',
};

/** `Mr.`, `Herrn` … as the form of address that Faden knows; null for anything else. */
export const salutationFrom = (typed: string): SalutationName | null =>
  salutationOf[typed.trim().toLowerCase().replace(/\.$/, '')] ?? null;

/**
 * A day as `1975-12-12`, `12.12.1975` or `20/01/1991`; with a slash, the language of the headers says which number
 * is the month unless only one can be. Null where it is no day.
 */
export function dayFrom(typed: string, language: 'de' | 'en' | 'unknown'): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return dayOf(dotted[3]!, dotted[2]!, dotted[1]!);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return null;
  const [, first, second, year] = slashed;
  const monthFirst = Number(second) > 12 || (language === 'en' && Number(first) <= 12);
  return monthFirst ? dayOf(year!, first!, second!) : dayOf(year!, second!, first!);
}

/** A day of three columns; null where one is missing or it is none. */
export const dayOfParts = (year: string, month: string, day: string): string | null =>
  /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day) ? dayOf(year, month, day) : null;

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && /^[12]/.test(text)
    ? text
    : null;
}

/** First and last name of a name in one column: the last word is the last name, `Sommer, Sabine` the other way round. */
export function nameParts(name: string): { firstName: string | null; lastName: string } {
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned) return { firstName: turned[2]!.trim(), lastName: turned[1]!.trim() };
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' ') || null, lastName: words.at(-1)! };
}
