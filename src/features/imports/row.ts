import type { AccountFields, NewAccount, NewContact } from '#features/accounts/bulk-store.ts';
import { accountColumns, contactColumns, personName } from '#features/accounts/columns.ts';
import type { AccountKind, salutations } from '#features/accounts/rules.ts';
import { regions } from '#features/people/rules.ts';
import { nameLimit, textLimit } from '#lib/contract.ts';
import { unneutralised } from '#lib/csv-cell.ts';
import { countryCode } from './countries.ts';
import type { CsvRecord } from './csv.ts';
import type { Field } from './fields.ts';
import type { HeaderLanguage } from './headers.ts';
import type { ImportKind } from './rules.ts';
import { dayFrom, dayOfParts, nameParts, salutationFrom } from './values.ts';

export type SalutationName = (typeof salutations)[number];

export const rowReasons = [
  'missing-name',
  'too-long',
  'unstorable',
  'too-many-cells',
  'empty',
  'duplicate',
  'duplicate-in-file',
  'number-taken',
  'not-allowed',
  'follow-up-required',
  'refused',
  'unknown-country',
  'unknown-date',
] as const;
export type RowReason = (typeof rowReasons)[number];

export interface RowRemark {
  reason: RowReason;
  /** Header of the column it is about. */
  column: string | null;
}

export type AccountValues = Omit<NewAccount, 'id' | 'teamId'>;
export type ContactValues = Omit<NewContact, 'id' | 'accountId'>;

/** A row of the file as the records it asks for; `account` of a contact is its company. */
export interface ReadRow {
  line: number;
  cells: string[];
  /** Why it fails whatever the database holds. */
  problem?: RowRemark;
  /** What was left out of a row that is imported. */
  remark?: RowRemark;
  account?: AccountValues;
  contact?: ContactValues;
  note: string | null;
  /** Categories by header: the value becomes one below this category. */
  categories: { parent: string; name: string }[];
}

/** How the cells of a file are read. */
export interface RowReader {
  kind: ImportKind;
  headers: string[];
  /** Positions of the columns of each field, in file order. */
  columns: Map<Field, number[]>;
  categories: { index: number; parent: string }[];
  language: HeaderLanguage;
}

const limits: Partial<Record<Field, number>> = {
  title: 100,
  suffix: 100,
  customerNumber: 50,
  postalCode: 20,
  companyPostalCode: 20,
  phone: 50,
  mobile: 50,
  companyPhone: 50,
  email: 254,
  website: 500,
  note: textLimit,
};
export const limitOf = (field: Field) => limits[field] ?? nameLimit;

/** Reads one row. Rules about the value itself are decided here, those about other records by the batch. */
export function readRow(reader: RowReader, { line, cells }: CsvRecord): ReadRow {
  const row: ReadRow = { line, cells, note: null, categories: [] };
  if (cells.every((cell) => cell.trim() === ''))
    return { ...row, problem: { reason: 'empty', column: null } };
  if (cells.slice(reader.headers.length).some((cell) => cell.trim() !== '')) {
    return { ...row, cells: cells.map(storable), problem: { reason: 'too-many-cells', column: null } };
  }
  const unstorable = cells.findIndex((cell) => !isStorable(cell));
  if (unstorable >= 0) {
    const problem = { reason: 'unstorable' as const, column: reader.headers[unstorable] ?? null };
    return { ...row, cells: cells.map(storable), problem };
  }
  const values = valuesOf(reader, cells);
  const long = [...values].find(
    ([field, { text }]) => text.length > limitOf(field) && [...text].length > limitOf(field),
  );
  if (long) return { ...row, problem: { reason: 'too-long', column: reader.headers[long[1].index]! } };
  const text = (field: Field) => values.get(field)?.text ?? null;
  const remarks: RowRemark[] = [];
  const remark = (reason: RowReason, field: Field) => {
    const index = values.get(field)?.index;
    if (index !== undefined) remarks.push({ reason, column: reader.headers[index]! });
  };
  const record = recordsOf(reader, text, remark);
  if (!record) return { ...row, problem: { reason: 'missing-name', column: null } };
  return {
    ...row,
    ...record,
    note: text('note'),
    ...(remarks[0] ? { remark: remarks[0] } : {}),
    categories: categoriesOf(reader, cells),
  };
}

const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();
/** With a mark in place of what neither text nor JSON of the database takes. */
export const storable = (text: string) => text.replaceAll('\u0000', '\ufffd').toWellFormed();

function valuesOf({ columns }: RowReader, cells: string[]): Map<Field, { text: string; index: number }> {
  const values = new Map<Field, { text: string; index: number }>();
  for (const [field, indexes] of columns) {
    for (const index of indexes) {
      const text = unneutralised(cells[index] ?? '').trim();
      if (!text) continue;
      values.set(field, { text, index });
      break;
    }
  }
  return values;
}

