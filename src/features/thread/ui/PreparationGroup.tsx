import type { Ref } from 'react';
import { m } from '#paraglide/messages.js';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { ChipLine } from '#web/components/ChipLine.tsx';
import { writeWeekday } from '#web/dates.ts';

interface PreparationGroupProps {
  day: string;
  unprepared: boolean;
  onUnprepared: (unprepared: boolean) => void;
  onAdvance: () => void;
  ref: Ref<ChipGroupHandle>;
}

/** The preparation an appointment brings along, seen before it is saved: Enter keeps it, 0 leaves it out. */
export function PreparationGroup({ day, unprepared, onUnprepared, onAdvance, ref }: PreparationGroupProps) {
  return (
    <ChipLine
      ref={ref}
      label={m.thread_preparation()}
      chips={[
        { value: 'day-before', digit: 1, label: writeWeekday(day) },
        { value: 'none', digit: 0, label: m.thread_preparation_none() },
      ]}
      value={unprepared ? 'none' : 'day-before'}
      onValue={(value) => onUnprepared(value === 'none')}
      onAdvance={onAdvance}
    />
  );
}
