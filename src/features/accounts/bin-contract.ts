import * as z from 'zod/mini';
import { endpoint, id, idParams, instant, named } from '#lib/contract.ts';
import { accountKinds } from './rules.ts';

export const getBinnedAccount = endpoint({
  method: 'GET',
  path: '/binned-accounts/{id}',
  summary:
    'What lies in the bin: which record, since when, by whom. Elsewhere it is 404 until it is restored.',
  params: idParams,
  reply: z.object({
    id,
    kind: z.enum(accountKinds),
    name: z.string(),
    deletedAt: instant,
    deletedBy: z.nullable(named),
    /** The asker may restore it. */
    editable: z.boolean(),
  }),
});

export const getBinnedContact = endpoint({
  method: 'GET',
  path: '/binned-contacts/{id}',
  summary:
    'A contact in the bin: of which company, since when, by whom. Elsewhere it is 404 until it is restored.',
  params: idParams,
  reply: z.object({
    id,
    name: z.string(),
    account: named,
    deletedAt: instant,
    deletedBy: z.nullable(named),
    editable: z.boolean(),
  }),
});
