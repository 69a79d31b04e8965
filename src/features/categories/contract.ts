import * as z from 'zod/mini';
import { calling, endpoint, id, idParams } from '#lib/contract.ts';

export const category = z.object({
  id,
  parentId: z.nullable(id),
  name: z.string(),
  active: z.boolean(),
  /** Records and contacts that carry it. */
  assigned: z.number(),
  version: z.number(),
});

const assignmentParams = z.strictObject({ id, categoryId: id });

export const listCategories = endpoint({
  method: 'GET',
  path: '/categories',
  summary: 'All categories (at most 2,000), parents before children, by name.',
  reply: z.object({ items: z.array(category) }),
});
export const createCategory = endpoint({
  method: 'POST',
  path: '/categories',
  summary: 'Add a category; a name is unique below its parent.',
  body: z.strictObject({ name: calling, parentId: z.optional(z.nullable(id)) }),
  reply: category,
  status: 201,
});
export const changeCategory = endpoint({
  method: 'PATCH',
  path: '/categories/{id}',
  summary: 'Rename, move or deactivate a category.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(calling),
    parentId: z.optional(z.nullable(id)),
    active: z.optional(z.boolean()),
  }),
  reply: category,
});
export const assignAccountCategory = endpoint({
  method: 'PUT',
  path: '/accounts/{id}/categories/{categoryId}',
  summary: 'Assign a category to a record; twice changes nothing.',
  params: assignmentParams,
});
export const removeAccountCategory = endpoint({
  method: 'DELETE',
  path: '/accounts/{id}/categories/{categoryId}',
  summary: 'Take a category off a record.',
  params: assignmentParams,
});
export const assignContactCategory = endpoint({
  method: 'PUT',
  path: '/contacts/{id}/categories/{categoryId}',
  summary: 'Assign a category to a contact; twice changes nothing.',
  params: assignmentParams,
});
export const removeContactCategory = endpoint({
  method: 'DELETE',
  path: '/contacts/{id}/categories/{categoryId}',
  summary: 'Take a category off a contact.',
  params: assignmentParams,
});
