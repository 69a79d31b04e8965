import type { Ref } from 'react';
import { ChipGroup, type ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { type Account, type AccountField, accountValues } from './account-values.ts';
import { writeDisplayed } from './displayed-value.ts';
import { fieldLabel } from './field-words.ts';
import type { Side } from './merge.ts';

interface Status {
  name: string;
  hue: string;
}
type About =
  | { field: AccountField; winner: Account; loser: Account }
  | { label: string; hint: string; statuses: Record<Side, Status> };
type MergeChoiceProps = About & {
  value: Side;
  onValue: (side: Side) => void;
  onAdvance: () => void;
  ref?: Ref<ChipGroupHandle>;
};

/** One difference: the value of the one (1) or of the other (2). */
export function MergeChoice(props: MergeChoiceProps) {
  const { value, onValue, onAdvance, ref } = props;
  const label = (side: Side) => {
    if (!('field' in props)) {
      const { name, hue } = props.statuses[side];
      return <StatusDot hue={hue}>{name}</StatusDot>;
    }
    return writeDisplayed(props.field, accountValues(props[side])[props.field]);
  };
  return (
    <ChipGroup
      ref={ref}
      label={'field' in props ? fieldLabel(props.field) : props.label}
      hint={'field' in props ? undefined : props.hint}
      chips={[
        { value: 'winner', digit: 1, label: label('winner') },
        { value: 'loser', digit: 2, label: label('loser') },
      ]}
      value={value}
      onValue={onValue}
      onAdvance={onAdvance}
    />
  );
}
