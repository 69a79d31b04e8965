import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import {
  announceSettings,
  demandAdministration,
  demandAnAdministrator,
  demandVersion,
} from './administration.ts';
import type { Context } from './context.ts';
import type { changeRightsGroup, createRightsGroup, getRightsGroup } from './contract.ts';
import { insertRightsGroup, rightsGroupById, updateRightsGroup } from './rights-group-store.ts';
import { lockAdministration } from './workspace-store.ts';

type RightsGroup = ReplyOf<typeof getRightsGroup>;

export async function addRightsGroup(
  context: Context,
  group: BodyOf<typeof createRightsGroup>,
): Promise<RightsGroup> {
  demandAdministration(context);
  const id = newId();
  await insertRightsGroup(context, id, group);
  announceSettings(context, id);
  return rightsGroupById(context, id);
}

/** Counts from the next save of its members; what was saved before keeps the duty it was saved under. */
export async function changeRightsGroupOf(
  context: Context,
  id: string,
  change: BodyOf<typeof changeRightsGroup>,
): Promise<RightsGroup> {
  demandAdministration(context);
  await lockAdministration(context);
  const group = await rightsGroupById(context, id, { lock: true });
  demandVersion(group, context);
  await updateRightsGroup(context, id, {
    name: change.name ?? group.name,
    permissions: { ...group.permissions, ...change.permissions },
    chain: { ...group.chain, ...change.chain },
  });
  await demandAnAdministrator(context);
  announceSettings(context, id);
  return rightsGroupById(context, id);
}
