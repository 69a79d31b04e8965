import { useCallback, useEffect, useRef, useState } from 'react';
import { markDraft } from '#web/draft-marks.ts';
import { keepDraft, keptDraft } from '#web/drafts.ts';
import { type ActivityDraft, type DraftStart, hasContent } from './activity-draft.ts';

const keepMs = 250;

/**
 * The draft of one form, kept in IndexedDB while it is typed. Unlike `useDraft` a kept draft that is found late
 * never overwrites what was typed meanwhile: whoever types fast is ahead of the database.
 *
 * @param begun what this opening fixes, as the medium of a call; wins over the kept draft
 */
export function useActivityDraft(key: string, start: ActivityDraft, begun: DraftStart) {
  const [draft, setDraft] = useState(start);
  const latest = useRef(start);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fixed = useRef(begun);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (!touched.current || !hasContent(latest.current)) return;
    void keepDraft(key, latest.current);
    markDraft(key, true);
  }, [key]);
  const replace = useCallback((next: ActivityDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    let current = true;
    keptDraft<ActivityDraft>(key)
      .catch(() => undefined)
      .then((kept) => {
        if (current && kept && !touched.current) replace(openedAgain(kept, fixed.current));
      });
    return () => {
      current = false;
    };
  }, [key, replace]);
  useEffect(() => keep, [keep]);

  const change = useCallback(
    (patch: Partial<ActivityDraft>) => {
      touched.current = true;
      replace({ ...latest.current, ...patch });
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, keepMs);
    },
    [keep, replace],
  );
  const changeNext = useCallback(
    (patch: Partial<ActivityDraft['next']>) => change({ next: { ...latest.current.next, ...patch } }),
    [change],
  );
  /** The save takes over: the draft stays kept until the server has answered, but is no longer written. */
  const release = useCallback(() => {
    clearTimeout(timer.current);
    if (touched.current) {
      void keepDraft(key, latest.current);
      markDraft(key, true);
    }
    touched.current = false;
  }, [key]);
  return { draft, latest, change, changeNext, release };
}

/** A kept draft in a form that was opened for something: what the opening names wins. */
const openedAgain = (kept: ActivityDraft, { next, ...fixed }: DraftStart): ActivityDraft => ({
  ...kept,
  ...fixed,
  next: { ...kept.next, ...next },
});
