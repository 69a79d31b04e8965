import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { listTimeline } from '../contract.ts';
import { ActivityList } from './ActivityList.tsx';
import styles from './Timeline.module.css';
import { timelineQuery } from './timeline-query.ts';

interface TimelineProps {
  accountId: string;
  /** Saves still on their way, above what the server knows. */
  pending?: ReactNode;
  /** Searching in it, on the record page. */
  searchable?: boolean;
}

// Most records have a history: what is shown without one comes when it is needed.
const NoActivities = lazy(() =>
  import('./NoActivities.tsx').then((module) => ({ default: module.NoActivities })),
);
const views = ['all', 'phone', 'email', 'note'] as const;
type View = (typeof views)[number];

/** Every dealing with a record, newest first, with status changes and what was taken back. */
export function Timeline({ accountId, pending, searchable }: TimelineProps) {
  const [view, setView] = useState<View>('all');
  const [q, setQ] = useState('');
  const medium: Medium[] = view === 'all' ? [] : [view];
  const pages = usePages(listTimeline, timelineQuery(accountId, { medium, q }));
  const filters = [view !== 'all' && viewLabel(view), q && m.web_quoted({ text: q })].filter(
    Boolean,
  ) as string[];
  const reset = () => {
    setView('all');
    setQ('');
  };
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
      <ActivityList
        pages={pages}
        what={m.activities_timeline()}
        empty={
          !(pending && filters.length === 0) && (
            <Suspense fallback={null}>
              <NoActivities filters={filters} onReset={reset} />
            </Suspense>
          )
        }
      />
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
