import type { Ref } from 'react';
import type { Status } from '#features/campaigns/rules.ts';
import { m } from '#paraglide/messages.js';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { ChipLine } from '#web/components/ChipLine.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { statusChoices } from './status-chips.ts';

interface StatusGroupProps {
  statuses: readonly Status[];
  current: Status | null;
  value: string | null;
  onValue: (statusId: string) => void;
  onAdvance: () => void;
  error?: string | undefined;
  /** Why it cannot change here, as without the right to edit. */
  lockedReason?: string | undefined;
  ref: Ref<ChipGroupHandle>;
}

/** The statuses the record may take in the campaign, the default next one first. */
export function StatusGroup(props: StatusGroupProps) {
  const { statuses, current, value, onValue, onAdvance, error, lockedReason, ref } = props;
  const chips = statusChoices(statuses, current).map(({ value: choice, status, digit }) => ({
    value: choice,
    digit,
    disabledReason: choice === current?.id ? undefined : lockedReason,
    label: status ? (
      <StatusDot hue={status.hue} strong={choice === value}>
        {status.name}
      </StatusDot>
    ) : (
      m.thread_no_status()
    ),
  }));
  return (
    <ChipLine
      label={m.thread_status()}
      hint={
        current && current.nextStatusIds.length > 0
          ? m.thread_status_allowed({ status: current.name })
          : undefined
      }
      chips={chips}
      value={value}
      onValue={onValue}
      onAdvance={onAdvance}
      error={error}
      ref={ref}
    />
  );
}
