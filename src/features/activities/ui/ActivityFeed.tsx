import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { writeLongDay } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import { type Activity, ActivityEntry } from './ActivityEntry.tsx';
import styles from './ActivityFeed.module.css';

interface ActivityFeedProps {
  activities: readonly Activity[];
  /** New ones that are not shown yet. */
  arrived: number;
  onTakeIn: () => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  onReachEnd: () => void;
}

/** Screen readers are told of new ones at most this often. */
const announceMs = 10_000;

/**
 * The stream as a feed: days as separators, new ones wait behind a button so that nothing moves while reading; at
 * the top, with neither focus nor pointer inside, they come in by themselves.
 */
export function ActivityFeed(props: ActivityFeedProps) {
  const { activities, arrived, onTakeIn, hasMore, isLoadingMore, onReachEnd } = props;
  const { timeZone } = useMe().workspace;
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!hasMore || !end.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReachEnd(), {
      root: scroller.current,
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something arrived
  useEffect(() => {
    const box = scroller.current;
    if (arrived === 0 || !box) return;
    if (box.scrollTop === 0 && !box.contains(document.activeElement) && !box.matches(':hover')) onTakeIn();
  }, [arrived]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (!step) return;
    const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
    const at = articles.indexOf((event.target as HTMLElement).closest('article')!);
    articles[at + step]?.focus();
    event.preventDefault();
  };
  return (
    <div className={styles.frame}>
      {arrived > 0 && (
        <button
          type="button"
          className={styles.arrived}
          onClick={() => {
            scroller.current?.scrollTo({ top: 0 });
            onTakeIn();
          }}
        >
          {arrivedWords(arrived)}
        </button>
      )}
      <ArrivalsAnnounced count={arrived} />
      <div
        ref={scroller}
        role="feed"
        aria-busy={isLoadingMore}
        aria-label={m.web_nav_stream()}
        className={styles.feed}
        onKeyDown={onKeyDown}
      >
        {activities.map((activity, at) => {
          const day = dayIn(timeZone, activity.occurredAt);
          const before = activities[at - 1];
          const begins = !before || dayIn(timeZone, before.occurredAt) !== day;
          return (
            <div key={activity.id} className={styles.item}>
              {/* A feed holds articles only: for screen readers each one names its day. */}
              {begins && (
                <div aria-hidden="true" className={styles.day}>
                  {writeLongDay(day)}
                </div>
              )}
              <article
                // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus (WAI-ARIA)
                tabIndex={0}
                aria-posinset={at + 1}
                aria-setsize={-1}
                aria-label={`${activity.account.name}, ${writeLongDay(day)}`}
              >
                <ActivityEntry activity={activity} withAccount moment="time" />
              </article>
            </div>
          );
        })}
        <div ref={end} />
        {isLoadingMore && <p className="t-meta">{m.activities_loading_more()}</p>}
      </div>
    </div>
  );
}

function ArrivalsAnnounced({ count }: { count: number }) {
  const [said, setSaid] = useState(0);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + announceMs - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSaid(count);
    }, wait);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <span role="status" className="visually-hidden">
      {said > 0 && arrivedWords(said)}
    </span>
  );
}

const arrivedWords = (count: number) =>
  count === 1 ? m.activities_arrived_one() : m.activities_arrived({ count });
