import { getAccount, listAccounts } from '#features/accounts/contract.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';
import {
  changeStatus,
  createStatus,
  getCampaign,
  listCampaigns,
  listMembers,
  listStatuses,
  mergeStatus,
} from '../contract.ts';
import type { CampaignStatus } from './campaign.ts';
import { type StatusValues, statusChanges } from './status-values.ts';

const refreshAll = () =>
  refresh(getCampaign, listCampaigns, listStatuses, listMembers, getAccount, listAccounts);

export async function addStatus(campaignId: string, values: StatusValues, idempotencyKey: string) {
  const { active: _always, ...body } = values;
  await call(createStatus, {
    params: { id: campaignId },
    body: { ...body, name: body.name.trim() },
    idempotencyKey,
  });
  reportAction(m.campaigns_status_created({ name: values.name }));
  void refreshAll();
}

/** Answers how many records need a follow-up by it and have none. */
export async function saveStatus(
  status: CampaignStatus,
  before: StatusValues,
  values: StatusValues,
): Promise<number> {
  const params = { id: status.id };
  const saved = await call(changeStatus, {
    params,
    body: statusChanges(before, values),
    ifMatch: status.version,
  });
  const inverse = inverseOf(changeStatus, {
    params,
    body: statusChanges(values, before),
    ifMatch: saved.version,
  });
  reportAction(m.campaigns_status_saved({ name: saved.name }), inverse);
  void refreshAll();
  return saved.newGaps;
}

/** Puts a status at another place, from 1. */
export async function moveStatus(status: CampaignStatus, position: number) {
  const params = { id: status.id };
  await call(changeStatus, { params, body: { position } });
  const inverse = inverseOf(changeStatus, { params, body: { position: status.position } });
  reportAction(m.campaigns_status_order_saved({ name: status.name, position }), inverse);
  await refreshAll();
}

export async function mergeStatuses(status: CampaignStatus, into: CampaignStatus) {
  await call(mergeStatus, { params: { id: status.id }, body: { intoId: into.id } });
  reportAction(m.campaigns_status_merged({ name: status.name, into: into.name }));
  void refreshAll();
}
