import { createStore, del, entries, get, set } from 'idb-keyval';
import { nextOpen, type Worklist } from '../../worklist.ts';

const store = createStore('faden-worklists', 'worklists');
const keyOf = (userId: string, id: string) => `${userId}/${id}`;
/** Whoever left one longer ago starts anew. */
const keptMs = 14 * 24 * 60 * 60_000;

export const keepWorklist = (userId: string, list: Worklist) => set(keyOf(userId, list.id), list, store);
export const keptWorklist = (userId: string, id: string) => get<Worklist>(keyOf(userId, id), store);
export const forgetWorklist = (userId: string, id: string) => del(keyOf(userId, id), store);

/** The newest one this user left unfinished; old ones are thrown away. */
export async function unfinishedWorklist(userId: string, now: Date): Promise<Worklist | null> {
  const all = await entries<string, Worklist>(store);
  const mine = all.filter(([key]) => key.startsWith(`${userId}/`));
  const isOld = ({ startedAt }: Worklist) => now.getTime() - Date.parse(startedAt) > keptMs;
  await Promise.all(mine.filter(([, list]) => isOld(list)).map(([key]) => del(key, store)));
  const [newest] = mine
    .map(([, list]) => list)
    .filter((list) => !isOld(list) && nextOpen(list) !== null)
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return newest ?? null;
}
