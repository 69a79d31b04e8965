import { type ReactNode, useState } from 'react';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { listTimeline } from '../contract.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import styles from './Timeline.module.css';
import { timelineQuery } from './timeline-query.ts';

interface TimelineProps {
  accountId: string;
  /** Saves still on their way, above what the server knows. */
  pending?: ReactNode;
  /** Searching in it, on the record page. */
  searchable?: boolean;
}

const views = ['all', 'phone', 'email', 'note'] as const;
type View = (typeof views)[number];

/** Every dealing with a record, newest first, with status changes and what was taken back. */
export function Timeline({ accountId, pending, searchable }: TimelineProps) {
  const [view, setView] = useState<View>('all');
  const [q, setQ] = useState('');
  const medium: Medium[] = view === 'all' ? [] : [view];
  const pages = usePages(listTimeline, timelineQuery(accountId, { medium, q }));
  return (
    <section className={styles.timeline} aria-label={m.activities_timeline()}>
      <header className={styles.head}>
        <h2 className="t-strong">
          {m.activities_timeline()}{' '}
          <span className="t-meta">
            <TotalText total={pages.total} />
          </span>
        </h2>
        <div className={styles.filters}>
          {views.map((one) => (
            <FilterToggle key={one} pressed={view === one} onPressed={() => setView(one)}>
              {viewLabel(one)}
            </FilterToggle>
          ))}
        </div>
        {searchable && <SearchField label={m.activities_timeline_search()} value={q} onSearch={setQ} />}
      </header>
      {pending}
      {pages.error ? (
        <ErrorNotice
          error={pages.error}
          what={m.activities_timeline()}
          onRetry={() => void pages.refetch()}
        />
      ) : pages.isLoading ? (
        <LoadingBars rows={4} />
      ) : pages.items.length === 0 ? (
        !pending && (
          <EmptyState>
            {view === 'all' && q === '' ? m.activities_timeline_empty() : m.activities_timeline_no_match()}
          </EmptyState>
        )
      ) : (
        <ol className={styles.entries}>
          {pages.items.map((activity) => (
            <li key={activity.id} id={`a-${activity.id}`} className={styles.item}>
              <ActivityEntry activity={activity} moment="moment" />
            </li>
          ))}
        </ol>
      )}
      {pages.hasMore && (
        <Button variant="plain" busy={pages.isLoadingMore} onClick={pages.onReachEnd}>
          {m.activities_timeline_more()}
        </Button>
      )}
    </section>
  );
}

const viewLabel = (view: View) =>
  ({
    all: m.activities_view_all,
    phone: m.activities_view_calls,
    email: m.activities_view_mails,
    note: m.activities_view_notes,
  })[view]();
