import { useState } from 'react';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { writeNumber } from '#web/dates.ts';
import styles from './Bulk.module.css';
import { BulkDialog, type BulkKind } from './BulkDialog.tsx';

interface BulkBarProps {
  /** The chosen rows as far as they are loaded. */
  chosen: readonly FollowUp[];
  ids: string[];
  onDone: () => void;
}

/** The most one change takes. */
export const bulkMost = 200;

/** What can be done with the chosen follow-ups, at the foot of the list. */
export function BulkBar({ chosen, ids, onDone }: BulkBarProps) {
  const mayRebook = useMayRebook();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const tooMany = ids.length > bulkMost && m.thread_bulk_too_many({ most: bulkMost });
  const noRight =
    chosen.length > 0 && chosen.every(({ account }) => !account.editable) && m.thread_status_locked();
  const reason = tooMany || noRight;
  useCommand('selection-actions', { run: () => setKind('due'), reason: reason || null });
  useCommand('reschedule', { run: () => setKind('due'), reason: reason || null });
  useCommand('owner', {
    run: () => setKind('reassign'),
    reason: mayRebook ? reason || null : m.follow_ups_no_rebook(),
  });
  return (
    <section className={styles.bar} aria-label={m.thread_bulk()}>
      <span className="t-strong">{m.thread_bulk_chosen({ count: writeNumber(ids.length) })}</span>
      <Button keys="V" disabledReason={reason} onClick={() => setKind('due')}>
        {m.follow_ups_reschedule()}
      </Button>
      {mayRebook && (
        <Button keys="U" disabledReason={reason} onClick={() => setKind('reassign')}>
          {m.follow_ups_reassign()}
        </Button>
      )}
      <Button disabledReason={reason} onClick={() => setKind('priority')}>
        {m.follow_ups_priority()}
      </Button>
      <Button variant="plain" onClick={onDone}>
        {m.thread_bulk_clear()}
      </Button>
      {kind && (
        <BulkDialog
          kind={kind}
          chosen={chosen}
          ids={ids}
          onClose={() => setKind(null)}
          onDone={() => {
            setKind(null);
            onDone();
          }}
        />
      )}
    </section>
  );
}
