import { foldAe } from '#features/accounts/normalise.ts';
import { type Field, isFieldOf } from './fields.ts';
import type { ImportKind } from './rules.ts';

export type HeaderLanguage = 'de' | 'en' | 'unknown';

export interface Mapping {
  columns: Record<string, string | null>;
  categories?: Record<string, string> | undefined;
}

/** A guess at the field of each column, by its header and, where that says nothing, by its values. */
export function proposeMapping(kind: ImportKind, headers: string[], sample: string[][]): Mapping {
  const columns: Record<string, string | null> = {};
  const categories: Record<string, string> = {};
  for (const header of headers) {
    columns[header] = fieldByHeader(kind, header);
    const parent = categoryWords.get(headerKey(header));
    if (columns[header] === null && parent) categories[header] = parent;
  }
  const taken = new Set(Object.values(columns));
  headers.forEach((header, index) => {
    if (columns[header] !== null || categories[header] || isKnownWithoutField(header)) return;
    const field = fieldByContent(
      kind,
      sample.map((row) => row[index] ?? ''),
    );
    if (!field || taken.has(field)) return;
    columns[header] = field;
    taken.add(field);
  });
  return Object.keys(categories).length > 0 ? { columns, categories } : { columns };
}

/** The language of most known headers. */
export function languageOfHeaders(headers: string[]): HeaderLanguage {
  const keys = headers.map(headerKey);
  const german = keys.filter((key) => germanWords.has(key)).length;
  const english = keys.filter((key) => englishWords.has(key)).length;
  if (german === 0 && english === 0) return 'unknown';
  return german > english ? 'de' : 'en';
}

/** A header that some address book or CRM uses, whether Faden has a field for it or not. */
export const isKnownHeader = (header: string): boolean => {
  const key = headerKey(header);
  return (
    germanWords.has(key) || englishWords.has(key) || categoryWords.has(key) || isKnownWithoutField(header)
  );
};

/** Folded, without spaces and signs: `E-Mail 2: Adresse` → `email2adresse`. */
export const headerKey = (header: string) => foldAe(header).replaceAll(' ', '');

function fieldByHeader(kind: ImportKind, header: string): Field | null {
  const meaning = germanWords.get(headerKey(header)) ?? englishWords.get(headerKey(header));
  if (!meaning) return null;
  return asFieldOf[kind](meaning).find((field) => isFieldOf(kind, field)) ?? null;
}

/** Meanings of headers; more than there are fields, as one header means another field for each kind. */
type Meaning =
  | Field
  | 'companyName'
  | 'privateStreet'
  | 'privatePostalCode'
  | 'privateCity'
  | 'privateCountry'
  | 'privatePhone'
  | 'displayName';

const asFieldOf: Record<ImportKind, (meaning: Meaning) => Field[]> = {
  companies: (meaning) =>
    (
      ({
        companyName: ['name'],
        displayName: [],
        companyStreet: ['street'],
        companyPostalCode: ['postalCode'],
        companyCity: ['city'],
        companyCountry: ['country'],
        companyPhone: ['phone'],
        lastName: [],
      }) as Partial<Record<Meaning, Field[]>>
    )[meaning] ?? (meaning.startsWith('private') ? [] : [meaning as Field]),
  persons: (meaning) =>
    (
      ({
        companyName: [],
        displayName: ['name'],
        privateStreet: ['street'],
        privatePostalCode: ['postalCode'],
        privateCity: ['city'],
        privateCountry: ['country'],
        privatePhone: ['phone'],
        companyStreet: ['street'],
        companyPostalCode: ['postalCode'],
        companyCity: ['city'],
        companyCountry: ['country'],
        companyPhone: ['phone'],
        mobile: ['phone'],
      }) as Partial<Record<Meaning, Field[]>>
    )[meaning] ?? [meaning as Field],
  contacts: (meaning) =>
    (
      ({
        companyName: ['company'],
        displayName: ['name'],
        privateStreet: ['street'],
        privatePostalCode: ['postalCode'],
        privateCity: ['city'],
        privateCountry: ['country'],
        privatePhone: ['phone'],
        location: ['city'],
      }) as Partial<Record<Meaning, Field[]>>
    )[meaning] ?? [meaning as Field],
};

