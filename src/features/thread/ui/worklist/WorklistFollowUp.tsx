import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { getFollowUp } from '#features/follow-ups/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { queryOf } from '#web/queries.ts';

import { FocusOnTitle } from './FocusOnTitle.tsx';

// From the queue's chunk, so that the first load of Tagesgeschäft is not cut into more pieces.
const Workplace = lazy(() => import('../TodayQueue.tsx').then((module) => ({ default: module.Workplace })));

interface WorklistFollowUpProps {
  followUpId: string;
  name: string;
  onSaved: (entryId: string) => void;
  /** Put off, or given to somebody else. */
  onMoved: () => void;
  onComeBack: () => void;
  onNext: () => void;
}

/** A due follow-up of the worklist, with everything the daily queue offers for it. */
export function WorklistFollowUp(props: WorklistFollowUpProps) {
  const { followUpId, name, onSaved, onMoved, onComeBack, onNext } = props;
  const { data, error, refetch } = useQuery(queryOf(getFollowUp, { params: { id: followUpId } }));
  const [isOurs, setOurs] = useState<string | null>(null);
  if (error) return <ErrorNotice error={error} what={name} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBars rows={8} fill />;
  if (data.state !== 'open' && isOurs !== followUpId) {
    return (
      <EmptyState action={<Button onClick={onNext}>{m.thread_worklist_next()}</Button>}>
        {m.thread_worklist_done_meanwhile({ name })}
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<LoadingBars rows={8} fill />}>
      <Workplace
        tab="open"
        followUp={data}
        chosenId={followUpId}
        position=""
        skips={false}
        refused={undefined}
        callAtOnce={false}
        onCallStarted={() => {}}
        onPass={(_followUp, _how, entryId) => {
          setOurs(followUpId);
          if (entryId) onSaved(entryId);
          else onMoved();
        }}
        onLeave={() => {}}
        onComeBack={onComeBack}
        onBackToQueue={() => document.getElementById('work-title')?.focus()}
        onBackToList={undefined}
      />
      <FocusOnTitle key={followUpId} />
    </Suspense>
  );
}
