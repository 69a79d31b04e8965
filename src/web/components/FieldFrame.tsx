import { type ReactNode, useId } from 'react';
import { m } from '#paraglide/messages.js';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { FieldError } from './FieldError.tsx';

export interface FieldProps {
  label: ReactNode;
  /** A sentence before the field. */
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: ReactNode;
  required?: boolean;
  /** The label is there for screen readers only. */
  hideLabel?: boolean;
  /** The label stands before the field instead of above it, in a row of filters. */
  inlineLabel?: boolean;
  /** Width that hints at the content, as `6ch`; default the whole column. */
  width?: string;
}

interface FrameProps extends FieldProps {
  id?: string | undefined;
  children: (control: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
    required: boolean | undefined;
  }) => ReactNode;
}

/** Label, hint and error around one control, tied to it. Used by the fields; use those. */
export function FieldFrame(props: FrameProps) {
  const { label, hint, error, required, hideLabel, inlineLabel, width, id, children } = props;
  const own = useId();
  const control = id ?? own;
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ');
  return (
    <div
      className={classes(styles.field, inlineLabel && styles.inline)}
      style={width ? { maxWidth: `max(${width}, 8ch)` } : undefined}
    >
      <label htmlFor={control} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
        {required && <span className={styles.required}> {m.web_field_required()}</span>}
      </label>
      {hint && (
        <p id={`${control}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({
        id: control,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error && <FieldError id={`${control}-error`}>{error}</FieldError>}
    </div>
  );
}
