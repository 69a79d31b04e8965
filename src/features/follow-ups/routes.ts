import type { Serve } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import { changeFollowUp } from './commands.ts';
import { changeFollowUp as changeEndpoint, getFollowUp, getWorkload, listFollowUps } from './contract.ts';
import { followUpPage, followUpsById, workload } from './store.ts';

export function routes(serve: Serve): void {
  serve(listFollowUps, ({ query: { limit, cursor, sort, ...filter } }, context) =>
    followUpPage(context, filter, { limit, cursor, sort }),
  );
  serve(getFollowUp, async ({ params }, context) => {
    const [followUp] = await followUpsById(context, [params.id]);
    if (!followUp) throw new Refusal('not-found');
    return followUp;
  });
  serve(changeEndpoint, ({ params, body }, context) => changeFollowUp(params.id, body, context));
  serve(getWorkload, (_input, context) => workload(context));
}
