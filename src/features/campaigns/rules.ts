export const campaignTypes = ['sales', 'action'] as const;
export type CampaignType = (typeof campaignTypes)[number];

/** Hues by name; the screens map them to the tokens of ux.md 3.1. */
export const hues = ['petrol', 'orange', 'violet', 'olive', 'magenta', 'blue', 'gold', 'grey'] as const;
export type Hue = (typeof hues)[number];

/** What a status is, apart from where it stands and leads. */
export interface StatusSettings {
  name: string;
  /** 0 to 100. */
  progress: number;
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
  requiresReason: boolean;
  hue: Hue;
  active: boolean;
}

export interface Status extends StatusSettings {
  id: string;
  campaignId: string;
  /** 1 to n among the statuses of the campaign that are not merged away. */
  position: number;
  /** Empty: all active ones. */
  nextStatusIds: string[];
  defaultNextStatusId: string | null;
  mergedIntoId: string | null;
}

export const statusesMost = 200;

/** A new status with what was given for it; hues go round by position, leaving grey to a status that is lost. */
export function newSettings(
  given: { name: string } & Partial<StatusSettings>,
  position: number,
): StatusSettings {
  const isLost = (given.isFinal === true || given.blocksContact === true) && given.isGoal !== true;
  return withImplications({
    progress: given.isGoal ? 100 : 0,
    isFinal: false,
    isGoal: false,
    blocksContact: false,
    requiresReason: false,
    hue: isLost ? 'grey' : hues[(position - 1) % (hues.length - 1)]!,
    active: true,
    ...definedOf(given),
    name: given.name,
  });
}

/**
 * Who asks not to be contacted again gave a reason, and the next person has to find it. It is an end, too: a save that
 * blocks finishes every follow-up and cannot be asked for the next one.
 */
export const withImplications = <
  S extends Pick<StatusSettings, 'blocksContact' | 'requiresReason' | 'isFinal'>,
>(
  settings: S,
): S => (settings.blocksContact ? { ...settings, requiresReason: true, isFinal: true } : settings);

/** Where a member may go from `from` (null: enter the campaign), the default first, then by position. */
export function nextStatuses<S extends Status>(
  from: Pick<S, 'id' | 'nextStatusIds' | 'defaultNextStatusId'> | null,
  statuses: S[],
): S[] {
  const open = statuses.filter((status) => status.active && status.mergedIntoId === null).sort(byPosition);
  if (!from) return open;
  const listed = new Set(from.nextStatusIds);
  return open
    .filter(({ id }) => id !== from.id)
    .filter(({ id }) => listed.size === 0 || listed.has(id) || id === from.defaultNextStatusId)
    .sort((a, b) => Number(b.id === from.defaultNextStatusId) - Number(a.id === from.defaultNextStatusId));
}

/** Whether a member may go from one status to another; `statuses` are those of the campaign. */
export const mayFollow = (from: Status | null, to: Pick<Status, 'id'>, statuses: Status[]): boolean =>
  nextStatuses(from, statuses).some(({ id }) => id === to.id);

/** Follows mergers to the status that took the members; undefined for an id that is not among `statuses`. */
export function resolved<S extends Pick<Status, 'id' | 'mergedIntoId'>>(
  id: string,
  statuses: S[],
): S | undefined {
  const status = statuses.find((one) => one.id === id);
  return status?.mergedIntoId ? resolved(status.mergedIntoId, statuses) : status;
}

/** The ids with `id` at a place from 1; a place beyond the end is the end. */
export function placed(ids: string[], id: string, position: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(Math.min(position - 1, others.length), 0, id);
}

/** What `status` leads to once `merged` has become part of `target`. Never widens: an empty list would mean all. */
export function afterMerger(
  status: Status,
  merged: Status,
  target: Pick<Status, 'id'>,
): Pick<Status, 'nextStatusIds' | 'defaultNextStatusId'> {
  const redirected = (ids: string[]) => [
    ...new Set(ids.map((id) => (id === merged.id ? target.id : id)).filter((id) => id !== status.id)),
  ];
  const nextStatusIds = redirected(status.nextStatusIds);
  const lostAll = status.nextStatusIds.length > 0 && nextStatusIds.length === 0;
  const [defaultNextStatusId = null] = redirected(
    status.defaultNextStatusId ? [status.defaultNextStatusId] : [],
  );
  return { nextStatusIds: lostAll ? redirected(merged.nextStatusIds) : nextStatusIds, defaultNextStatusId };
}

/** „Rückstufung“: the change led to less progress. The first status of a membership is none. */
export const isDowngrade = (from: Pick<Status, 'progress'> | null, to: Pick<Status, 'progress'>): boolean =>
  from !== null && to.progress < from.progress;

const byPosition = (a: Status, b: Status) => a.position - b.position;

const definedOf = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
