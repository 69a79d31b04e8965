import * as z from 'zod/mini';
import {
  day,
  endpoint,
  id,
  idParams,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
} from '#lib/contract.ts';
import { mediums } from '#lib/medium.ts';
import { address, optionalText } from './contract.ts';
import { salutations } from './rules.ts';

export const contact = z.object({
  id,
  accountId: id,
  account: named,
  name: z.string(),
  salutation: z.nullable(z.string()),
  title: z.nullable(z.string()),
  suffix: z.nullable(z.string()),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  function: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  mobile: z.nullable(z.string()),
  email: z.nullable(z.string()),
  street: z.nullable(z.string()),
  postalCode: z.nullable(z.string()),
  city: z.nullable(z.string()),
  country: z.nullable(z.string()),
  birthDate: z.nullable(z.string()),
  preferredMedium: z.nullable(z.enum(mediums)),
  isPrimary: z.boolean(),
  noBulkMail: z.boolean(),
  categoryIds: z.array(id),
  editable: z.boolean(),
  version: z.number(),
});

const contactFields = {
  salutation: z.optional(z.nullable(z.enum(salutations))),
  title: optionalText(100),
  suffix: optionalText(100),
  firstName: optionalText(nameLimit),
  lastName: optionalText(nameLimit),
  function: optionalText(nameLimit),
  phone: optionalText(50),
  mobile: optionalText(50),
  email: optionalText(254),
  ...address,
  birthDate: z.optional(z.nullable(day)),
  preferredMedium: z.optional(z.nullable(z.enum(mediums))),
  isPrimary: z.optional(z.boolean()),
  noBulkMail: z.optional(z.boolean()),
};

export const listContacts = endpoint({
  method: 'GET',
  path: '/contacts',
  summary: 'Contacts of the companies the actor may see.',
  query: z.strictObject({
    ...page,
    sort: z.optional(z.enum(['name', '-name'])),
    q: z.optional(text(nameLimit)),
    accountId: repeatable(id),
    categoryId: repeatable(id),
  }),
  reply: listOf(contact),
});
/** Why two contacts may be the same. */
export const contactDuplicateReasons = ['name', 'email', 'phone', 'account'] as const;
export const listContactDuplicates = endpoint({
  method: 'GET',
  path: '/contact-duplicates',
  summary: 'Up to five contacts that may be the one being entered, best first.',
  query: z.strictObject({
    /** The company it is entered at; namesakes of others are less likely the same. */
    accountId: z.optional(id),
    firstName: z.optional(text(nameLimit)),
    lastName: z.optional(text(nameLimit)),
    email: z.optional(text(254)),
    phone: z.optional(text(50)),
    mobile: z.optional(text(50)),
    exceptId: z.optional(id),
  }),
  reply: z.object({
    items: z.array(
      z.object({ contact, reasons: z.array(z.enum(contactDuplicateReasons)), score: z.number() }),
    ),
  }),
});
export const createContact = endpoint({
  method: 'POST',
  path: '/contacts',
  summary: 'Add a contact to a company.',
  body: z.strictObject({
    accountId: id,
    ...contactFields,
    categoryIds: z.optional(z.array(id).check(z.maxLength(100))),
  }),
  reply: contact,
  status: 201,
});
export const getContact = endpoint({
  method: 'GET',
  path: '/contacts/{id}',
  summary: 'One contact.',
  params: idParams,
  reply: contact,
});
export const changeContact = endpoint({
  method: 'PATCH',
  path: '/contacts/{id}',
  summary: 'Change a contact.',
  params: idParams,
  body: z.strictObject(contactFields),
  reply: contact,
});
export const deleteContact = endpoint({
  method: 'DELETE',
  path: '/contacts/{id}',
  summary: 'Put a contact into the bin.',
  params: idParams,
});
export const restoreContact = endpoint({
  method: 'POST',
  path: '/contacts/{id}/restorations',
  summary: 'Take a contact out of the bin; main contact it is only if the company has no other by now.',
  params: idParams,
  reply: contact,
  status: 201,
});
