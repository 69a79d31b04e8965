import { createStore, del, entries, get, keys, set } from 'idb-keyval';
import type { OutboxEntry } from './outbox-entry.ts';

const store = createStore('faden-outbox', 'entries');
const keyOf = (owner: string, id: string) => `${owner}/${id}`;

export const keepEntry = (entry: OutboxEntry) => set(keyOf(entry.owner, entry.id), entry, store);
export const forgetEntry = (owner: string, id: string) => del(keyOf(owner, id), store);

export async function keptEntries(owner: string): Promise<OutboxEntry[]> {
  const all = await entries<string, OutboxEntry>(store);
  return all.map(([, entry]) => entry).filter((entry) => entry.owner === owner);
}

/** How many saves wait on this device, whoever made them: for when nobody can be asked who is signed in. */
export const countKept = async () => (await keys(store)).length;

/**
 * Runs `task` while no other window sends for the same record; undefined when another one already sent it.
 * Without locks (plain http) the idempotency key alone keeps a save from counting twice.
 */
export async function withLock<T>(
  entry: OutboxEntry,
  task: () => Promise<T>,
): Promise<{ reply: T } | undefined> {
  const run = async () => {
    const stillThere = await get(keyOf(entry.owner, entry.id), store);
    return stillThere ? { reply: await task() } : undefined;
  };
  if (!navigator.locks) return run();
  return navigator.locks.request(`faden-outbox/${entry.owner}/${entry.record}`, run);
}
