import { m } from '#paraglide/messages.js';
import { type Region, regions } from '../rules.ts';

const names: Record<Region, () => string> = {
  'DE-BW': m.people_region_bw,
  'DE-BY': m.people_region_by,
  'DE-BE': m.people_region_be,
  'DE-BB': m.people_region_bb,
  'DE-HB': m.people_region_hb,
  'DE-HH': m.people_region_hh,
  'DE-HE': m.people_region_he,
  'DE-MV': m.people_region_mv,
  'DE-NI': m.people_region_ni,
  'DE-NW': m.people_region_nw,
  'DE-RP': m.people_region_rp,
  'DE-SL': m.people_region_sl,
  'DE-SN': m.people_region_sn,
  'DE-ST': m.people_region_st,
  'DE-SH': m.people_region_sh,
  'DE-TH': m.people_region_th,
};

export const regionName = (region: Region): string => names[region]();

export const regionOptions = () => regions.map((value) => ({ value, label: regionName(value) }));
