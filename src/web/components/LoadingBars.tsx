import { useEffect, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { classes } from './classes.ts';
import styles from './LoadingBars.module.css';

interface LoadingBarsProps {
  /** How many rows will probably be there. */
  rows?: number;
  /** Rows as high as those of lists; otherwise lines of text. */
  fill?: boolean;
  /** After two seconds: „Zählung läuft …“; default „Wird geladen …“. */
  text?: string;
}

/** Still grey bars where the content will stand: nothing before 150 ms, a sentence after 2 s. */
export function LoadingBars({ rows = 3, fill, text }: LoadingBarsProps) {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [setTimeout(setStage, 150, 1), setTimeout(setStage, 2_000, 2)];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className={classes(styles.bars, fill && styles.fill)} aria-busy="true">
      {stage > 0 &&
        Array.from({ length: rows }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are all alike
          <div key={at} className={styles.row}>
            <i style={{ width: `${[62, 48, 71, 55][at % 4]}%` }} />
          </div>
        ))}
      <p role="status" className={styles.text}>
        {stage > 1 && (text ?? m.web_loading())}
      </p>
    </div>
  );
}
