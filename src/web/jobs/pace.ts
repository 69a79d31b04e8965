/** How fast a job advances, smoothed. */
export interface Pace {
  /** Milliseconds since the epoch. */
  atMs: number;
  done: number;
  perSecond: number;
}

/** After so long a change of speed shows by two thirds. */
const memoryMs = 5_000;
/** Before that a guess would jump. */
export const etaAfterMs = 5_000;

/** The pace after another look at the job; the first one counts from its start, so that reloading forgets nothing. */
export function paceAfter(
  before: Pace | null,
  startedAtMs: number,
  now: { atMs: number; done: number },
): Pace {
  const since = before ?? { atMs: startedAtMs, done: 0, perSecond: 0 };
  const elapsedMs = now.atMs - since.atMs;
  if (elapsedMs <= 0) return { ...now, perSecond: since.perSecond };
  const current = ((now.done - since.done) / elapsedMs) * 1_000;
  const weight = before ? 1 - Math.exp(-elapsedMs / memoryMs) : 1;
  return { ...now, perSecond: Math.max(0, since.perSecond + weight * (current - since.perSecond)) };
}

/** Seconds left, or null as long as nobody can say. */
export function secondsLeft(pace: Pace | null, total: number | null, startedAtMs: number): number | null {
  if (!pace || total === null || pace.perSecond <= 0 || pace.atMs - startedAtMs < etaAfterMs) return null;
  return Math.ceil((total - pace.done) / pace.perSecond);
}
