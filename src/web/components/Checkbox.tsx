import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  children: ReactNode;
  hint?: ReactNode;
  onChecked?: (checked: boolean) => void;
}

/** A yes or no with its sentence. */
export function Checkbox({ children, hint, onChecked, onChange, ...input }: CheckboxProps) {
  const hintId = useId();
  return (
    <label className={styles.check}>
      <input
        {...input}
        type="checkbox"
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => {
          onChange?.(event);
          onChecked?.(event.target.checked);
        }}
      />
      <span>
        {children}
        {hint && (
          <span id={hintId} className={styles.hint}>
            {' '}
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
