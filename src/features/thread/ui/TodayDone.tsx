import { useQuery } from '@tanstack/react-query';
import { listAccounts } from '#features/accounts/contract.ts';
import type { getWorkload } from '#features/follow-ups/contract.ts';
import { writeDueLast } from '#features/follow-ups/ui/due-words.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { mediumFilterLabel } from './TodayHead.tsx';
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
      <FilteredEmpty
        sentence={m.thread_today_no_match}
        filters={[mediumFilterLabel(medium)]}
        onReset={onReset}
      />
    );
  }
  if (!workload) return null;
  if (!workload.next) return <NothingPlanned />;
  const { dueOn, dueTime } = workload.next;
  return (
    <EmptyState action={<ButtonLink to="/chain">{m.thread_today_gaps()}</ButtonLink>}>
      {m.thread_all_done({ next: writeDueLast(dueOn, dueTime, today) })}
    </EmptyState>
  );
}

/** Nothing comes after today either; on the first day because nobody is known yet. */
function NothingPlanned() {
  const { permissions } = useMe();
  const { data } = useQuery(queryOf(listAccounts, { query: { limit: 1 } }));
  if (!data) return null;
  if (data.items.length > 0) {
    return (
      <EmptyState action={<ButtonLink to="/chain">{m.thread_today_gaps()}</ButtonLink>}>
        {m.thread_all_done_without()}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <>
          {permissions.import && (
            <ButtonLink to="/imports/$id" params={{ id: 'new' }} variant="primary">
              {m.thread_first_import()}
            </ButtonLink>
          )}
          <ButtonLink to="/accounts" search={{ new: 'true' }}>
            {m.thread_first_record()}
          </ButtonLink>
        </>
      }
    >
      {m.thread_first_day()}
    </EmptyState>
  );
}
