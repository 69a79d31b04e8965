import { foldAe } from '#features/accounts/normalise.ts';

/** ISO alpha-2 of a country by its German or English name, its code or what people write for it; null for none. */
export function countryCode(typed: string): string | null {
  const key = foldAe(typed);
  return codes.get(key) ?? null;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every name that the runtime knows for a code, in the two languages of Faden. */
function namedCodes(): [string, string][] {
  return ['de', 'en'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        const code = first + second;
        const name = isCountry(code) ? names.of(code) : undefined;
        return name
          ? [
              [foldAe(name), code],
              [code.toLowerCase(), code],
            ]
          : [];
      }),
    );
  });
}

/** Unions, unknown regions and codes that were given up have names, too. */
const isCountry = (code: string) =>
  !/^(EU|EZ|UN|ZZ|QO|XA|XB|X.|AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR|UK)$/.test(code);

const codes = new Map<string, string>([
  ...namedCodes(),
  ...(
    [
      ['d', 'DE'],
      ['brd', 'DE'],
      ['ger', 'DE'],
      ['deu', 'DE'],
      ['a', 'AT'],
      ['aut', 'AT'],
      ['ch', 'CH'],
      ['che', 'CH'],
      ['usa', 'US'],
      ['united states of america', 'US'],
      ['uk', 'GB'],
      ['great britain', 'GB'],
      ['england', 'GB'],
      ['grossbritannien', 'GB'],
      ['holland', 'NL'],
      ['korea', 'KR'],
      ['czech republic', 'CZ'],
      ['tschechische republik', 'CZ'],
    ] as const
  ).map(([name, code]): [string, string] => [name, code]),
]);
