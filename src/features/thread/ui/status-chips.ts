import { nextStatuses, type Status } from '#features/campaigns/rules.ts';
import { stay } from './activity-draft.ts';

export interface StatusChoice {
  /** Id of a status or `stay`. */
  value: string;
  status: Status | null;
  digit: number | undefined;
}

/**
 * The statuses on offer with their digits. Where the campaign says what may follow: the default first, then the
 * other allowed ones, the present one last (CAM-13); otherwise all in their order, so that digits stay in place.
 */
export function statusChoices(statuses: readonly Status[], current: Status | null): StatusChoice[] {
  const allowed = nextStatuses(current, [...statuses]);
  if (!current) return [...numbered(allowed), { value: stay, status: null, digit: 0 }];
  const isGuided = current.nextStatusIds.length > 0 || current.defaultNextStatusId !== null;
  return numbered(
    isGuided ? [...allowed, current] : [...allowed, current].toSorted((a, b) => a.position - b.position),
  );
}

const numbered = (statuses: Status[]) =>
  statuses.map((status, at) => ({ value: status.id, status, digit: at < 9 ? at + 1 : undefined }));