const words = (list: Partial<Record<Meaning, string>>): Map<string, Meaning> =>
  new Map(
    Object.entries(list).flatMap(([meaning, headers]) =>
      headers.split('|').map((header) => [headerKey(header), meaning as Meaning] as const),
    ),
  );

const germanWords = words({
  companyName:
    'Firma|Firmenname|Firmenbezeichnung|Unternehmen|Organisation|Organisation 1 - Name|Kunde|Betrieb|Gesellschaft|Name 1|Firma 1',
  displayName: 'Anzeigename|Name|Vollständiger Name|Ansprechpartner|Kontakt|Kontaktperson|Vor- und Nachname',
  salutation: 'Anrede',
  title: 'Titel|Akademischer Titel|Namenstitel',
  firstName: 'Vorname|Vornamen|Rufname',
  lastName: 'Nachname|Familienname|Zuname',
  suffix: 'Namenszusatz',
  function: 'Position|Funktion|Berufsbezeichnung|Stellung|Tätigkeit|Beruf',
  customerNumber: 'Kundennummer|Kunden-Nr.|Kundennr|Kd-Nr|KdNr|Debitor|Debitorennummer|Kundenkennung',
  street:
    'Straße|Strasse|Str.|Straße und Hausnummer|Straße/Hausnr.|Adresse|Anschrift|Straße Nr.|Weitere Straße',
  postalCode: 'PLZ|Postleitzahl|Weitere Postleitzahl',
  city: 'Ort|Stadt|Wohnort|Gemeinde|Weiterer Ort',
  country: 'Land|Staat|Länderkennzeichen|Weitere Region',
  location: 'Standort|Sitz|Firmensitz',
  region: 'Bundesland',
  phone: 'Telefon|Tel.|Telefonnummer|Tel.-Nr.|Rufnummer|Festnetz|Haupttelefon|Weiteres Telefon|Telefon 1',
  companyPhone: 'Telefon Zentrale|Zentrale|Telefon Firma',
  privatePhone: 'Telefon privat|Telefon privat 2|Tel. privat',
  mobile: 'Mobiltelefon|Mobil|Handy|Mobilnummer|Mobil-Tel.-Nr.|Handynummer|Autotelefon',
  email:
    'E-Mail|Email|E-Mail-Adresse|Mail|Mailadresse|E-Mail 2: Adresse|E-Mail 3: Adresse|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|E-Mail geschäftlich|E-Mail privat',
  website: 'Webseite|Website|Internet|Homepage|Webseite 1|Webseite 2|Internetseite|Web',
  birthDate: 'Geburtstag|Geburtsdatum|Geb.|Geboren',
  birthYear: 'Geburtsjahr',
  birthMonth: 'Geburtsmonat',
  note: 'Notiz|Notizen|Bemerkung|Bemerkungen|Kommentar|Anmerkung|Info|Beschreibung',
  companyStreet: 'Straße geschäftlich|Dienstlich: Adresse|Straße Firma|Firmenstraße',
  companyPostalCode: 'Postleitzahl geschäftlich|Dienstlich: PLZ|PLZ Firma',
  companyCity: 'Ort geschäftlich|Ort Firma|Dienstlich: Ort',
  companyCountry: 'Region geschäftlich|Dienstlich: Land|Land Firma|Land geschäftlich',
  privateStreet: 'Straße privat|Privat: Adresse',
  privatePostalCode: 'Postleitzahl privat|Privat: PLZ',
  privateCity: 'Ort privat|Privat: Ort',
  privateCountry: 'Region privat|Privat: Land|Land privat',
});

