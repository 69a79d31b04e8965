import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '#paraglide/messages.js';
import styles from './FilterBar.module.css';

export interface FilterChip {
  id: string;
  /** „Zuständig: ich“ */
  label: string;
  onRemove: () => void;
}

interface FilterBarProps {
  /** Search field, selects, menus. */
  children?: ReactNode;
  /** Filters in force. */
  chips?: readonly FilterChip[];
  onReset?: () => void;
  /** Right end: sort, view, count. */
  end?: ReactNode;
}

/** The 40 px row under the header: fields to filter by and the filters in force, each removable. */
export function FilterBar({ children, chips = [], onReset, end }: FilterBarProps) {
  return (
    <search className={styles.bar} aria-label={m.web_filter_label()}>
      {children}
      {chips.map((chip) => (
        <span key={chip.id} className={styles.chip}>
          {chip.label}
          <button
            type="button"
            className={styles.remove}
            aria-label={m.web_filter_remove({ filter: chip.label })}
            onClick={chip.onRemove}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      {chips.length > 0 && onReset && (
        <button type="button" className={styles.reset} onClick={onReset}>
          {m.web_filter_reset()}
        </button>
      )}
      {end && <span className={styles.end}>{end}</span>}
    </search>
  );
}
