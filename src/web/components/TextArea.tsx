import type { ComponentProps, CSSProperties } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { FieldFrame, type FieldProps } from './FieldFrame.tsx';

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<'textarea'>, 'required'> {
  onText?: (text: string) => void;
}

/** Several lines of text; grows with what is typed. `rows` is the height it starts with. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, required, hideLabel, width, id, onText, onChange, className, ...area } = props;
  return (
    <FieldFrame {...{ label, hint, error, required, hideLabel, width, id }}>
      {(control) => (
        <textarea
          rows={2}
          {...area}
          {...control}
          style={{ '--rows': area.rows ?? 2, ...area.style } as CSSProperties}
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