const englishWords = words({
  companyName:
    'account|account name|company|company name|organization|organisation|organization name|organization 1 - name|business name|customer|customer name|client|work company|firm',
  displayName: 'name|display name|full name|contact|contact name|contact person|file as',
  salutation: 'salutation|form of address',
  title: 'title|name prefix|prefix|honorific',
  firstName: 'first name|given name|forename|firstname',
  lastName: 'last name|family name|surname|lastname',
  suffix: 'suffix|name suffix',
  function: 'job title|position|role|occupation|organization 1 - title|organization title|work title',
  customerNumber: 'customer number|customer no|customer id|account number|account no|client number',
  street:
    'street|address|street address|address line 1|address 1|other street|address 1 - street|address 2 - street|billing street',
  postalCode:
    'postal code|postcode|zip|zip code|zipcode|other postal code|address 1 - postal code|address 2 - postal code|billing postal code',
  city: 'city|town|place|locality|other city|address 1 - city|address 2 - city|billing city',
  country:
    'country|nation|other country|other country/region|country/region|address 1 - country|address 2 - country|billing country',
  location: 'office location|location|headquarters|office',
  phone:
    'phone|phone number|telephone|primary phone|main phone|other phone|business phone|business phone 2|work phone|phone 1 - value|phone 2 - value|phone 3 - value|phone 4 - value|phone 5 - value|phone 6 - value|phone 7 - value|tel',
  companyPhone: 'company main phone|company phone',
  privatePhone: 'home phone|home phone 2',
  mobile: 'mobile|mobile phone|mobile number|cell|cell phone|home mobile|work mobile|car phone',
  email:
    'e-mail|email|email address|e-mail address|e-mail 2 address|e-mail 3 address|primary email|secondary email|email home|email work|email other|work email|home email|e-mail 1 - value|e-mail 2 - value|e-mail 3 - value|e-mail 4 - value|mail',
  website:
    'website|web site|web page|web page 1|web page 2|url|homepage|website home page|website work|website other|website blog|website profile|website 1 - value|website 2 - value|business home page',
  birthDate: 'birthday|birth date|date of birth|dob',
  birthYear: 'birth year',
  birthMonth: 'birth month',
  birthDay: 'birth day',
  note: 'note|notes|comment|comments|remarks|description|info',
  companyStreet: 'business street|work street|work address|work address 2|company street',
  companyPostalCode: 'business postal code|work zip|work zipcode|company postal code',
  companyCity: 'business city|work city|company city',
  companyCountry: 'business country|business country/region|work country|company country',
  privateStreet: 'home street|home address|home address 2',
  privatePostalCode: 'home zip|home zipcode|home postal code',
  privateCity: 'home city',
  privateCountry: 'home country|home country/region',
});

/** Headers whose values become categories, with the category they come below. */
const categoryWords = new Map(
  [
    ...['sector', 'industry', 'branche', 'Branchen', 'Wirtschaftszweig', 'line of business'].map((header) => [
      header,
      'Branche',
    ]),
    ...['categories', 'category', 'Kategorie', 'Kategorien'].map((header) => [header, 'Kategorien']),
  ].map(([header, parent]) => [headerKey(header!), parent!] as const),
);

/** What address books export and Faden has no field for; their values say nothing that should be guessed at. */
const isKnownWithoutField = (header: string) => withoutField.test(foldAe(header));
const withoutField =
  /fax|pager|yomi|assist|nickname|spitzname|maiden|spouse|anniversary|jahrestag|manager|gender|geschlecht|\btype\b|\bstate\b|im (aim|icq|jabber|msn|skype|yahoo)|screen name|department|abteilung|middle name|additional name|weitere vornamen|custom \d|year established|revenue|umsatz|employees|mitarbeiter|subsidiary|photo|initials|directory|mileage|hobby|sensitivity|priority|group membership|relation|po box|extended address|formatted|\bregion\b|billing information|subject|short name/;

function fieldByContent(kind: ImportKind, values: string[]): Field | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length === 0) return null;
  const looksLike = (pattern: RegExp) =>
    filled.filter((value) => pattern.test(value)).length >= 0.8 * filled.length;
  const found: Field | null = looksLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
    ? 'email'
    : looksLike(/^(https?:\/\/|www\.)\S+$/i)
      ? 'website'
      : looksLike(/^(D-)?\d{5}$/)
        ? 'postalCode'
        : looksLike(/^(\+|00?[1-9])[\d\s()/.-]{5,}$/)
          ? 'phone'
          : looksLike(/\b(GmbH|AG|KG|OHG|e\.? ?K\.?|UG|Ltd|Inc|LLC)\b/)
            ? kind === 'contacts'
              ? 'company'
              : 'name'
            : looksLike(/^(Herrn?|Frau)$/i)
              ? 'salutation'
              : null;
  return found && isFieldOf(kind, found) ? found : null;
}
