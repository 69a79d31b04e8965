import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { FieldFrame, type FieldProps } from './FieldFrame.tsx';

export interface SelectOption<V extends string = string> {
  value: V;
  label: string;
}

export interface SelectFieldProps<V extends string>
  extends FieldProps,
    Omit<ComponentProps<'select'>, 'required' | 'value' | 'children'> {
  options: readonly SelectOption<V>[];
  value: V | '';
  onValue: (value: V) => void;
  /** Label of an empty first option; without it something is always chosen. */
  emptyLabel?: string;
}

/** One of a few known values. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, error, required, hideLabel, width, id, ...own } = props;
  const { options, value, onValue, emptyLabel, className, ...select } = own;
  return (
    <FieldFrame {...{ label, hint, error, required, hideLabel, width, id }}>
      {(control) => (
        <select
          {...select}
          {...control}
          value={value}
          className={classes(styles.control, className)}
          onChange={(event) => onValue(event.target.value as V)}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
