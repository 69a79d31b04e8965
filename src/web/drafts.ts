import { createStore, del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';

const store = createStore('faden-drafts', 'drafts');
const keepMs = 250;

export const keepDraft = (key: string, value: unknown) => set(key, value, store);
export const keptDraft = <T>(key: string) => get<T>(key, store);
export const forgetDraft = (key: string) => del(key, store);

/**
 * What is being typed, kept in IndexedDB 250 ms after the last key: it survives reloading, signing out and
 * conflicts. `key` names user and place (`<userId>/activity/<accountId>`); `start` is the empty form.
 *
 * `isReady` is false until the kept draft was looked up; `wasKept` tells that there was one.
 */
export function useDraft<T>(key: string, start: T) {
  const [value, setValue] = useState(start);
  const [lookedUp, setLookedUp] = useState({ key: '', kept: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<(() => void) | null>(null);
  const beginning = useRef(start);
  beginning.current = start;

  useEffect(() => {
    let current = true;
    keptDraft<T>(key)
      .catch(() => undefined)
      .then((kept) => {
        if (!current) return;
        setValue(kept ?? beginning.current);
        setLookedUp({ key, kept: kept !== undefined });
      });
    return () => {
      current = false;
      clearTimeout(timer.current);
      pending.current?.();
      pending.current = null;
    };
  }, [key]);

  const change = useCallback(
    (next: T | ((before: T) => T)) =>
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        clearTimeout(timer.current);
        pending.current = () => void keepDraft(key, after);
        timer.current = setTimeout(() => {
          pending.current?.();
          pending.current = null;
        }, keepMs);
        return after;
      }),
    [key],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
    void forgetDraft(key);
    setValue(beginning.current);
    setLookedUp({ key, kept: false });
  }, [key]);
  return { value, change, forget, isReady: lookedUp.key === key, wasKept: lookedUp.kept };
}
