/** CSV files of generated companies and contacts. `from` makes those of another file other ones. */
export interface Extent {
  count: number;
  from?: number;
}

/** One in a hundred stands twice in the file. */
export function companies({ count, from = 0 }: Extent): string {
  const lines = ['Kundennummer;Firma;Straße;PLZ;Ort;Land;Telefon;E-Mail;Webseite'];
  for (let index = 0; index < count; index++) {
    const n = from + (index % 100 === 99 ? index - 50 : index);
    lines.push(
      `K${n};"${companyName(n)}";Industriestraße ${n % 200};${postalCode(n)};${town(n)};Deutschland;` +
        `0221 ${1_000_000 + n};info@${domain(n)};www.${domain(n)}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Four people of each company. */
export function contacts({ count, from = 0 }: Extent): string {
  const lines = ['Firma;Firma PLZ;Firma Ort;Vorname;Nachname;Funktion;Telefon;E-Mail'];
  for (let index = 0; index < count; index++) {
    const [n, of] = [from + index, from + Math.floor(index / 4)];
    lines.push(
      `"${companyName(of)}";${postalCode(of)};${town(of)};${firstNames[n % firstNames.length]};${word(n)};Einkauf;` +
        `0221 ${2_000_000 + n};${word(n).toLowerCase()}${n}@${domain(of)}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

const branches = [
  'Solartechnik',
  'Wärmepumpen',
  'Haustechnik',
  'Elektro',
  'Dachbau',
  'Energieberatung',
  'Kältetechnik',
];
const towns = ['Köln', 'München', 'Nürnberg', 'Lübeck', 'Göttingen', 'Halle', 'Saarbrücken', 'Gießen'];
const firstNames = ['Anna', 'Jörg', 'Bea', 'Çağla', 'Dirk', 'Zoë', 'Egon'];
const syllables = 'ba ke lo mi nu ra se to vi wa xe zu fro gli kre pla'.split(' ');

const companyName = (n: number) => `${word(n)} ${branches[n % branches.length]} GmbH`;
const postalCode = (n: number) => String(10_000 + ((n * 7919) % 89_999));
const town = (n: number) => towns[n % towns.length]!;
const domain = (n: number) => `${word(n).toLowerCase()}${n}.example`;

function word(n: number): string {
  const text = [n & 15, (n >> 4) & 15, (n >> 8) & 15, (n >> 12) & 15, (n * 7) & 15]
    .map((part) => syllables[part]!)
    .join('');
  return text[0]!.toUpperCase() + text.slice(1);
}
