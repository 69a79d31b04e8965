import { listFollowUps } from '#features/follow-ups/contract.ts';
import { QueueList } from '#features/follow-ups/ui/QueueList.tsx';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { addDays } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { usePages } from '#web/queries.ts';

interface OtherFollowUpsProps {
  tab: 'done' | 'planned';
  selectedId: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

const none: ReadonlySet<string> = new Set();

/** What was done today, or what is planned from tomorrow on. */
export function OtherFollowUps({ tab, selectedId, onSelect, onOpen }: OtherFollowUpsProps) {
  const { today } = useMoment();
  const query =
    tab === 'done'
      ? { assigneeId: ['me'], state: 'done' as const, doneFrom: today }
      : { assigneeId: ['me'], state: 'open' as const, dueFrom: addDays(today, 1) };
  const pages = usePages(listFollowUps, { query: { ...query, limit: 50 } });
  const label = tab === 'done' ? m.thread_tab_done() : m.thread_tab_planned();
  if (pages.error)
    return <ErrorNotice error={pages.error} what={label} onRetry={() => void pages.refetch()} />;
  if (pages.isLoading) return <LoadingBars rows={8} fill />;
  if (pages.items.length === 0) {
    return <EmptyState>{tab === 'done' ? m.thread_none_done() : m.thread_none_planned()}</EmptyState>;
  }
  return (
    <>
      <QueueList
        label={label}
        sections={[{ key: tab, label: '', followUps: pages.items }]}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        drafts={none}
        sending={none}
        today={today}
      />
      {pages.hasMore && (
        <Button variant="plain" busy={pages.isLoadingMore} onClick={pages.onReachEnd}>
          {m.thread_more()}
        </Button>
      )}
    </>
  );
}
