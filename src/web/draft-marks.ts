import { useEffect, useSyncExternalStore } from 'react';
import { forgetDraft, keptDraft } from './drafts.ts';

/** Which drafts are known to be kept, so that rows can say „Entwurf“. */
const marks = new Map<string, boolean>();
const listeners = new Set<() => void>();
let version = 0;

export function markDraft(key: string, kept: boolean) {
  if (marks.get(key) === kept) return;
  marks.set(key, kept);
  version++;
  for (const tell of listeners) tell();
}

export function dropDraft(key: string) {
  markDraft(key, false);
  return forgetDraft(key);
}

/** Those of the keys that have a kept draft. */
export function useDraftMarks(keys: readonly string[]): ReadonlySet<string> {
  useSyncExternalStore(subscribe, () => version);
  useEffect(() => {
    for (const key of keys) {
      if (marks.has(key)) continue;
      marks.set(key, false);
      keptDraft(key)
        .then((kept) => markDraft(key, kept !== undefined))
        .catch(() => undefined);
    }
  }, [keys]);
  return new Set(keys.filter((key) => marks.get(key)));
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
