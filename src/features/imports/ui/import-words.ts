import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { getImport, listImports } from '../contract.ts';
import type { Field } from '../fields.ts';
import type { duplicateKeys, Encoding, ImportKind, RowOutcome, separators } from '../rules.ts';

export type ImportRun = ReplyOf<typeof getImport>;
export type ListedImport = ReplyOf<typeof listImports>['items'][number];

export const kindName = (kind: ImportKind): string =>
  ({
    companies: m.imports_kind_companies,
    persons: m.imports_kind_persons,
    contacts: m.imports_kind_contacts,
  })[kind]();

export const separatorName = (separator: (typeof separators)[number]): string =>
  ({
    ',': m.imports_separator_comma,
    ';': m.imports_separator_semicolon,
    '\t': m.imports_separator_tab,
    '|': m.imports_separator_bar,
  })[separator]();

/** As programs call them when they export a file. */
export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (ANSI)',
};

export const headerLanguageName = (language: ImportRun['recognised']['headerLanguage']): string =>
  ({ de: m.imports_language_de, en: m.imports_language_en, unknown: m.imports_language_unknown })[language]();

export const outcomeName = (outcome: RowOutcome): string =>
  ({
    created: m.imports_count_created,
    updated: m.imports_count_updated,
    unchanged: m.imports_count_unchanged,
    skipped: m.imports_count_skipped,
    failed: m.imports_count_failed,
  })[outcome]();

export const duplicateKeyName = (key: (typeof duplicateKeys)[number]): string =>
  ({
    customerNumber: m.imports_field_customer_number,
    email: m.imports_field_email,
    phone: m.imports_field_phone,
    'name+postalCode': m.imports_key_name_and_postal_code,
    name: m.imports_field_name,
  })[key]();

export function stateName({ state, dryRun, counts }: Pick<ImportRun, 'state' | 'dryRun' | 'counts'>): string {
  if (state === 'succeeded' && dryRun) return m.imports_state_checked();
  if (state === 'succeeded' && counts.failed > 0) return m.imports_state_succeeded_partly();
  return {
    uploaded: m.imports_state_uploaded,
    queued: m.imports_state_queued,
    running: dryRun ? m.imports_state_checking : m.imports_state_running,
    succeeded: m.imports_state_succeeded,
    failed: m.imports_state_failed,
    cancelled: m.imports_state_cancelled,
    undoing: m.imports_state_undoing,
    undone: m.imports_state_undone,
  }[state]();
}

const fieldNames: Record<Field, () => string> = {
  name: m.imports_field_name,
  customerNumber: m.imports_field_customer_number,
  street: m.imports_field_street,
  postalCode: m.imports_field_postal_code,
  city: m.imports_field_city,
  country: m.imports_field_country,
  location: m.imports_field_location,
  region: m.imports_field_region,
  phone: m.imports_field_phone,
  mobile: m.imports_field_mobile,
  email: m.imports_field_email,
  website: m.imports_field_website,
  note: m.imports_field_note,
  salutation: m.imports_field_salutation,
  title: m.imports_field_title,
  firstName: m.imports_field_first_name,
  lastName: m.imports_field_last_name,
  suffix: m.imports_field_suffix,
  function: m.imports_field_function,
  birthDate: m.imports_field_birth_date,
  birthYear: m.imports_field_birth_year,
  birthMonth: m.imports_field_birth_month,
  birthDay: m.imports_field_birth_day,
  company: m.imports_field_company,
  companyStreet: m.imports_field_company_street,
  companyPostalCode: m.imports_field_company_postal_code,
  companyCity: m.imports_field_company_city,
  companyCountry: m.imports_field_company_country,
  companyPhone: m.imports_field_company_phone,
};

export const fieldName = (field: Field): string => fieldNames[field]();
