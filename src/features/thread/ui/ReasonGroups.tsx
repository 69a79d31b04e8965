import type { Ref } from 'react';
import { m } from '#paraglide/messages.js';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { ChipLine } from '#web/components/ChipLine.tsx';

/** Why somebody is not interested. „Zeitpunkt“ means: not now, so it goes on later. */
export const refusalReasons = ['price', 'competition', 'no-need', 'timing', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalReasonLabel = (reason: RefusalReason): string =>
  ({
    price: m.thread_refusal_price,
    competition: m.thread_refusal_competition,
    'no-need': m.thread_refusal_no_need,
    timing: m.thread_refusal_timing,
    other: m.thread_refusal_other,
  })[reason]();

interface ReasonGroupProps {
  value: string | null;
  onValue: (reason: RefusalReason) => void;
  onAdvance: () => void;
  ref: Ref<ChipGroupHandle>;
}

export function RefusalGroup({ value, onValue, onAdvance, ref }: ReasonGroupProps) {
  const chips = refusalReasons.map((reason, at) => ({
    value: reason,
    label: refusalReasonLabel(reason),
    digit: at + 1,
  }));
  const chosen = refusalReasons.find((reason) => refusalReasonLabel(reason) === value) ?? null;
  return (
    <ChipLine
      label={m.thread_refusal_label()}
      chips={chips}
      value={chosen}
      onValue={onValue}
      onAdvance={onAdvance}
      ref={ref}
    />
  );
}

const closingReasons = ['finished', 'no-need', 'duplicate', 'handed-over', 'other'] as const;
type ClosingReason = (typeof closingReasons)[number];
const closingReasonLabel = (reason: ClosingReason): string =>
  ({
    finished: m.thread_why_none_finished,
    'no-need': m.thread_why_none_no_need,
    duplicate: m.thread_why_none_duplicate,
    'handed-over': m.thread_why_none_handed_over,
    other: m.thread_why_none_other,
  })[reason]();

interface WhyNoneGroupProps {
  value: string | null;
  onValue: (words: string) => void;
  onAdvance: () => void;
  error?: string | undefined;
  ref: Ref<ChipGroupHandle>;
}

/** Why nothing follows although the record stays open. */
export function WhyNoneGroup({ value, onValue, ...rest }: WhyNoneGroupProps) {
  const chips = closingReasons.map((reason, at) => ({
    value: reason,
    label: closingReasonLabel(reason),
    digit: at + 1,
  }));
  const chosen = closingReasons.find((reason) => closingReasonLabel(reason) === value) ?? null;
  return (
    <ChipLine
      {...rest}
      label={m.thread_why_none_label()}
      chips={chips}
      value={chosen}
      onValue={(reason) => onValue(closingReasonLabel(reason))}
    />
  );
}
