import type { BodyInputOf, ReplyOf } from '#lib/contract.ts';
import type { changeContact, getContact } from '../contact-contract.ts';
import { changedFields } from './record-changes.ts';

export type Contact = ReplyOf<typeof getContact>;
type ContactBody = BodyInputOf<typeof changeContact>;

/** A contact as the form holds it; an empty text is a value that is not there. */
export interface ContactValues {
  salutation: string;
  title: string;
  firstName: string;
  lastName: string;
  suffix: string;
  function: string;
  phone: string;
  mobile: string;
  email: string;
  preferredMedium: string;
  isPrimary: boolean;
  noBulkMail: boolean;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  birthDate: string;
}
export type ContactField = keyof ContactValues;

export const emptyContact: ContactValues = {
  salutation: '',
  title: '',
  firstName: '',
  lastName: '',
  suffix: '',
  function: '',
  phone: '',
  mobile: '',
  email: '',
  preferredMedium: '',
  isPrimary: false,
  noBulkMail: false,
  street: '',
  postalCode: '',
  city: '',
  country: '',
  birthDate: '',
};

export const contactValues = (contact: Contact): ContactValues =>
  Object.fromEntries(
    Object.entries(emptyContact).map(([field, empty]) => [field, contact[field as ContactField] ?? empty]),
  ) as unknown as ContactValues;

/** What is sent: of a new contact what was filled in, of a known one what differs from `base`. */
export const contactChanges = (base: ContactValues, values: ContactValues): ContactBody =>
  Object.fromEntries(
    changedFields(base, values).map((field) => {
      const value = values[field];
      return [field, typeof value === 'string' ? value.trim() || null : value];
    }),
  );
