import type { Context } from '#features/people/context.ts';
import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { sameName } from '#lib/same-name.ts';
import { demandAdministrator, duplicateName } from './commands.ts';
import type { changeStatus as changeContract, createStatus as createContract } from './contract.ts';
import {
  afterMerger,
  newSettings,
  placed,
  resolved,
  type Status,
  statusesMost,
  withImplications,
} from './rules.ts';
import {
  countNewGaps,
  insertStatuses,
  updateMergedInto,
  updatePositions,
  updateStatus,
} from './settings-store.ts';
import { campaignsOfStatuses, lockCampaign, type StatusItem, statusesOf, statusItem } from './store.ts';

export async function createStatus(
  campaignId: string,
  body: BodyOf<typeof createContract>,
  context: Context,
): Promise<StatusItem> {
  demandAdministrator(context);
  const statuses = await lockedStatuses(campaignId, context);
  const living = statuses.filter(isLiving);
  if (living.length >= statusesMost) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body', code: `at-most-${statusesMost}` }] });
  }
  demandFreeName(body.name, living);
  const { position = living.length + 1, nextStatusIds, defaultNextStatusId, ...settings } = body;
  const next = await nextOf({ nextStatusIds, defaultNextStatusId }, statuses, context);
  const id = newId();
  const { workspaceId } = context.actor;
  await insertStatuses(context.db, { workspaceId, now: context.now }, [
    {
      id,
      campaignId,
      position,
      ...newSettings(settings, position),
      nextStatusIds: [],
      defaultNextStatusId: null,
      ...next,
    },
  ]);
  await updatePositions(
    context.db,
    placed(
      living.map((status) => status.id),
      id,
      position,
    ),
  );
  return announced(id, campaignId, context);
}

export async function changeStatus(
  id: string,
  body: BodyOf<typeof changeContract>,
  context: Context,
): Promise<ReplyOf<typeof changeContract>> {
  demandAdministrator(context);
  const { status, statuses } = await lockedStatus(id, context);
  if (status.mergedIntoId) throw new Refusal('already-done');
  if (context.ifMatch !== undefined && context.ifMatch !== status.version) {
    throw new Refusal('stale-version', { extensions: { current: await statusItem(context.db, id) } });
  }
  const living = statuses.filter(isLiving);
  if (body.name !== undefined) {
    demandFreeName(
      body.name,
      living.filter((one) => one.id !== id),
    );
  }
  const { position, nextStatusIds, defaultNextStatusId, ...settings } = body;
  const wanted = withImplications({
    isFinal: settings.isFinal ?? status.isFinal,
    isGoal: settings.isGoal ?? status.isGoal,
    blocksContact: settings.blocksContact ?? status.blocksContact,
    requiresReason: settings.requiresReason ?? status.requiresReason,
  });
  const next = await nextOf({ nextStatusIds, defaultNextStatusId }, statuses, context, id);
  const newGaps = await newGapsBy(status, wanted, context);
  await updateStatus(context.db, id, { ...settings, ...wanted, ...next, now: context.now });
  if (position !== undefined) {
    await updatePositions(
      context.db,
      placed(
        living.map((one) => one.id),
        id,
        position,
      ),
    );
  }
  return { ...(await announced(id, status.campaignId, context)), newGaps };
}

/** CAM-12. Writes no history and no activity: what was called so then keeps its name. */
export async function mergeStatus(id: string, intoId: string, context: Context): Promise<StatusItem> {
  demandAdministrator(context);
  const { status, statuses } = await lockedStatus(id, context);
  if (id === intoId)
    throw new Refusal('invalid-input', { errors: [{ path: 'body.intoId', code: 'itself' }] });
  const target = statuses.find((one) => one.id === intoId);
  if (!target) await refuseForeign([intoId], context);
  if (status.mergedIntoId) throw new Refusal('already-done');
  if (target!.mergedIntoId)
    throw new Refusal('inactive', { errors: [{ path: 'body.intoId', code: 'merged' }] });
  for (const other of statuses) {
    const leadsHere = other.nextStatusIds.includes(id) || other.defaultNextStatusId === id;
    if (other.id === id || !leadsHere) continue;
    await updateStatus(context.db, other.id, { ...afterMerger(other, status, target!), now: context.now });
  }
  await updateMergedInto(context.db, id, intoId);
  await updatePositions(
    context.db,
    statuses.filter((one) => isLiving(one) && one.id !== id).map((one) => one.id),
  );
  return announced(id, status.campaignId, context);
}

type VersionedStatus = Status & { version: number };

const isLiving = ({ mergedIntoId }: Status) => mergedIntoId === null;

async function lockedStatuses(campaignId: string, { db }: Context): Promise<VersionedStatus[]> {
  if (!(await lockCampaign(db, campaignId))) throw new Refusal('not-found');
  return statusesOf(db, [campaignId]);
}

async function lockedStatus(id: string, context: Context) {
  const campaignId = (await campaignsOfStatuses(context.db, [id])).get(id);
  if (!campaignId) throw new Refusal('not-found');
  const statuses = await lockedStatuses(campaignId, context);
  return { status: statuses.find((one) => one.id === id)!, statuses };
}

async function announced(id: string, campaignId: string, { db, tx }: Context): Promise<StatusItem> {
  tx.announce({ type: 'campaign', id: campaignId });
  return (await statusItem(db, id))!;
}

function demandFreeName(name: string, living: Status[]): void {
  if (living.some((status) => sameName(status.name, name))) throw duplicateName();
}

interface Next {
  nextStatusIds?: string[];
  defaultNextStatusId?: string | null;
}

/** The wanted next statuses, mergers followed, without doubles; refuses those of other campaigns and the status itself. */
async function nextOf(wanted: Next, statuses: Status[], context: Context, itself?: string): Promise<Next> {
  const { nextStatusIds, defaultNextStatusId } = wanted;
  const ids = [...(nextStatusIds ?? []), ...(defaultNextStatusId ? [defaultNextStatusId] : [])];
  const foreign = ids.filter((id) => !statuses.some((status) => status.id === id));
  if (foreign.length > 0) await refuseForeign(foreign, context);
  const followed = (id: string) => resolved(id, statuses)!.id;
  if (ids.some((id) => followed(id) === itself)) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body.nextStatusIds', code: 'itself' }] });
  }
  return {
    ...(nextStatusIds && { nextStatusIds: [...new Set(nextStatusIds.map(followed))] }),
    ...(defaultNextStatusId !== undefined && {
      defaultNextStatusId: defaultNextStatusId && followed(defaultNextStatusId),
    }),
  };
}

/** Ids that are not of this campaign: unknown ones are 404, those of another campaign 422. */
async function refuseForeign(ids: string[], { db }: Context): Promise<never> {
  const known = await campaignsOfStatuses(db, ids);
  throw new Refusal(ids.every((id) => known.has(id)) ? 'other-campaign' : 'not-found');
}

async function newGapsBy(
  status: Status,
  wanted: Pick<Status, 'isFinal' | 'isGoal' | 'blocksContact'>,
  { db }: Context,
): Promise<number> {
  const same = (['isFinal', 'isGoal', 'blocksContact'] as const).every(
    (flag) => status[flag] === wanted[flag],
  );
  return same ? 0 : countNewGaps(db, status.id, status, wanted);
}
