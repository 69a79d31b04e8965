/** A „Serie“ (ux.md 2.5.9): records in a fixed order, worked off one after the other. */
export interface Worklist {
  id: string;
  /** Of what it was made: „Kampagne Flotte 2026“. */
  title: string;
  /** The address of the list it was made of. */
  from: string;
  startedAt: string;
  items: WorklistItem[];
  /** Time spent on what was saved. */
  workedMs: number;
}

export interface WorklistItem {
  accountId: string;
  name: string;
  /** Where it was made of follow-ups: the one to finish. */
  followUpId: string | null;
  result: WorklistResult | null;
}

/** `entryId` names a save in the outbox, so that its undo brings the item back. */
export type WorklistResult = { how: 'saved'; entryId: string | null } | { how: 'moved' } | { how: 'skipped' };

/** More than a day's work. */
export const worklistMost = 500;

/** Longer than this nobody worked on one record: it lay open over lunch. */
const longestMs = 10 * 60_000;

export function startWorklist(
  about: Pick<Worklist, 'id' | 'title' | 'from' | 'startedAt'>,
  items: readonly Omit<WorklistItem, 'result'>[],
): Worklist {
  return {
    ...about,
    items: items.slice(0, worklistMost).map((item) => ({ ...item, result: null })),
    workedMs: 0,
  };
}

/** The item at `at` is dealt with, after so long. */
export function pass(list: Worklist, at: number, result: WorklistResult, spentMs: number): Worklist {
  const counts = result.how === 'saved' && list.items[at]?.result?.how !== 'saved';
  return {
    ...list,
    items: list.items.map((item, index) => (index === at ? { ...item, result } : item)),
    workedMs: list.workedMs + (counts ? Math.max(0, Math.min(spentMs, longestMs)) : 0),
  };
}

/** What became of an item was taken back: it is open again, and its share of the time forgotten. */
export function reopen(
  list: Worklist,
  isIt: (item: WorklistItem) => boolean,
): { list: Worklist; at: number } | null {
  const at = list.items.findIndex(isIt);
  if (at < 0) return null;
  const share = list.items[at]?.result?.how === 'saved' ? list.workedMs / countOf(list, 'saved') : 0;
  const items = list.items.map((item, index) => (index === at ? { ...item, result: null } : item));
  return { list: { ...list, items, workedMs: list.workedMs - share }, at };
}

/** The first open item from `from` on, else the first open one at all; null when all are dealt with. */
export function nextOpen({ items }: Worklist, from = 0): number | null {
  const ahead = items.findIndex(({ result }, at) => at >= from && result === null);
  const at = ahead >= 0 ? ahead : items.findIndex(({ result }) => result === null);
  return at >= 0 ? at : null;
}

/** Those that were skipped, to be gone through once more. */
export const skippedOf = ({ items }: Worklist) => items.filter(({ result }) => result?.how === 'skipped');

export const countOf = ({ items }: Worklist, how: WorklistResult['how']) =>
  items.filter(({ result }) => result?.how === how).length;

export interface Pace {
  /** Null before the first save: nothing is guessed. */
  perItemMs: number | null;
  endsAt: Date | null;
}

export function paceOf(list: Worklist, now: Date): Pace {
  const saved = countOf(list, 'saved');
  if (saved === 0) return { perItemMs: null, endsAt: null };
  const perItemMs = list.workedMs / saved;
  const left = list.items.filter(({ result }) => result === null).length;
  return { perItemMs, endsAt: left > 0 ? new Date(now.getTime() + left * perItemMs) : null };
}
