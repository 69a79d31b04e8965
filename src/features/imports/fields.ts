import type { ImportKind } from './rules.ts';

/** What a column may be mapped to, by kind. Several columns of one field: the first that is filled counts. */
export const fieldsOf = {
  companies: [
    'name',
    'customerNumber',
    'street',
    'postalCode',
    'city',
    'country',
    'location',
    'region',
    'phone',
    'email',
    'website',
    'note',
  ],
  persons: [
    'salutation',
    'title',
    'firstName',
    'lastName',
    'name',
    'customerNumber',
    'street',
    'postalCode',
    'city',
    'country',
    'location',
    'region',
    'phone',
    'email',
    'website',
    'birthDate',
    'birthYear',
    'birthMonth',
    'birthDay',
    'note',
  ],
  contacts: [
    'salutation',
    'title',
    'firstName',
    'lastName',
    'name',
    'suffix',
    'function',
    'phone',
    'mobile',
    'email',
    'street',
    'postalCode',
    'city',
    'country',
    'birthDate',
    'birthYear',
    'birthMonth',
    'birthDay',
    'company',
    'customerNumber',
    'companyStreet',
    'companyPostalCode',
    'companyCity',
    'companyCountry',
    'companyPhone',
    'website',
    'note',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

export type Field = (typeof fieldsOf)[ImportKind][number];

export const isFieldOf = (kind: ImportKind, field: string): field is Field =>
  (fieldsOf[kind] as readonly string[]).includes(field);

/** One of these must be mapped, or no row could become a record. */
export const namingFieldsOf: Record<ImportKind, readonly Field[]> = {
  companies: ['name'],
  persons: ['name', 'lastName', 'firstName', 'email'],
  contacts: ['name', 'lastName', 'firstName', 'email', 'company'],
};
