import type {
  AccountFields,
  ContactFields,
  KnownAccount,
  KnownContact,
} from '#features/accounts/bulk-store.ts';
import { accountColumns, contactColumns, personName } from '#features/accounts/columns.ts';

/** Fields that change, as they were and as they become, and the whole record with the columns made from it. */
export interface Change<Fields> {
  id: string;
  before: Partial<Fields>;
  after: Partial<Fields>;
  merged: Fields & Record<string, unknown>;
}

export const accountFields = [
  'name',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'customerNumber',
  'street',
  'postalCode',
  'city',
  'country',
  'region',
  'phone',
  'email',
  'website',
  'birthDate',
] as const satisfies (keyof AccountFields)[];
export const contactFields = [
  'salutation',
  'title',
  'suffix',
  'firstName',
  'lastName',
  'function',
  'phone',
  'mobile',
  'email',
  'street',
  'postalCode',
  'city',
  'country',
  'birthDate',
] as const satisfies (keyof ContactFields)[];

/** Takes over what a row says and is not empty; null where nothing changes. A person's name follows its parts. */
export function accountChange(known: KnownAccount, wanted: Partial<AccountFields>): AccountChange | null {
  const values = known.kind === 'person' ? withoutStandIn(wanted) : wanted;
  const change = changeOf(
    known,
    values,
    accountFields.filter((field) => known.kind === 'company' || field !== 'name'),
  );
  return change && accountMerged(known, change);
}

export function contactChange(known: KnownContact, wanted: Partial<ContactFields>): ContactChange | null {
  const change = changeOf(known, withoutStandIn(wanted), contactFields);
  return change && contactMerged(known, change);
}

/** Puts fields back that are still as the import left them; null where none is. */
export function accountRestored(
  known: KnownAccount,
  { before, after }: FieldsChange<AccountFields>,
): AccountChange | null {
  const change = restoration(known, before, after);
  return change && accountMerged(known, change);
}

export function contactRestored(
  known: KnownContact,
  { before, after }: FieldsChange<ContactFields>,
): ContactChange | null {
  const change = restoration(known, before, after);
  return change && contactMerged(known, change);
}

type AccountChange = Change<AccountFields> & { merged: AccountFields & ReturnType<typeof accountColumns> };
type ContactChange = Change<ContactFields> & { merged: ContactFields & ReturnType<typeof contactColumns> };

interface FieldsChange<Fields> {
  before: Partial<Fields>;
  after: Partial<Fields>;
}

function changeOf<Fields extends object>(
  known: Fields,
  wanted: Partial<Fields>,
  fields: readonly (keyof Fields)[],
) {
  const changed = fields.filter((field) => wanted[field] && wanted[field] !== known[field]);
  return changed.length === 0 ? null : { before: picked(known, changed), after: picked(wanted, changed) };
}

function restoration<Fields extends object>(known: Fields, before: Partial<Fields>, after: Partial<Fields>) {
  const untouched = (Object.keys(after) as (keyof Fields)[]).filter((field) => known[field] === after[field]);
  return untouched.length === 0
    ? null
    : { before: picked(known, untouched), after: picked(before, untouched) };
}

const picked = <Fields extends object>(from: Partial<Fields>, fields: (keyof Fields)[]): Partial<Fields> =>
  Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) as Partial<Fields>;

function accountMerged(known: KnownAccount, change: FieldsChange<AccountFields>): AccountChange {
  const fields = { ...picked(known, [...accountFields]), ...change.after } as AccountFields;
  const name =
    known.kind === 'person' ? personName(fields.firstName, fields.lastName) || known.name : fields.name;
  const named = { ...fields, name };
  return { ...change, id: known.id, merged: { ...named, ...accountColumns({ ...named, kind: known.kind }) } };
}

function contactMerged(known: KnownContact, change: FieldsChange<ContactFields>): ContactChange {
  const fields = { ...picked(known, [...contactFields]), ...change.after } as ContactFields;
  return { ...change, id: known.id, merged: { ...fields, ...contactColumns(fields) } };
}

/** An address that stands in for a missing name names nobody anew. */
const withoutStandIn = <Fields extends { lastName?: string | null; email?: string | null }>(
  wanted: Fields,
): Fields => (wanted.lastName && wanted.lastName === wanted.email ? { ...wanted, lastName: null } : wanted);
