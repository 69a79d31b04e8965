import type { ReactNode } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import type { usePages } from '#web/queries.ts';
import type { listActivities } from '../contract.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import styles from './Timeline.module.css';

interface ActivityListProps {
  pages: ReturnType<typeof usePages<typeof listActivities>>;
  /** Names the list where it cannot be loaded. */
  what: string;
  /** Instead of activities where there are none. */
  empty: ReactNode;
}

/** Activities page by page, newest first, each of them an address: `#a-<id>`. */
export function ActivityList({ pages, what, empty }: ActivityListProps) {
  if (pages.error)
    return <ErrorNotice error={pages.error} what={what} onRetry={() => void pages.refetch()} />;
  if (pages.isLoading) return <LoadingBars rows={4} />;
  if (pages.items.length === 0) return empty;
  return (
    <>
      <ol>
        {pages.items.map((activity) => (
          <li key={activity.id} id={`a-${activity.id}`} className={styles.item}>
            <ActivityEntry activity={activity} moment="moment" />
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <Button variant="plain" busy={pages.isLoadingMore} onClick={pages.onReachEnd}>
          {m.activities_timeline_more()}
        </Button>
      )}
    </>
  );
}
