import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './StatusDot.module.css';

/** A status: dot in the hue chosen for it (`petrol`, `orange` … by name) and its words. */
export function StatusDot({ hue, children, strong }: { hue: string; children: ReactNode; strong?: boolean }) {
  return (
    <span className={classes(styles.status, strong && styles.strong)}>
      <i className={styles.dot} style={{ color: `var(--hue-${hue}, var(--hue-grey))` }} aria-hidden="true" />
      <span className={styles.text}>{children}</span>
    </span>
  );
}
