import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** Nothing here: one sentence that names the filter or the next date, and one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action && <div className={styles.foot}>{action}</div>}
    </div>
  );
}
