import type { Account, AccountValues } from './account-values.ts';

const adoptable = ['phone', 'email', 'website', 'street', 'postalCode', 'city', 'customerNumber'] as const;
export type AdoptableField = (typeof adoptable)[number];

/** Fields typed into the form that the record that is there lacks or has otherwise. Its name stays its own. */
export const adoptableFields = (
  account: Pick<Account, AdoptableField>,
  values: Pick<AccountValues, AdoptableField>,
): AdoptableField[] =>
  adoptable.filter((field) => values[field].trim() !== '' && values[field].trim() !== (account[field] ?? ''));
