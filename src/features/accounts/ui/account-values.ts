import type { BodyInputOf, ReplyOf } from '#lib/contract.ts';
import type { changeAccount, getAccount } from '../contract.ts';
import type { AccountKind } from '../rules.ts';
import { changedFields } from './record-changes.ts';

export type Account = ReplyOf<typeof getAccount>;
type AccountBody = BodyInputOf<typeof changeAccount>;

/** A record as the form holds it; an empty text is a value that is not there. */
export interface AccountValues {
  kind: AccountKind;
  name: string;
  salutation: string;
  title: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  phone: string;
  email: string;
  website: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  region: string;
  birthDate: string;
  teamId: string;
  owner: { id: string; name: string } | null;
}
export type AccountField = keyof AccountValues;

export const emptyAccount: AccountValues = {
  kind: 'company',
  name: '',
  salutation: '',
  title: '',
  firstName: '',
  lastName: '',
  customerNumber: '',
  phone: '',
  email: '',
  website: '',
  street: '',
  postalCode: '',
  city: '',
  country: 'DE',
  region: '',
  birthDate: '',
  teamId: '',
  owner: null,
};

export function accountValues(account: Account): AccountValues {
  const read = (field: AccountField) => (account[field as keyof Account] as string | null) ?? '';
  const texts = Object.fromEntries(textFields.map((field) => [field, read(field)])) as Pick<
    AccountValues,
    (typeof textFields)[number]
  >;
  return { ...texts, kind: account.kind, owner: account.owner };
}

/** The fields of the form that its kind has. */
export const fieldsOfKind = (kind: AccountKind): readonly AccountField[] =>
  (Object.keys(emptyAccount) as AccountField[]).filter((field) =>
    kind === 'company' ? !personOnly.includes(field) : field !== 'name',
  );

/** What is sent for a new record: what was filled in and belongs to its kind. */
export function newAccountBody(values: AccountValues) {
  const filled = fieldsOfKind(values.kind).filter((field) => field !== 'kind' && values[field]);
  return { kind: values.kind, ...written(values, filled) };
}

/** What is sent for a change: only what differs, so that what others change elsewhere stays. */
export const accountChanges = (base: AccountValues, values: AccountValues): AccountBody =>
  written(
    values,
    changedFields(base, values).filter((field) => field !== 'kind'),
  );

const personOnly: AccountField[] = ['salutation', 'title', 'firstName', 'lastName', 'birthDate'];
const textFields = (Object.keys(emptyAccount) as AccountField[]).filter(
  (field): field is Exclude<AccountField, 'kind' | 'owner'> => field !== 'kind' && field !== 'owner',
);

function written(values: AccountValues, fields: readonly AccountField[]): AccountBody {
  return Object.fromEntries(
    fields.map((field) => {
      if (field === 'owner') return ['ownerId', values.owner?.id ?? null];
      const text = String(values[field]).trim();
      return [field, text === '' ? null : text];
    }),
  );
}
