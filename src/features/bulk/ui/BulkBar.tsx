import { lazy, Suspense, useRef, useState } from 'react';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { writeNumber } from '#web/dates.ts';
import { useSubject } from '#web/palette/subject.ts';
import { idsMost } from '../rules.ts';
import styles from './Bulk.module.css';
import type { BulkDraft, BulkKind, Chosen } from './bulk-draft.ts';
import { countOf } from './count-words.ts';

const BulkDialog = lazy(() => import('./BulkDialog.tsx').then((module) => ({ default: module.BulkDialog })));

type Total = { value: number; relation: 'exact' | 'at-least' };

interface BulkBarProps {
  /** The marked ones as far as they are loaded. */
  rows: readonly FollowUp[];
  ids: string[];
  /** The list's filter, by which all are chosen, whether loaded or not. */
  filter: Extract<Chosen, { filter?: unknown }>['filter'];
  total: Total | undefined;
  isAll: boolean;
  onAll: () => void;
  onDone: () => void;
}

/** What can be done with the chosen follow-ups, at the foot of the list. */
export function BulkBar({ rows, ids, filter, total, isAll, onAll, onDone }: BulkBarProps) {
  const mayRebook = useMayRebook();
  const [asked, setAsked] = useState<{ kind: BulkKind; initial?: Partial<BulkDraft> } | null>(null);
  const ask = (kind: BulkKind, initial: Partial<BulkDraft> = {}) => setAsked({ kind, initial });
  const bar = useRef<HTMLElement>(null);
  const noRight = !isAll && rows.length > 0 && rows.every(({ account }) => !account.editable);
  const tooMany = !isAll && ids.length > idsMost;
  const reason =
    (noRight && m.thread_status_locked()) ||
    (tooMany && m.bulk_too_many({ most: writeNumber(idsMost) })) ||
    null;
  useCommand('selection-actions', () => bar.current?.querySelector<HTMLElement>('button')?.focus());
  const noRebook = mayRebook ? reason : m.follow_ups_no_rebook();
  const count = isAll && total ? countOf(total) : writeNumber(ids.length);
  useCommand('reschedule', { run: () => ask('due'), reason });
  useCommand('owner', { run: () => ask('reassign'), reason: noRebook });
  useSubject({
    name: m.bulk_subject({ count }),
    daysOnly: true,
    does: {
      'follow-up': { run: (day) => ask('due', { dueWay: 'date', day }), reason },
      reassign: { run: (person) => ask('reassign', { people: [person] }), reason: noRebook },
    },
  });
  const buttons: { kind: BulkKind; label: string; keys?: string }[] = [
    { kind: 'due', label: m.follow_ups_reschedule(), keys: 'V' },
    ...(mayRebook ? [{ kind: 'reassign' as const, label: m.follow_ups_reassign(), keys: 'U' }] : []),
    { kind: 'complete', label: m.bulk_complete() },
    { kind: 'priority', label: m.follow_ups_priority() },
    { kind: 'text', label: m.bulk_text() },
  ];
  return (
    <section ref={bar} className={styles.bar} aria-label={m.bulk()}>
      <span role="status" className="t-strong">
        {isAll ? m.bulk_all_chosen({ count }) : m.bulk_chosen({ count })}
      </span>
      {buttons.map((one) => (
        <Button key={one.kind} keys={one.keys} disabledReason={reason} onClick={() => ask(one.kind)}>
          {one.label}
        </Button>
      ))}
      {!isAll && total && (total.relation === 'at-least' || total.value > ids.length) && (
        <Button onClick={onAll}>{m.bulk_choose_all({ count: countOf(total) })}</Button>
      )}
      <Button variant="plain" onClick={onDone}>
        {m.bulk_clear()}
      </Button>
      {asked && (
        <Suspense fallback={null}>
          <BulkDialog
            {...asked}
            chosen={isAll ? { filter } : { ids }}
            count={count}
            onClose={() => setAsked(null)}
            onDone={() => {
              setAsked(null);
              onDone();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
