import { useCallback, useSyncExternalStore } from 'react';

const none: readonly string[] = [];
const byType = new Map<string, readonly string[]>();
const listeners = new Set<() => void>();

/** Something came that no list shows yet. */
export function arrived(type: string, id: string) {
  const before = byType.get(type) ?? none;
  if (before.includes(id)) return;
  byType.set(type, [...before, id].slice(-1000));
  for (const tell of listeners) tell();
}

/**
 * What others added since `clear` was last called: shown as „3 neue“, merged into the list on click
 * (`clear()` and `refetch()`), never by itself.
 */
export function useArrivals(type: 'activity' | 'follow-up' | 'account' | 'job') {
  const ids = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => byType.get(type) ?? none,
  );
  const clear = useCallback(() => {
    byType.delete(type);
    for (const tell of listeners) tell();
  }, [type]);
  return { count: ids.length, ids, clear };
}
