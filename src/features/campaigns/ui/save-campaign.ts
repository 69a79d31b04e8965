import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';
import { changeCampaign, createCampaign, getCampaign, listCampaigns } from '../contract.ts';
import type { CampaignType } from '../rules.ts';
import type { Campaign } from './campaign.ts';
import { defaultStatuses } from './default-statuses.ts';

export interface CampaignValues {
  name: string;
  type: CampaignType;
  /** Empty: no day. */
  startsOn: string;
  endsOn: string;
  active: boolean;
}

/** Makes a campaign with the default statuses, or changes `before`; says so in the status bar. */
export async function saveCampaign(
  values: CampaignValues,
  before: Campaign | undefined,
  idempotencyKey: string,
): Promise<Campaign> {
  const { name, type, active } = values;
  const days = { startsOn: values.startsOn || null, endsOn: values.endsOn || null };
  if (!before) {
    const body = { name: name.trim(), type, ...days, statuses: defaultStatuses() };
    const made = await call(createCampaign, { body, idempotencyKey });
    reportAction(m.campaigns_created({ name: made.name }));
    void refresh(listCampaigns);
    return made;
  }
  const params = { id: before.id };
  const body = { name: name.trim(), active, ...days };
  const saved = await call(changeCampaign, { params, body, ifMatch: before.version });
  const old = {
    name: before.name,
    active: before.active,
    startsOn: before.startsOn,
    endsOn: before.endsOn,
  };
  const inverse = inverseOf(changeCampaign, { params, body: old, ifMatch: saved.version });
  reportAction(m.campaigns_saved({ name: saved.name }), inverse);
  void refresh(listCampaigns, getCampaign);
  return saved;
}
