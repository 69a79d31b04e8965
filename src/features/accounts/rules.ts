export const accountKinds = ['company', 'person'] as const;
export type AccountKind = (typeof accountKinds)[number];
export const salutations = ['Frau', 'Herr', 'Divers', 'Firma', 'Familie', 'Eheleute', 'Praxis'] as const;
export const accountSorts = [
  'name',
  '-name',
  'lastActivityAt',
  '-lastActivityAt',
  'nextFollowUp',
  '-nextFollowUp',
  'createdAt',
  '-createdAt',
  'city',
  '-city',
  'postalCode',
  '-postalCode',
] as const;
export type AccountSort = (typeof accountSorts)[number];
