import type { Meaning } from './rules.ts';

/** What of a campaign's status the proposal looks at; `Status` of the campaigns has it all. */
export interface ProposableStatus {
  id: string;
  name: string;
  /** 0 to 100. */
  progress: number;
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
  active: boolean;
  /** Empty: all active ones. */
  nextStatusIds: readonly string[];
  defaultNextStatusId: string | null;
}

/** Where an outcome leads: some steps along the campaign's open statuses, out of it, or nowhere. */
export type Destination =
  | { to: 'step'; step: number }
  | { to: 'refusal'; blocking: boolean }
  | { to: 'unreachable' }
  | { to: 'stay' };

export function destinationOf(
  outcome: { key: string; meaning: Meaning },
  isLastAttempt: boolean,
): Destination {
  if (isLastAttempt) return { to: 'unreachable' };
  if (outcome.meaning === 'refusal') return { to: 'refusal', blocking: outcome.key === 'do-not-call' };
  // „Termin vereinbart“ means interest, one step beyond „Kontaktiert“.
  if (outcome.key === 'appointment') return { to: 'step', step: 2 };
  if (outcome.meaning === 'reached' || outcome.meaning === 'call-back') return { to: 'step', step: 1 };
  return { to: 'stay' };
}

/** The status to propose, or null for none: only an allowed one, and never one that goes back unless it ends the matter. */
export function proposedStatus(
  destination: Destination,
  statuses: readonly ProposableStatus[],
  current: ProposableStatus,
  /** The outcome's own choice, taken where it is possible. */
  preferredId: string | null = null,
): ProposableStatus | null {
  const allowed = statuses.filter((status) => isAllowed(current, status));
  const ends = allowed.filter((status) => isRefused(status) && (!isRefused(current) || status.blocksContact));
  const preferred = allowed.find(({ id }) => id === preferredId);
  if (preferred && (ends.includes(preferred) || preferred.progress > current.progress)) return preferred;
  switch (destination.to) {
    case 'step':
      return stepForward(statuses, current, destination.step);
    case 'refusal':
      return (
        ends.find((status) => status.blocksContact === destination.blocking && !isUnreachable(status)) ?? null
      );
    case 'unreachable':
      return ends.find(isUnreachable) ?? null;
    case 'stay':
      return null;
  }
}

/** No mark of a status says this, only its name does. */
const isUnreachable = ({ name }: ProposableStatus) =>
  /^(nicht erreichbar|unreachable|not reachable)$/i.test(name);

function stepForward(statuses: readonly ProposableStatus[], current: ProposableStatus, step: number) {
  if (current.isFinal) return null;
  const reachable = pathFrom(statuses).slice(1, step + 1);
  const ahead = reachable.filter(
    (status) => status.progress > current.progress && isAllowed(current, status),
  );
  return ahead.at(-1) ?? null;
}

/** The open statuses a record usually passes: from the least advanced along the default next ones, else by progress. */
function pathFrom(statuses: readonly ProposableStatus[]): ProposableStatus[] {
  const open = statuses
    .filter((status) => status.active && !status.isFinal && !status.blocksContact)
    .toSorted((a, b) => a.progress - b.progress);
  const path = open.slice(0, 1);
  for (let last = path[0]; last; last = path.at(-1)) {
    const further = open.filter((status) => status.progress > last!.progress);
    const next = further.find((status) => status.id === last!.defaultNextStatusId) ?? further[0];
    if (!next) break;
    path.push(next);
  }
  return path;
}

/** Ended in disinterest; from there only a block leads on. */
const isRefused = (status: ProposableStatus) => status.isFinal && !status.isGoal;

const isAllowed = (current: ProposableStatus, next: ProposableStatus) =>
  next.active &&
  next.id !== current.id &&
  (current.nextStatusIds.length === 0 || current.nextStatusIds.includes(next.id));
