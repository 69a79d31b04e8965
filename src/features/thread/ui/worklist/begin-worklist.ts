import { newId } from '#lib/id.ts';
import { startWorklist } from '../../worklist.ts';
import type { Candidate } from './candidates.ts';
import { keepWorklist } from './kept-worklists.ts';

/** Builds the fixed list and keeps it; answers its id, or null where there is nothing to work off. */
export async function beginWorklist(
  userId: string,
  about: { title: string; from: string },
  candidates: readonly Candidate[],
): Promise<string | null> {
  if (candidates.length === 0) return null;
  const list = startWorklist({ ...about, id: newId(), startedAt: new Date().toISOString() }, candidates);
  await keepWorklist(userId, list);
  return list.id;
}
