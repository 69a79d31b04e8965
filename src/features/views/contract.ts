import * as z from 'zod/mini';
import { endpoint, filledText, id, idParams, listOf, named, page, text } from '#lib/contract.ts';
import { audiences, isViewQuery, viewNameLimit, viewPages, viewQueryLimit } from './rules.ts';

const viewPage = z.enum(viewPages);
const query = text(viewQueryLimit).check(z.refine(isViewQuery, { error: 'not-a-query' }));

export const view = z.object({
  id,
  page: viewPage,
  campaignId: z.nullable(id),
  name: z.string(),
  /** What stands after `?` in the address: filter, sort and columns. */
  query: z.string(),
  owner: named,
  audience: z.enum(audiences),
  team: z.nullable(named),
  /** Whether the asker may change and delete it. */
  editable: z.boolean(),
  version: z.number(),
});

export const listViews = endpoint({
  method: 'GET',
  path: '/views',
  summary: 'The saved views of a list, own and shared, in the asker’s own order.',
  query: z.strictObject({ ...page, page: viewPage, campaignId: z.optional(id) }),
  reply: listOf(view),
});
export const createView = endpoint({
  method: 'POST',
  path: '/views',
  summary: 'Save filter, sort and columns of a list under a name; for oneself, a team or everybody.',
  body: z.strictObject({
    page: viewPage,
    /** The campaign whose working list it is; only for `members`. */
    campaignId: z.optional(z.nullable(id)),
    name: filledText(viewNameLimit),
    query,
    audience: z._default(z.enum(audiences), 'own'),
    /** For `audience: team`. */
    teamId: z.optional(z.nullable(id)),
  }),
  reply: view,
  status: 201,
});
export const changeView = endpoint({
  method: 'PATCH',
  path: '/views/{id}',
  summary: 'Rename, save anew or share a view; its owner, for shared ones the administration as well.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(filledText(viewNameLimit)),
    query: z.optional(query),
    audience: z.optional(z.enum(audiences)),
    teamId: z.optional(z.nullable(id)),
  }),
  reply: view,
});
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/views/{id}',
  summary: 'Delete a view; the list itself stays as it is.',
  params: idParams,
});
export const orderViews = endpoint({
  method: 'PUT',
  path: '/view-orders/{page}',
  summary: 'Set the own order of the views of a list: these first, the others as before.',
  params: z.strictObject({ page: viewPage }),
  body: z.strictObject({ viewIds: z.array(id).check(z.maxLength(200)) }),
});
