import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { FieldFrame, type FieldProps } from './FieldFrame.tsx';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'width' | 'required'> {
  /** The new text at every key. */
  onText?: (text: string) => void;
}

/** One line of text with label, hint and error. Takes everything an `input` takes. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, required, hideLabel, inlineLabel, width, id, ...own } = props;
  const { onText, onChange, className, ...input } = own;
  return (
    <FieldFrame {...{ label, hint, error, required, hideLabel, inlineLabel, width, id }}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...control}
          className={classes(styles.control, className)}
          onChange={(event) => {
            onChange?.(event);
            onText?.(event.target.value);
          }}
        />
      )}
    </FieldFrame>
  );
}
