import { announceSettings, demandVersion } from '#features/people/administration.ts';
import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { changeView as changeEndpoint, createView as createEndpoint } from './contract.ts';
import { mayChangeView, type ViewPage, viewsMost } from './rules.ts';
import {
  campaignExists,
  countOwnViews,
  countShown,
  insertView,
  removeView,
  type StoredView,
  saveOrder,
  teamExists,
  twinOf,
  updateView,
  type View,
  viewById,
  viewForChange,
} from './store.ts';

export async function createView(
  { campaignId = null, teamId = null, ...given }: BodyOf<typeof createEndpoint>,
  context: Context,
): Promise<View> {
  const view: StoredView = {
    ...given,
    id: newId(),
    name: given.name.trim(),
    campaignId,
    teamId,
    ownerId: context.actor.userId,
    version: 1,
  };
  if ((view.page === 'members') !== (campaignId !== null)) {
    throw refusedField('campaignId', campaignId === null ? 'required' : 'only-for-members');
  }
  if (campaignId !== null && !(await campaignExists(context, campaignId))) throw new Refusal('not-found');
  await demandSharing(view, context);
  if ((await countOwnViews(context)) >= viewsMost) {
    throw new Refusal('limit-reached', { values: { limit: viewsMost } });
  }
  await refuseTwin(view, context);
  await insertView(context, view);
  tellOthers(view, context);
  return viewById(context, view.id);
}

export async function changeView(
  id: string,
  { name, teamId, ...change }: BodyOf<typeof changeEndpoint>,
  context: Context,
): Promise<View> {
  const before = await viewForChange(context, id);
  if (!mayChangeView(context.actor, before)) throw new Refusal('not-allowed');
  demandVersion(before, context);
  const audience = change.audience ?? before.audience;
  const after: StoredView = {
    ...before,
    ...change,
    name: name?.trim() ?? before.name,
    teamId: teamId === undefined ? (audience === 'team' ? before.teamId : null) : teamId,
  };
  if (after.audience !== before.audience || after.teamId !== before.teamId) {
    // Taken back for oneself, another's view would be gone for the administrator who did it as well.
    if (after.audience === 'own' && before.ownerId !== context.actor.userId) throw new Refusal('not-allowed');
    await demandSharing(after, context);
  }
  await refuseTwin(after, context);
  await updateView(context, after);
  tellOthers(before.audience === 'own' ? after : before, context);
  return viewById(context, id);
}

export async function deleteView(id: string, context: Context): Promise<void> {
  const view = await viewForChange(context, id);
  if (!mayChangeView(context.actor, view)) throw new Refusal('not-allowed');
  demandVersion(view, context);
  await removeView(context, id);
  tellOthers(view, context);
}

export async function orderViews(page: ViewPage, viewIds: string[], context: Context): Promise<void> {
  const ids = [...new Set(viewIds)];
  if ((await countShown(context, ids, page)) < ids.length) throw new Refusal('not-found');
  await saveOrder(context, page, ids);
}

/** Shared with a team one belongs to, or with everybody. */
async function demandSharing({ audience, teamId }: StoredView, context: Context): Promise<void> {
  if ((audience === 'team') !== (teamId !== null)) {
    throw refusedField('teamId', teamId === null ? 'required' : 'only-for-a-team');
  }
  if (teamId === null) return;
  if (!(await teamExists(context, teamId))) throw new Refusal('not-found');
  const { teamIds, permissions } = context.actor;
  if (!teamIds.includes(teamId) && !permissions.administer) throw new Refusal('not-allowed');
}

async function refuseTwin(view: StoredView, context: Context): Promise<void> {
  const twin = await twinOf(context, view);
  if (!twin) return;
  throw new Refusal('duplicate', {
    errors: [{ path: 'body.name', code: 'taken' }],
    extensions: { conflict: { id: twin, name: view.name } },
  });
}

function tellOthers({ id, audience }: StoredView, context: Context): void {
  if (audience !== 'own') announceSettings(context, id);
}

const refusedField = (field: string, code: string) =>
  new Refusal('invalid-input', { errors: [{ path: `body.${field}`, code }] });
