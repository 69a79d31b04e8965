import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { sameName } from '#lib/same-name.ts';
import type { changeCampaign as changeContract, createCampaign as createContract } from './contract.ts';
import { newSettings } from './rules.ts';
import { insertCampaign, insertStatuses, type NewCampaign, updateCampaign } from './settings-store.ts';
import {
  type Campaign,
  type CampaignItem,
  campaignItem,
  campaignNamed,
  lockCampaign,
  statusesOf,
} from './store.ts';

export async function createCampaign(
  body: BodyOf<typeof createContract>,
  context: Context,
): Promise<CampaignItem> {
  demandAdministrator(context);
  const { statuses, active = true, startsOn = null, endsOn = null, ...named } = body;
  demandUniqueNames(statuses.map(({ name }) => name));
  const id = await added({ ...named, active, startsOn, endsOn }, context);
  await insertStatuses(
    context.db,
    { workspaceId: context.actor.workspaceId, now: context.now },
    statuses.map((given, index) => ({
      id: newId(),
      campaignId: id,
      position: index + 1,
      ...newSettings({ ...given, active: true }, index + 1),
      nextStatusIds: [],
      defaultNextStatusId: null,
    })),
  );
  return announced(id, context);
}

export async function changeCampaign(
  id: string,
  body: BodyOf<typeof changeContract>,
  context: Context,
): Promise<CampaignItem> {
  demandAdministrator(context);
  const campaign = await lockCampaign(context.db, id);
  if (!campaign) throw new Refusal('not-found');
  if (context.ifMatch !== undefined && context.ifMatch !== campaign.version) {
    throw new Refusal('stale-version', { extensions: { current: await campaignItem(context.db, id) } });
  }
  demandOrderedDays({ ...campaign, ...body });
  if (
    body.name !== undefined &&
    body.name !== campaign.name &&
    (await campaignNamed(context.db, body.name))
  ) {
    throw duplicateName();
  }
  await updateCampaign(context.db, id, { ...body, now: context.now });
  return announced(id, context);
}

/** CAM-14: its statuses with all settings, those merged away left behind; no members, and no days, which were its own. */
export async function copyCampaign(id: string, name: string, context: Context): Promise<CampaignItem> {
  demandAdministrator(context);
  const campaign = await lockCampaign(context.db, id);
  if (!campaign) throw new Refusal('not-found');
  const statuses = (await statusesOf(context.db, [id])).filter(({ mergedIntoId }) => mergedIntoId === null);
  const copyId = await added(
    { name, type: campaign.type, active: true, startsOn: null, endsOn: null },
    context,
  );
  const copies = new Map(statuses.map((status) => [status.id, newId()]));
  await insertStatuses(
    context.db,
    { workspaceId: context.actor.workspaceId, now: context.now },
    statuses.map(({ version: _version, mergedIntoId: _none, ...status }) => ({
      ...status,
      id: copies.get(status.id)!,
      campaignId: copyId,
      nextStatusIds: status.nextStatusIds.flatMap((next) => copies.get(next) ?? []),
      defaultNextStatusId: (status.defaultNextStatusId && copies.get(status.defaultNextStatusId)) ?? null,
    })),
  );
  return announced(copyId, context);
}

/** Campaigns and their statuses are settings: everybody reads them, administrators change them. */
export function demandAdministrator({ actor }: Context): void {
  if (!actor.permissions.administer) throw new Refusal('not-allowed');
}

export const duplicateName = (path = 'body.name') =>
  new Refusal('duplicate', { errors: [{ path, code: 'duplicate' }] });

async function added(
  campaign: Omit<NewCampaign, 'workspaceId' | 'id' | 'now'>,
  context: Context,
): Promise<string> {
  demandOrderedDays(campaign);
  const { db, actor, now } = context;
  const id = newId();
  if (!(await insertCampaign(db, { ...campaign, id, workspaceId: actor.workspaceId, now })))
    throw duplicateName();
  return id;
}

async function announced(id: string, { db, tx }: Context): Promise<CampaignItem> {
  tx.announce({ type: 'campaign', id });
  return (await campaignItem(db, id))!;
}

function demandUniqueNames(names: string[]): void {
  const index = names.findIndex((name, at) => names.slice(0, at).some((other) => sameName(other, name)));
  if (index >= 0) throw duplicateName(`body.statuses.${index}.name`);
}

function demandOrderedDays({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): void {
  if (startsOn && endsOn && endsOn < startsOn) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body.endsOn', code: 'before-start' }] });
  }
}
