import { regions } from '#features/people/rules.ts';
import { intlLocale } from '#web/dates.ts';

/** Neighbours first offered; any other country a record has already is offered with them. */
const countries = ['DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'DK', 'PL', 'CZ', 'FR', 'IT', 'ES', 'GB', 'US'];

/** Countries by their names in the current language. */
export function countryOptions(current: string) {
  const names = new Intl.DisplayNames([intlLocale()], { type: 'region' });
  const codes = current && !countries.includes(current) ? [...countries, current] : countries;
  return codes.map((code) => ({ value: code, label: names.of(code) ?? code }));
}

/** The German states; their names are names in every language. */
export const regionOptions = () =>
  regions
    .map((code) => ({ value: code as string, label: stateNames[code] }))
    .sort((a, b) => a.label.localeCompare(b.label, 'de'));

const stateNames: Record<(typeof regions)[number], string> = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
};
