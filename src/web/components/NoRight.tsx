import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** A missing right: the sentence names the right and who grants it. */
export function NoRight({ children }: { children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Lock aria-hidden="true" />
      <p>{children}</p>
    </div>
  );
}
