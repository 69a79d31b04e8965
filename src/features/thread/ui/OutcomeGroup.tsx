import type { Ref } from 'react';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { ChipGroup, type ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { ChipLine } from '#web/components/ChipLine.tsx';
import type { Outcome } from './activity-plan.ts';

interface OutcomeGroupProps {
  outcomes: readonly Outcome[];
  medium: Medium;
  value: string | null;
  onValue: (key: string) => void;
  onAdvance: () => void;
  error?: string | undefined;
  ref: Ref<ChipGroupHandle>;
}

/** What came of it. The digits are those of the workspace's list, whatever the medium leaves of it. */
export function OutcomeGroup({ outcomes, medium, value, onValue, onAdvance, error, ref }: OutcomeGroupProps) {
  const chips = outcomes
    .map(({ key, label, mediums }, at) => ({
      value: key,
      label,
      digit: at < 9 ? at + 1 : undefined,
      mediums,
    }))
    .filter(({ mediums, value: key }) => mediums.includes(medium) || key === value);
  if (chips.length === 0) return null;
  const props = { label: m.thread_outcome(), chips, value, onValue, onAdvance, error, ref };
  // Open as long as nothing is chosen: on a telephone the first tap decides, the rest folds to one line.
  return value === null ? <ChipGroup {...props} /> : <ChipLine {...props} />;
}
