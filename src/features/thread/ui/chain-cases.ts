import type { ChainRules } from '#features/people/rules.ts';
import { dutyOf, loneReason, mayChangeSilently, type Standing } from '../rules.ts';

/** What a save holds and where the record stands afterwards; the rows of the truth table (capabilities.md 3.2). */
export interface ChainCase {
  saves: 'both' | 'activity' | 'activity-while-open' | 'follow-up' | 'status-change';
  situation: 'any' | 'open' | 'final' | 'none';
}

/** Null: stored; otherwise the code of the refusal. */
export type Verdict = null | 'follow-up-required' | 'activity-required';

export const chainCases: readonly ChainCase[] = [
  { saves: 'both', situation: 'any' },
  { saves: 'activity', situation: 'open' },
  { saves: 'activity-while-open', situation: 'open' },
  { saves: 'activity', situation: 'final' },
  { saves: 'activity', situation: 'none' },
  { saves: 'follow-up', situation: 'open' },
  { saves: 'follow-up', situation: 'final' },
  { saves: 'follow-up', situation: 'none' },
  { saves: 'status-change', situation: 'open' },
  { saves: 'status-change', situation: 'final' },
];

/** What the rules that save say to a case under these options. */
export function verdictOf(chain: ChainRules, { saves, situation }: ChainCase): Verdict {
  const standings = standingsOf(situation);
  const campaignId = standings[0]?.campaignId ?? null;
  if (saves === 'both') return null;
  if (saves === 'follow-up') return loneReason(chain, standings, campaignId) ? null : 'activity-required';
  if (saves === 'status-change') {
    return mayChangeSilently(chain, situation === 'final') ? null : 'activity-required';
  }
  const duty = dutyOf(chain, standings, { campaignId, touchedCampaignIds: [] });
  const isMet = duty === 'none' || (duty === 'open-follow-up' && saves === 'activity-while-open');
  return isMet ? null : 'follow-up-required';
}

function standingsOf(situation: ChainCase['situation']): Standing[] {
  if (situation === 'none') return [];
  return [{ campaignId: 'one', isFinal: situation === 'final', isGoal: false, blocksContact: false }];
}
