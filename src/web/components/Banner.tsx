import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface BannerProps {
  tone?: 'info' | 'warn' | 'danger' | 'ok';
  children: ReactNode;
  actions?: ReactNode;
  /** Only for data that would be lost; otherwise it is read politely. */
  urgent?: boolean;
}

/** A message under the header that stays until it is settled. */
export function Banner({ tone = 'info', children, actions, urgent }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone}>
      <div role={urgent ? 'alert' : 'status'}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
