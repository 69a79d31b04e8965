import type { Actor, ChainRules } from '#features/people/rules.ts';

/** What must follow from an activity; stored with it, so that it can be checked later (decisions.md 2). */
export type Duty = 'none' | 'follow-up' | 'open-follow-up';

/** A record's standing in one campaign. */
export interface Standing {
  campaignId: string;
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
}

/** What a save touches, as far as it decides which campaign's status counts. */
export interface SaveScope {
  campaignId: string | null;
  /** Campaigns of its status changes and of the follow-ups it finishes; null for a follow-up without one. */
  touchedCampaignIds: (string | null)[];
}

/**
 * Rows 1 to 4 of the truth table (capabilities.md 3.2) with several campaigns (decisions.md 4): the named campaign
 * decides only where the record is its member and all of the save belongs to it; otherwise an exception holds only
 * if all memberships are final (E1) or there is none (E2). The same rule stands in the view `activity_duty` of the database.
 */
export function dutyOf(chain: ChainRules, standings: Standing[], save: SaveScope): Duty {
  if (!chain.activityNeedsFollowUp) return 'none';
  if (isExcused(chain, standings, save)) return 'none';
  return chain.scope === 'per-record' ? 'open-follow-up' : 'follow-up';
}

function isExcused(
  chain: ChainRules,
  standings: Standing[],
  { campaignId, touchedCampaignIds }: SaveScope,
): boolean {
  const named = standings.find((standing) => standing.campaignId === campaignId);
  if (named && touchedCampaignIds.every((touched) => touched === campaignId)) {
    return named.isFinal && chain.exceptFinalStatus;
  }
  if (standings.length === 0) return chain.exceptNoStatus;
  return chain.exceptFinalStatus && standings.every(({ isFinal }) => isFinal);
}

export type LoneReason = 'option-off' | 'final-status' | 'no-status';

/** Rows 5 to 7: why a follow-up may stand without an activity, or null where it may not. */
export function loneReason(
  chain: ChainRules,
  standings: Standing[],
  campaignId: string | null,
): LoneReason | null {
  if (!chain.followUpNeedsActivity) return 'option-off';
  if (standings.length === 0) return chain.exceptNoStatus ? 'no-status' : null;
  const named = standings.find((standing) => standing.campaignId === campaignId);
  const isFinal = named ? named.isFinal : standings.every((standing) => standing.isFinal);
  return isFinal && chain.exceptFinalStatus ? 'final-status' : null;
}

/** Rows 8 and 9: may the status change without words? Faden then writes the activity itself. */
export const mayChangeSilently = (chain: ChainRules, targetsAreFinal: boolean) =>
  !chain.statusChangeNeedsActivity || (chain.finalStatusWithoutActivity && targetsAreFinal);

export const isBlocked = (standings: Standing[]) => standings.some(({ blocksContact }) => blocksContact);

/** Open: somebody still has to work on it (decisions.md 5). An open record without open follow-up is a gap. */
export const isOpenRecord = (standings: Standing[]) =>
  !isBlocked(standings) &&
  (standings.length === 0 || standings.some(({ isFinal, isGoal }) => !isFinal || isGoal));

export const undoMinutes = 30;
/** A client's clock may be this far ahead. */
export const clockToleranceMs = 60_000;

export const mayUndo = (actor: Actor, savedById: string) =>
  actor.userId === savedById || actor.permissions.administer;
