import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { useMe } from '#web/session.ts';
import type { Worklist } from '../../worklist.ts';
import { unfinishedWorklist } from './kept-worklists.ts';

/** „2 von 3“: back to the run that was left. */
export function ResumeWorklist() {
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
  if (!left) return null;
  const done = left.items.filter(({ result }) => result !== null).length;
  const count = left.items.length;
  return (
    <ButtonLink
      to="/worklists/$id"
      params={{ id: left.id }}
      icon={<Play />}
      title={left.title}
      aria-label={m.thread_worklist_resume({ done, count })}
    >
      {m.thread_position({ at: done, count })}
    </ButtonLink>
  );
}