const categoriesOf = ({ categories }: RowReader, cells: string[]) =>
  categories.flatMap(({ index, parent }) =>
    unneutralised(cells[index] ?? '')
      .split(';')
      .flatMap((part) => {
        const name = [...part.trim()].slice(0, nameLimit).join('');
        return name === '' ? [] : [{ parent, name }];
      }),
  );

type Text = (field: Field) => string | null;
type Remark = (reason: RowReason, field: Field) => void;

function recordsOf(
  reader: RowReader,
  text: Text,
  remark: Remark,
): Pick<ReadRow, 'account' | 'contact'> | undefined {
  if (reader.kind === 'companies') {
    const name = text('name');
    if (!name) return undefined;
    return {
      account: withColumns({ ...bare, ...placeOf(text, remark), kind: 'company', name, ...reachedBy(text) }),
    };
  }
  const person = personOf(reader, text, remark);
  const company = reader.kind === 'contacts' ? text('company') : null;
  if (company) {
    const account = withColumns({ ...bare, kind: 'company', name: company, ...companyOf(text, remark) });
    if (!person) return { account };
    const { street, postalCode, city, country } = placeOf(text, remark);
    const { name: _, ...named } = person;
    const contact = {
      ...named,
      street,
      postalCode,
      city,
      country,
      suffix: text('suffix'),
      function: text('function'),
      phone: text('phone'),
      mobile: text('mobile'),
      email: text('email'),
    };
    return { account, contact: { ...contact, ...contactColumns(contact) } };
  }
  if (!person) return undefined;
  const place =
    reader.kind === 'contacts'
      ? withPrivatePlace(placeOf(text, remark), companyOf(text, remark))
      : placeOf(text, remark);
  const phone = text('phone') ?? text('mobile') ?? text('companyPhone');
  return {
    account: withColumns({ ...bare, ...person, ...place, kind: 'person', ...reachedBy(text), phone }),
  };
}

const withColumns = (account: AccountFields & { kind: AccountKind }): AccountValues => ({
  ...account,
  ...accountColumns(account),
});

const bare = {
  salutation: null,
  title: null,
  firstName: null,
  lastName: null,
  customerNumber: null,
  region: null,
  phone: null,
  email: null,
  website: null,
  birthDate: null,
};

const reachedBy = (text: Text) => ({
  customerNumber: text('customerNumber'),
  phone: text('phone'),
  email: text('email'),
  website: text('website'),
});

function placeOf(text: Text, remark: Remark) {
  const located = text('location');
  const locatedCountry = located === null ? null : countryCode(located);
  const country = text('country');
  const code = country === null ? null : countryCode(country);
  if (country !== null && code === null) remark('unknown-country', 'country');
  return {
    street: text('street'),
    postalCode: text('postalCode'),
    city: text('city') ?? (locatedCountry ? null : located),
    country: code ?? locatedCountry,
    region: regionCode(text('region')),
  };
}

function companyOf(text: Text, remark: Remark) {
  const country = text('companyCountry');
  const code = country === null ? null : countryCode(country);
  if (country !== null && code === null) remark('unknown-country', 'companyCountry');
  return {
    street: text('companyStreet'),
    postalCode: text('companyPostalCode'),
    city: text('companyCity'),
    country: code,
    phone: text('companyPhone'),
    website: text('website'),
    customerNumber: text('customerNumber'),
  };
}

type Place = ReturnType<typeof placeOf>;

/** A private person of an address book lives where its private address is; without one, the business address serves. */
const withPrivatePlace = (own: Place, business: Omit<Place, 'region'>): Place =>
  own.street || own.city || own.postalCode
    ? own
    : {
        street: business.street,
        postalCode: business.postalCode,
        city: business.city,
        country: own.country ?? business.country,
        region: own.region,
      };

const regionCode = (typed: string | null) =>
  regions.find((region) => region === typed?.toUpperCase()) ?? null;

function personOf({ language }: RowReader, text: Text, remark: Remark) {
  const whole = text('name');
  const split = whole !== null && !text('lastName') && !text('firstName') ? nameParts(whole) : undefined;
  const email = text('email');
  const firstName = split?.firstName ?? text('firstName');
  const lastName = split?.lastName ?? text('lastName') ?? (firstName === null ? email : null);
  if (firstName === null && lastName === null) return undefined;
  const title = text('title');
  const salutation = salutationFrom(text('salutation') ?? '') ?? salutationFrom(title ?? '');
  const given = text('birthDate');
  const birthDate =
    given === null
      ? dayOfParts(text('birthYear') ?? '', text('birthMonth') ?? '', text('birthDay') ?? '')
      : dayFrom(given, language);
  if (given !== null && birthDate === null) remark('unknown-date', 'birthDate');
  return {
    name: [...personName(firstName, lastName)].slice(0, nameLimit).join(''),
    salutation,
    title: title !== null && salutationFrom(title) ? null : title,
    firstName,
    lastName,
    birthDate,
  };
}
