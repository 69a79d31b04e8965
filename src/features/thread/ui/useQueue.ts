import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { getFollowUp, listFollowUps } from '#features/follow-ups/contract.ts';
import { type QueueSectionKey, queueSections } from '#features/follow-ups/queue.ts';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { momentIn, useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { onUndone } from '#web/actions.ts';
import { useArrivals } from '#web/arrivals.ts';
import { queryOf, usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { useOutboxOfThread } from './useOutboxOfThread.ts';

export interface WorkSection {
  key: QueueSectionKey | 'refused';
  followUps: FollowUp[];
}
type FrozenOrder = { key: QueueSectionKey; ids: string[] }[];

/** For a line that is down: what is due is looked up again. */
const refetchMs = 60_000;

/**
 * The due follow-ups of the signed-in user in an order that stays frozen while working: what arrives is counted
 * and merged on click or when a section is done; what is finished leaves at once and comes back by undo.
 */
export function useQueue(mediums: readonly string[]) {
  const { id: userId, workspace } = useMe();
  const { timeZone } = workspace;
  const { today } = useMoment();
  const pages = usePages(listFollowUps, {
    query: { assigneeId: ['me'], state: 'open', dueTo: today, limit: 200 },
  });
  const { refetch } = pages;
  // Rows are replaced where they stand when somebody else finishes or reassigns them.
  const items = useMemo(
    () =>
      pages.items.filter(
        ({ state, assignee, dueOn }) => state === 'open' && assignee.id === userId && dueOn <= today,
      ),
    [pages.items, userId, today],
  );
  const [frozen, setFrozen] = useState<FrozenOrder | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const known = useRef(new Map<string, FollowUp>());
  for (const followUp of items) known.current.set(followUp.id, followUp);
  const { finishing, refusedById } = useOutboxOfThread();

  const merge = useCallback(
    () =>
      setFrozen(
        queueSections(items, momentIn(timeZone)).map(({ key, followUps }) => ({
          key,
          ids: followUps.map(({ id }) => id),
        })),
      ),
    [items, timeZone],
  );
  const isLoaded = !pages.isLoading;
  const pageCount = Math.ceil(pages.items.length / 200);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first answer and further pages order anew
  useEffect(() => {
    if (isLoaded) merge();
  }, [isLoaded, pageCount, today]);

  const arrivals = useArrivals('follow-up');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` tells that something came
  useEffect(() => {
    void refetch();
    const timer = setInterval(() => void refetch(), refetchMs);
    return () => clearInterval(timer);
  }, [arrivals.count, refetch]);
  const undone = useRef(false);
  // What an earlier visit of the page saved is sent without anybody here leaving it; refused, it is here again.
  useEffect(
    () =>
      setLeft((before) => {
        const after = new Set([...before, ...finishing].filter((id) => !refusedById.has(id)));
        const isSame = after.size === before.size && [...after].every((id) => before.has(id));
        return isSame ? before : after;
      }),
    [finishing, refusedById],
  );
  useEffect(() => {
    const stop = onUndone(() => {
      undone.current = true;
      setLeft(new Set());
    });
    return () => void stop();
  }, []);

  const refusedIds = [...refusedById.keys()];
  const missing = refusedIds.filter((id) => !known.current.has(id));
  const fetched = useQueries({ queries: missing.map((id) => queryOf(getFollowUp, { params: { id } })) });
  for (const { data } of fetched) if (data) known.current.set(data.id, data);

  const shown = useMemo(() => {
    const here = new Set(items.map(({ id }) => id));
    const fits = ({ medium }: FollowUp) => mediums.length === 0 || mediums.includes(medium ?? 'phone');
    return (frozen ?? [])
      .map(({ key, ids }) => ({
        key,
        followUps: ids
          .filter((id) => here.has(id) && !left.has(id) && !finishing.has(id) && !refusedById.has(id))
          .map((id) => known.current.get(id)!)
          .filter(fits),
      }))
      .filter(({ followUps }) => followUps.length > 0) as WorkSection[];
  }, [frozen, items, left, finishing, refusedById, mediums]);
  const refused = refusedIds.map((id) => known.current.get(id)).filter((one) => one !== undefined);
  const sections: WorkSection[] =
    refused.length > 0 ? [{ key: 'refused', followUps: refused }, ...shown] : shown;

  const ordered = new Set((frozen ?? []).flatMap(({ ids }) => ids));
  const arrivedCount = frozen ? items.filter(({ id }) => !ordered.has(id) && !left.has(id)).length : 0;
  const leave = useCallback((id: string) => setLeft((before) => new Set(before).add(id)), []);
  const comeBack = useCallback(
    (id: string) => setLeft((before) => new Set([...before].filter((one) => one !== id))),
    [],
  );
  const skip = useCallback(
    (id: string) =>
      setFrozen((before) =>
        (before ?? []).map(({ key, ids }) => ({
          key,
          ids: ids.includes(id) ? [...ids.filter((one) => one !== id), id] : ids,
        })),
      ),
    [],
  );

  // What comes back by undo without having been there, as after a reload, is not news to whoever took it back.
  useEffect(() => {
    if (!undone.current || arrivedCount === 0) return;
    undone.current = false;
    merge();
  }, [arrivedCount, merge]);

  // The current section is done: what arrived meanwhile takes its place in the order.
  const sectionCount = shown.length;
  const sectionsBefore = useRef(sectionCount);
  useEffect(() => {
    if (sectionCount < sectionsBefore.current && arrivedCount > 0) merge();
    sectionsBefore.current = sectionCount;
  }, [sectionCount, arrivedCount, merge]);

  return {
    sections,
    flat: sections.flatMap(({ followUps }) => followUps),
    arrivedCount,
    nowDueCount: useNowDue(items, frozen),
    isReady: frozen !== null,
    error: pages.error,
    refetch,
    onReachEnd: pages.onReachEnd,
    hasMore: pages.hasMore,
    merge: () => {
      arrivals.clear();
      merge();
    },
    leave,
    comeBack,
    skip,
    refusedById,
  };
}

const tickMs = 60_000;

/** How many reached their fixed time since the order was frozen: they are offered, the list does not jump. */
function useNowDue(items: readonly FollowUp[], frozen: FrozenOrder | null): number {
  const { timeZone } = useMe().workspace;
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((minute) => minute + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  const onTop = new Set(frozen?.find(({ key }) => key === 'now')?.ids);
  const ordered = new Set(frozen?.flatMap(({ ids }) => ids));
  const due = queueSections(items, momentIn(timeZone)).find(({ key }) => key === 'now')?.followUps ?? [];
  return due.filter(({ id }) => ordered.has(id) && !onTop.has(id)).length;
}
