import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { getAccount } from '#features/accounts/contract.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { FollowUpItem } from '#features/follow-ups/ui/FollowUpItem.tsx';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import styles from './Record.module.css';
import { useOutboxOfThread } from './useOutboxOfThread.ts';
import type { LogActivity } from './useRecordWork.ts';
import { openFollowUpsQuery } from './useSurroundings.ts';

interface RecordFollowUpsProps {
  account: ReplyOf<typeof getAccount>;
  onComplete: LogActivity;
}

/** The record's follow-ups by due day, overdue marked, the done ones behind a toggle (WV-02). */
export function RecordFollowUps({ account, onComplete }: RecordFollowUpsProps) {
  const [showsDone, setShowsDone] = useState(false);
  const { data, error, refetch } = useQuery(openFollowUpsQuery(account.id));
  const { finishing } = useOutboxOfThread();
  const open = data?.items.filter(({ id, state }) => state === 'open' && !finishing.has(id));
  const complete = (followUp: FollowUp) =>
    onComplete(followUp.medium ?? 'phone', 'outcome', {
      completes: [followUp.id],
      contactId: followUp.contact?.id ?? null,
      campaignId: followUp.campaign?.id ?? null,
    });
  return (
    <section className={styles.followUps} aria-label={m.thread_follow_ups()}>
      <header className={styles.sectionHead}>
        <h2 className="t-strong">
          {m.thread_follow_ups()}{' '}
          <span className="t-meta">
            <TotalText total={data?.total} />
          </span>
        </h2>
        <FilterToggle pressed={showsDone} onPressed={setShowsDone}>
          {m.thread_show_done()}
        </FilterToggle>
      </header>
      {error && <ErrorNotice error={error} what={m.thread_follow_ups()} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBars rows={2} />}
      {open?.length === 0 && <p className="t-meta">{m.thread_no_open_follow_up()}</p>}
      <ul>
        {open?.map((followUp) => (
          <FollowUpItem
            key={followUp.id}
            followUp={followUp}
            onComplete={account.editable ? () => complete(followUp) : undefined}
          />
        ))}
      </ul>
      {showsDone && <DoneFollowUps accountId={account.id} />}
    </section>
  );
}

function DoneFollowUps({ accountId }: { accountId: string }) {
  const pages = usePages(listFollowUps, { query: { accountId: [accountId], state: 'done', limit: 20 } });
  if (pages.error) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isLoading) return <LoadingBars rows={2} />;
  if (pages.items.length === 0) return <p className="t-meta">{m.thread_none_done_yet()}</p>;
  return (
    <>
      <ul>
        {pages.items.map((followUp) => (
          <FollowUpItem key={followUp.id} followUp={followUp} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="plain" busy={pages.isLoadingMore} onClick={pages.onReachEnd}>
          {m.thread_more()}
        </Button>
      )}
    </>
  );
}
