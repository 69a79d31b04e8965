const ofAccount = ['phone', 'email', 'website', 'street', 'postalCode', 'city', 'customerNumber'] as const;
const ofContact = [
  'title',
  'suffix',
  'function',
  'phone',
  'mobile',
  'email',
  'street',
  'postalCode',
  'city',
] as const;

/** Fields typed into the form that what is there lacks or has otherwise. Its name stays its own. */
const differingAmong =
  <F extends string>(fields: readonly F[]) =>
  (record: Record<F, string | null>, values: Record<F, string>): F[] =>
    fields.filter((field) => values[field].trim() !== '' && values[field].trim() !== (record[field] ?? ''));

export const differingOfAccount = differingAmong(ofAccount);
export const differingOfContact = differingAmong(ofContact);
