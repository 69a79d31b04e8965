import { useEffect, useState } from 'react';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { useMe } from '#web/session.ts';
import type { Worklist } from '../../worklist.ts';
import { candidateOfFollowUp } from './candidates.ts';
import { unfinishedWorklist } from './kept-worklists.ts';
import { StartWorklist } from './StartWorklist.tsx';

/** In the corner of the queue: the run that was left, or a new one through what is due. */
export function TodayWorklists({ queue }: { queue: readonly FollowUp[] }) {
  const { id: userId } = useMe();
  const [left, setLeft] = useState<Worklist | null>(null);
  useEffect(() => {
    let current = true;
    unfinishedWorklist(userId, new Date())
      .catch(() => null)
      .then((found) => current && setLeft(found));
    return () => {
      current = false;
    };
  }, [userId]);
  return (
    <>
      {left && (
        <ButtonLink to="/worklists/$id" params={{ id: left.id }} title={left.title}>
          {m.thread_worklist_resume({
            done: left.items.filter(({ result }) => result !== null).length,
            count: left.items.length,
          })}
        </ButtonLink>
      )}
      {queue.length > 0 && (
        <StartWorklist title={m.web_nav_today()} candidates={() => queue.map(candidateOfFollowUp)} />
      )}
    </>
  );
}
