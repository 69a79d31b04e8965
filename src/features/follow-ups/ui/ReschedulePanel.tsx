import { useLayoutEffect, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ChipGroup, type ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { writeWeekday } from '#web/dates.ts';
import { type PresetKey, presets, when } from '../when.ts';
import { presetLabel, writeShift } from './due-words.ts';
import styles from './Panel.module.css';
import { useMoment, useWorkingCalendar } from './useMoment.ts';
import { WhenField } from './WhenField.tsx';

interface ReschedulePanelProps {
  /** The time of day a preset keeps. */
  dueTime: string | null;
  /** A digit, a click or Enter on a typed day. A preset keeps the time of day. */
  onDue: (due: { dueOn: string; dueTime?: string | null }) => void;
  onClose: () => void;
}

type DayKey = Exclude<PresetKey, 'series' | 'none'>;
const isDay = (key: PresetKey): key is DayKey => key !== 'series' && key !== 'none';

/** `V` and a digit: another day, nothing else. */
export function ReschedulePanel({ dueTime, onDue, onClose }: ReschedulePanelProps) {
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const [typed, setTyped] = useState<string | null>(null);
  const chips = useRef<ChipGroupHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => chips.current?.focus(), []);
  const isTyping = typed !== null;
  useLayoutEffect(() => {
    if (isTyping) field.current?.focus();
  }, [isTyping]);

  const offered = presets(moment.today, calendar, dueTime);
  const choose = (key: DayKey) => {
    const resolved = offered.find((preset) => preset.key === key)?.resolved;
    if (resolved) onDue({ dueOn: resolved.dueOn });
    else setTyped(typed ?? '');
  };
  const shifts = offered.map(({ resolved }) => resolved && writeShift(resolved, calendar.region));
  const found = typed ? when(typed, { ...calendar, ...moment }) : null;
  const accept = () =>
    found && onDue({ dueOn: found.dueOn, ...(found.dueTime ? { dueTime: found.dueTime } : {}) });
  return (
    <section
      className={styles.panel}
      aria-label={m.follow_ups_reschedule()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <ChipGroup<DayKey>
        ref={chips}
        label={m.follow_ups_reschedule_to()}
        chips={offered
          .filter(({ key }) => isDay(key))
          .map(({ key, digit, resolved }) => ({
            value: key as DayKey,
            digit,
            label: resolved
              ? `${presetLabel(key)} · ${writeWeekday(resolved.dueOn, moment.today)}`
              : presetLabel(key),
          }))}
        hint={shifts.filter(Boolean).join(' · ') || undefined}
        value={typed === null ? null : 'date'}
        onValue={choose}
      />
      {typed !== null && <WhenField ref={field} value={typed} onText={setTyped} onAccept={accept} />}
      <div className={styles.actions}>
        {typed !== null && (
          <Button variant="primary" disabledReason={!found && m.follow_ups_when_unknown()} onClick={accept}>
            {m.follow_ups_reschedule()}
          </Button>
        )}
        <Button variant="plain" onClick={onClose}>
          {m.follow_ups_close()}
        </Button>
      </div>
    </section>
  );
}
