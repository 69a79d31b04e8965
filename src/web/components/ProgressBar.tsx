import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  label: string;
  done: number;
  /** Unknown as long as it is null. */
  total: number | null;
}

/** How far a job is: thin, with figures beside it said by the caller. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const percent = total ? Math.min(100, Math.round((done / total) * 100)) : null;
  return (
    <progress className={styles.bar} aria-label={label} max={100} value={percent ?? undefined}>
      {percent !== null && `${percent} %`}
    </progress>
  );
}
