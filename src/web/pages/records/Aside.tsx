import type { ReactNode } from 'react';
import styles from './Aside.module.css';

/** A titled part beside the work on a record. */
export function Aside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.aside} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
