import { useLayoutEffect, useSyncExternalStore } from 'react';

let shown: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** The page itself tells of this refused save, with more to do about it than the banner above every page. */
export function useShowsFailure(entryId: string) {
  useLayoutEffect(() => {
    publish(new Set(shown).add(entryId));
    return () => publish(new Set([...shown].filter((id) => id !== entryId)));
  }, [entryId]);
}

/** Refused saves the page tells of: nobody needs to read them twice. */
export function useFailuresShown(): ReadonlySet<string> {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shown,
  );
}

function publish(next: ReadonlySet<string>) {
  shown = next;
  for (const tell of listeners) tell();
}
