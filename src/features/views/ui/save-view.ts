import type { BodyInputOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { changeView, createView, deleteView, listViews, orderViews } from '../contract.ts';
import type { ViewPage } from '../rules.ts';
import type { View } from './useViews.ts';

/** Adds a view; taken back with Z. Throws what the server refuses. */
export async function addView(body: BodyInputOf<typeof createView>): Promise<View> {
  const view = await call(createView, { body });
  await refresh(listViews);
  reportAction(m.views_saved({ name: view.name }), inverseOf(deleteView, { params: { id: view.id } }));
  return view;
}

/** Changes a view as it was seen; taken back with Z. Throws what the server refuses. */
export async function saveView(view: View, body: BodyInputOf<typeof changeView>): Promise<void> {
  const { id, name, query, audience, team, version } = view;
  const params = { id };
  const changed = await call(changeView, { params, body, ifMatch: version });
  await refresh(listViews);
  const before = { name, query, audience, teamId: team?.id ?? null };
  reportAction(
    m.views_saved({ name: changed.name }),
    inverseOf(changeView, { params, body: before, ifMatch: changed.version }),
  );
}

/** Deletes a view; taken back, it is there again under its name. */
export async function removeView(view: View): Promise<void> {
  const { id, page, campaignId, name, query, audience, team, version } = view;
  await telling(async () => {
    await call(deleteView, { params: { id }, ifMatch: version });
    const body = { page, campaignId, name, query, audience, teamId: team?.id ?? null };
    reportAction(m.views_deleted({ name }), inverseOf(createView, { body }));
  });
}

export const arrangeViews = (page: ViewPage, viewIds: string[]) =>
  telling(async () => {
    await call(orderViews, { params: { page }, body: { viewIds } });
  });

/** Does it and fetches the views anew; a refusal is told in the status bar. */
export async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    reportNotice(asProblem(error).detail);
  }
  await refresh(listViews);
}
