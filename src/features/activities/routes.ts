import type { Serve } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import { getActivity, listActivities, listOutcomes, listTimeline } from './contract.ts';
import { activityById, activityPage, outcomes } from './store.ts';

export function routes(serve: Serve): void {
  serve(listActivities, ({ query: { limit, cursor, ...filter } }, context) =>
    activityPage(context, filter, { limit, cursor }),
  );
  serve(getActivity, async ({ params }, context) => {
    const activity = await activityById(context, params.id);
    if (!activity) throw new Refusal('not-found');
    return activity;
  });
  serve(listTimeline, ({ params, query: { limit, cursor, ...filter } }, context) =>
    activityPage(context, { ...filter, accountId: [params.id] }, { limit, cursor }),
  );
  serve(listOutcomes, async (_input, { db }) => ({ items: await outcomes(db) }));
}
