import type { Region } from '#features/people/rules.ts';

export type TeamName = 'Süd' | 'Nord';

export interface Place {
  postalCode: string;
  city: string;
  region: Region;
  team: TeamName;
}

const inRegion =
  (team: TeamName, region: Region) =>
  (address: string): Place => {
    const [postalCode, ...city] = address.split(' ');
    return { postalCode: postalCode!, city: city.join(' '), region, team };
  };

/** Places as they are, with a postcode of their centre. */
export const places: readonly Place[] = [
  ...[
    '86150 Augsburg',
    '80331 München',
    '90402 Nürnberg',
    '93047 Regensburg',
    '94032 Passau',
    '87435 Kempten (Allgäu)',
    '83022 Rosenheim',
    '85049 Ingolstadt',
    '97070 Würzburg',
    '95444 Bayreuth',
    '96047 Bamberg',
    '84028 Landshut',
    '86899 Landsberg am Lech',
    '87600 Kaufbeuren',
    '92224 Amberg',
  ].map(inRegion('Süd', 'DE-BY')),
  ...[
    '89073 Ulm',
    '70173 Stuttgart',
    '79098 Freiburg im Breisgau',
    '76133 Karlsruhe',
    '68159 Mannheim',
    '69117 Heidelberg',
    '72070 Tübingen',
    '74072 Heilbronn',
    '78462 Konstanz',
    '88045 Friedrichshafen',
    '88212 Ravensburg',
    '73728 Esslingen am Neckar',
    '73430 Aalen',
    '77652 Offenburg',
  ].map(inRegion('Süd', 'DE-BW')),
  ...['60311 Frankfurt am Main', '64283 Darmstadt'].map(inRegion('Süd', 'DE-HE')),
  ...['55116 Mainz', '67655 Kaiserslautern'].map(inRegion('Süd', 'DE-RP')),
  ...['24103 Kiel', '23552 Lübeck', '24937 Flensburg', '25746 Heide', '25813 Husum'].map(
    inRegion('Nord', 'DE-SH'),
  ),
  ...['20095 Hamburg'].map(inRegion('Nord', 'DE-HH')),
  ...['28195 Bremen', '27568 Bremerhaven'].map(inRegion('Nord', 'DE-HB')),
  ...[
    '26122 Oldenburg',
    '30159 Hannover',
    '38100 Braunschweig',
    '37073 Göttingen',
    '49074 Osnabrück',
    '31134 Hildesheim',
    '21335 Lüneburg',
    '26721 Emden',
  ].map(inRegion('Nord', 'DE-NI')),
  ...['18055 Rostock', '19053 Schwerin', '17489 Greifswald'].map(inRegion('Nord', 'DE-MV')),
  ...['10115 Berlin'].map(inRegion('Nord', 'DE-BE')),
  ...['14467 Potsdam', '03046 Cottbus'].map(inRegion('Nord', 'DE-BB')),
  ...['39104 Magdeburg', '06108 Halle (Saale)'].map(inRegion('Nord', 'DE-ST')),
  ...['04109 Leipzig', '01067 Dresden'].map(inRegion('Nord', 'DE-SN')),
  ...['50667 Köln', '40213 Düsseldorf', '44135 Dortmund', '48143 Münster', '33602 Bielefeld'].map(
    inRegion('Nord', 'DE-NW'),
  ),
];

export const streets: readonly string[] = [
  'Bahnhofstraße',
  'Gewerbestraße',
  'Industriestraße',
  'Hauptstraße',
  'Lindenweg',
  'Am Mühlbach',
  'Schillerstraße',
  'Gartenstraße',
  'Daimlerstraße',
  'Kirchplatz',
  'Dieselstraße',
  'Am Sportplatz',
  'Ringstraße',
  'Birkenallee',
  'Marktplatz',
  'Robert-Bosch-Straße',
  'Röntgenstraße',
  'Weidenweg',
];
