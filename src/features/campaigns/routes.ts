import type { Serve } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from '#platform/database/driver.ts';
import { changeCampaign, copyCampaign, createCampaign } from './commands.ts';
import * as contract from './contract.ts';
import { historyPage } from './history-store.ts';
import { changeMember } from './member-commands.ts';
import { memberPage } from './member-store.ts';
import { changeStatus, createStatus, mergeStatus } from './status-commands.ts';
import { campaignById, campaignItem, campaignPage, countedStatuses } from './store.ts';

export function routes(serve: Serve): void {
  serve(contract.listCampaigns, ({ query: { limit, cursor, ...filter } }, { db }) =>
    campaignPage(db, filter, { limit, cursor }),
  );
  serve(contract.createCampaign, ({ body }, context) => createCampaign(body, context));
  serve(contract.getCampaign, async ({ params }, { db }) => found(await campaignItem(db, params.id)));
  serve(contract.changeCampaign, ({ params, body }, context) => changeCampaign(params.id, body, context));
  serve(contract.copyCampaign, ({ params, body }, context) => copyCampaign(params.id, body.name, context));

  serve(contract.listStatuses, async ({ params }, { db }) => {
    await demandCampaign(db, params.id);
    return { items: await countedStatuses(db, [params.id]) };
  });
  serve(contract.createStatus, ({ params, body }, context) => createStatus(params.id, body, context));
  serve(contract.changeStatus, ({ params, body }, context) => changeStatus(params.id, body, context));
  serve(contract.mergeStatus, ({ params, body }, context) => mergeStatus(params.id, body.intoId, context));

  serve(contract.listMembers, async ({ params, query: { limit, cursor, sort, ...filter } }, context) => {
    await demandCampaign(context.db, params.id);
    return memberPage(context, params.id, filter, { limit, cursor, sort });
  });
  serve(contract.changeMember, ({ params, body }, context) => changeMember(params.id, body, context));
  serve(contract.listStatusHistory, async ({ params, query }, context) => {
    await demandCampaign(context.db, params.id);
    return historyPage(context, params.id, query);
  });
}

async function demandCampaign(db: Database, id: string): Promise<void> {
  found(await campaignById(db, id));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
