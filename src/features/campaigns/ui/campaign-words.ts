import { m } from '#paraglide/messages.js';
import type { CampaignType, Hue } from '../rules.ts';

/** „Vertrieb“, „Aktion“ */
export const typeName = (type: CampaignType): string =>
  type === 'sales' ? m.campaigns_type_sales() : m.campaigns_type_action();

/** „Petrol“ */
export const hueName = (hue: Hue): string =>
  ({
    petrol: m.campaigns_hue_petrol,
    orange: m.campaigns_hue_orange,
    violet: m.campaigns_hue_violet,
    olive: m.campaigns_hue_olive,
    magenta: m.campaigns_hue_magenta,
    blue: m.campaigns_hue_blue,
    gold: m.campaigns_hue_gold,
    grey: m.campaigns_hue_grey,
  })[hue]();
