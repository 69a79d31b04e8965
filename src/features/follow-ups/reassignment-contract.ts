import * as z from 'zod/mini';
import { endpoint, id, idParams, instant, named } from '#lib/contract.ts';

/** Follow-ups that somebody gave to the reader, together. */
const reassignment = z.object({
  id,
  by: named,
  /** Whose they were; null where several people's. */
  from: z.nullable(named),
  count: z.number(),
  /** Where it is one that the reader may see: its record. */
  account: z.nullable(named),
  at: instant,
});

export const listReassignments = endpoint({
  method: 'GET',
  path: '/me/reassignments',
  summary: 'What others have given to the actor and the actor has not seen yet, newest first, at most 50.',
  reply: z.object({ items: z.array(reassignment) }),
});
export const acknowledgeReassignment = endpoint({
  method: 'POST',
  path: '/reassignments/{id}/acknowledgements',
  summary: 'The actor has seen what was given to them; it is told no longer.',
  params: idParams,
});
