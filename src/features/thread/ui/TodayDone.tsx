import type { getWorkload } from '#features/follow-ups/contract.ts';
import { writeDueLast } from '#features/follow-ups/ui/due-words.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import type { TodayState } from './TodayQueue.tsx';

interface TodayDoneProps {
  workload: ReplyOf<typeof getWorkload> | undefined;
  medium: TodayState['medium'];
  onReset: () => void;
}

/** Nothing left: „Alles erledigt. Nächste Wiedervorlage: Mo., 24.11., 09:00.“ */
export function TodayDone({ workload, medium, onReset }: TodayDoneProps) {
  const { today } = useMoment();
  if (medium) {
    return (
      <EmptyState action={<Button onClick={onReset}>{m.thread_reset_filter()}</Button>}>
        {m.thread_today_no_match()}
      </EmptyState>
    );
  }
  const next = workload?.next;
  return (
    <EmptyState action={<ButtonLink to="/chain">{m.thread_today_gaps()}</ButtonLink>}>
      {next
        ? m.thread_all_done({ next: writeDueLast(next.dueOn, next.dueTime, today) })
        : m.thread_all_done_without()}
    </EmptyState>
  );
}
