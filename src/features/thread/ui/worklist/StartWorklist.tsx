import { useNavigate } from '@tanstack/react-router';
import { ListVideo } from 'lucide-react';
import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { asProblem } from '#web/problem.ts';
import { useMe } from '#web/session.ts';
import type { Candidate } from './candidates.ts';

interface StartWorklistProps {
  /** Of what it is made: „Kampagne Flotte 2026“. */
  title: string;
  /** What is in the list now, in its order. */
  candidates: () => Promise<readonly Candidate[]> | readonly Candidate[];
  iconOnly?: boolean;
  /** Why there is nothing to start. */
  disabledReason?: string | false;
}

/** „Serie starten“: what the list shows becomes a fixed worklist, and the first record opens. */
export function StartWorklist({ title, candidates, iconOnly, disabledReason }: StartWorklistProps) {
  const bare = useNarrow() || iconOnly === true;
  const { id: userId } = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const from = location.pathname + location.search;
      const { beginWorklist } = await import('./begin-worklist.ts');
      const id = await beginWorklist(userId, { title, from }, await candidates());
      if (id) await navigate({ to: '/worklists/$id', params: { id } });
      else reportNotice(m.thread_worklist_empty());
    } catch (error) {
      reportNotice(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  useCommand('start-worklist', { run: () => void start(), reason: disabledReason || null });
  return (
    <Button
      icon={<ListVideo />}
      iconOnly={bare}
      busy={busy}
      disabledReason={disabledReason || null}
      aria-label={bare ? m.thread_worklist_start() : undefined}
      onClick={() => void start()}
    >
      {!bare && m.thread_worklist_start()}
    </Button>
  );
}
