import { useNavigate } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { writeDuration, writeNumber } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import { countOf, paceOf, skippedOf, type Worklist } from '../../worklist.ts';
import { beginWorklist } from './begin-worklist.ts';

/** „Serie beendet: 46 gespeichert, 2 verschoben, 12 übersprungen.“ */
export function WorklistEnd({ list, onLeave }: { list: Worklist; onLeave: () => void }) {
  const { id: userId } = useMe();
  const navigate = useNavigate();
  const skipped = skippedOf(list);
  const again = async () => {
    const id = await beginWorklist(userId, list, skipped);
    if (id) await navigate({ to: '/worklists/$id', params: { id }, search: {} });
  };
  const moved = countOf(list, 'moved');
  const counts = [
    m.thread_worklist_saved({ count: writeNumber(countOf(list, 'saved')) }),
    moved > 0 && m.thread_worklist_moved({ count: writeNumber(moved) }),
    skipped.length > 0 && m.thread_worklist_skipped({ count: writeNumber(skipped.length) }),
  ];
  const { perItemMs } = paceOf(list, new Date());
  return (
    <EmptyState
      action={
        <>
          <Button variant="primary" onClick={onLeave}>
            {m.thread_worklist_back()}
          </Button>
          {skipped.length > 0 && <Button onClick={() => void again()}>{m.thread_worklist_again()}</Button>}
        </>
      }
    >
      {m.thread_worklist_finished({ counts: counts.filter(Boolean).join(', ') })}
      {perItemMs !== null && (
        <>
          {' '}
          {m.thread_worklist_took({
            duration: writeDuration(Math.round(perItemMs / 1000)),
            minutes: writeNumber(Math.max(1, Math.round(list.workedMs / 60_000))),
          })}
        </>
      )}
    </EmptyState>
  );
}
