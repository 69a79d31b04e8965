import { useState } from 'react';
import { type Priority, priorities } from '#features/follow-ups/rules.ts';
import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { when } from '#features/follow-ups/when.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { changeFollowUps } from '../contract.ts';
import styles from './Bulk.module.css';
import { type BulkChange, bulkBody, dueAfter, previewOf } from './bulk-change.ts';
import { refreshThread } from './useSendActivity.ts';

export type BulkKind = 'due' | 'reassign' | 'priority';

interface BulkDialogProps {
  kind: BulkKind;
  chosen: readonly FollowUp[];
  ids: string[];
  onClose: () => void;
  onDone: () => void;
}

const samples = 5;

/** One change for many follow-ups: what, how many it concerns with a sample, then what became of it. */
export function BulkDialog({ kind, chosen, ids, onClose, onDone }: BulkDialogProps) {
  const mayRebook = useMayRebook();
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const [way, setWay] = useState<'shift' | 'date'>('shift');
  const [days, setDays] = useState('7');
  const [typed, setTyped] = useState('');
  const [user, setUser] = useState<{ id: string; name: string } | null>(null);
  const [priority, setPriority] = useState<Priority>('high');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const change = ((): BulkChange | null => {
    if (kind === 'reassign') return user && { kind: 'reassign', user };
    if (kind === 'priority') return { kind: 'priority', priority };
    if (way === 'shift') return /^[+-]?\d{1,3}$/.test(days) ? { kind: 'shift', days: Number(days) } : null;
    const found = when(typed, { ...calendar, ...moment });
    return found && { kind: 'date', dueOn: found.dueOn };
  })();
  const preview = change && previewOf(chosen, change, mayRebook);

  const run = async () => {
    if (!change) return setProblem(m.thread_bulk_incomplete());
    setBusy(true);
    setProblem('');
    try {
      const { changed, skipped } = await call(changeFollowUps, { body: bulkBody(ids, change) });
      reportNotice(
        m.thread_bulk_result({ changed: writeNumber(changed), skipped: writeNumber(skipped.length) }),
      );
      await refreshThread();
      onDone();
    } catch (error) {
      setProblem(asProblem(error).detail);
      setBusy(false);
    }
  };
  const count = writeNumber(ids.length);
  const { title, verb } = {
    due: { title: m.thread_bulk_due_title({ count }), verb: m.follow_ups_reschedule() },
    reassign: { title: m.thread_bulk_reassign_title({ count }), verb: m.follow_ups_reassign() },
    priority: { title: m.thread_bulk_priority_title({ count }), verb: m.thread_bulk_change() },
  }[kind];
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={verb}
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {kind === 'due' && (
          <ChipGroup
            label={m.thread_bulk_way()}
            chips={[
              { value: 'shift', label: m.thread_bulk_shift() },
              { value: 'date', label: m.thread_bulk_date() },
            ]}
            value={way}
            onValue={setWay}
          />
        )}
        {kind === 'due' && way === 'shift' && (
          <TextField
            label={m.thread_bulk_days()}
            inputMode="numeric"
            width="8ch"
            value={days}
            onText={setDays}
          />
        )}
        {kind === 'due' && way === 'date' && <WhenField value={typed} onText={setTyped} />}
        {kind === 'reassign' && (
          <UserField label={m.follow_ups_reassign_to()} value={user} onValue={setUser} />
        )}
        {kind === 'priority' && (
          <SelectField
            label={m.follow_ups_priority()}
            options={priorities.map((one) => ({ value: one, label: priorityLabel(one) }))}
            value={priority}
            onValue={setPriority}
          />
        )}
        {preview && (
          <p role="status">
            {m.thread_bulk_preview({
              changing: writeNumber(preview.changing + ids.length - chosen.length),
              same: writeNumber(preview.same),
              withoutRight: writeNumber(preview.withoutRight),
            })}
          </p>
        )}
        {change && (kind === 'due' || kind === 'reassign') && (
          <ul className={styles.samples}>
            {chosen.slice(0, samples).map((followUp) => (
              <li key={followUp.id}>
                {followUp.account.name}:{' '}
                {kind === 'due'
                  ? `${writeDue(followUp.dueOn, null)} → ${writeDue(dueAfter(followUp, change), null)}`
                  : `${followUp.assignee.name} → ${user?.name ?? ''}`}
              </li>
            ))}
          </ul>
        )}
        {problem && (
          <Banner tone="danger" urgent>
            {problem}
          </Banner>
        )}
      </div>
    </ConfirmDialog>
  );
}
