import type { ReactNode } from 'react';
import styles from './FilterBar.module.css';

interface FilterToggleProps {
  pressed: boolean;
  onPressed: (pressed: boolean) => void;
  children: ReactNode;
}

/** A filter that is on or off: [Alle][Telefon][Mail]. */
export function FilterToggle({ pressed, onPressed, children }: FilterToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={styles.toggle}
      onClick={() => onPressed(!pressed)}
    >
      {children}
    </button>
  );
}
