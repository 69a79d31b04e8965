import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { listTimeline } from '#features/activities/contract.ts';
import { timelineQuery } from '#features/activities/ui/timeline-query.ts';
import { getFollowUp } from '#features/follow-ups/contract.ts';
import { onUndone } from '#web/actions.ts';
import { pagesOf, queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import {
  nextOpen,
  pass,
  reopen,
  type Worklist,
  type WorklistItem,
  type WorklistResult,
} from '../../worklist.ts';
import { accountQuery, openFollowUpsQuery, outcomesQuery } from '../useSurroundings.ts';
import { forgetWorklist, keepWorklist, keptWorklist } from './kept-worklists.ts';

const ahead = 3;

/**
 * One worklist as it is worked off: where one is stands in the address, what became of each record in IndexedDB, so
 * that it goes on after a reload.
 *
 * @param place number of the item shown, from 1; undefined: the first open one
 */
export function useWorklist(id: string, place: number | undefined, go: (place: number | undefined) => void) {
  const { id: userId } = useMe();
  /** Undefined as long as it is looked up, null where this browser does not know it. */
  const [list, setList] = useState<Worklist | null>();
  const latest = useRef<Worklist | null>(null);
  const replace = useCallback((next: Worklist | null) => {
    latest.current = next;
    setList(next);
  }, []);
  useEffect(() => {
    let current = true;
    keptWorklist(userId, id)
      .catch(() => undefined)
      .then((found) => current && replace(found ?? null));
    return () => {
      current = false;
    };
  }, [userId, id, replace]);

  const at = list ? (place && list.items[place - 1] ? place - 1 : nextOpen(list)) : null;
  const openedAt = useRef(0);
  useEffect(() => {
    if (at !== null) openedAt.current = Date.now();
  }, [at]);
  usePrefetch(list?.items ?? [], at);

  const keep = (next: Worklist) => {
    replace(next);
    void keepWorklist(userId, next);
  };
  /** In the same task as the save: the next record is drawn before anything is answered. */
  const advance = (result: WorklistResult) => {
    if (!latest.current || at === null) return;
    const next = pass(latest.current, at, result, Date.now() - openedAt.current);
    const following = nextOpen(next, at + 1);
    flushSync(() => keep(next));
    go(following === null ? undefined : following + 1);
  };
  const comeBack = (isIt: (item: WorklistItem) => boolean) => {
    const back = latest.current && reopen(latest.current, isIt);
    if (!back) return;
    keep(back.list);
    go(back.at + 1);
  };
  const comesBack = useRef(comeBack);
  comesBack.current = comeBack;
  useEffect(() => {
    const stop = onUndone(({ entryId }) => {
      comesBack.current(({ result }) => result?.how === 'saved' && result.entryId === entryId);
    });
    return () => void stop();
  }, []);
  return {
    list,
    at,
    item: at === null ? null : (list?.items[at] ?? null),
    advance,
    comeBack,
    forget: () => forgetWorklist(userId, id),
  };
}

/** The record shown and the next three are there when it is their turn. */
function usePrefetch(items: readonly WorklistItem[], at: number | null) {
  const client = useQueryClient();
  useEffect(() => {
    if (at === null) return;
    void client.prefetchQuery(outcomesQuery());
    for (const { accountId, followUpId } of items.slice(at, at + ahead + 1)) {
      void client.prefetchQuery(accountQuery(accountId));
      void client.prefetchQuery(openFollowUpsQuery(accountId));
      void client.prefetchInfiniteQuery(pagesOf(listTimeline, timelineQuery(accountId)));
      if (followUpId) void client.prefetchQuery(queryOf(getFollowUp, { params: { id: followUpId } }));
    }
  }, [client, items, at]);
}
