import { type ReactNode, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import styles from './DuplicateHints.module.css';

/** Somebody who is there already, and may be who is being typed in. */
export interface Candidate {
  id: string;
  name: string;
  /** Leads to the page. */
  link: ReactNode;
  facts: (string | null)[];
  reasons: string[];
  adoption: ReactNode;
}

/** While something is typed in: what may be the same, why, and what to do instead. */
export function DuplicateHints({ candidates }: { candidates: Candidate[] }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const shown = candidates.filter(({ id }) => !dismissed.has(id));
  return (
    <section className={styles.hints} aria-label={m.accounts_duplicates_title()} hidden={shown.length === 0}>
      <p role="status" className="t-label">
        {shown.length > 0 &&
          `${m.accounts_duplicates_title()} ${m.accounts_duplicates_found({ count: shown.length })}`}
      </p>
      <ul className={styles.list}>
        {shown.map(({ id, name, link, facts, reasons, adoption }) => (
          <li key={id} className={styles.candidate}>
            <div className={styles.head}>
              <strong>{name}</strong>
              {link}
            </div>
            <p className="t-meta">{facts.filter(Boolean).join(' · ')}</p>
            <p className={styles.reasons}>{reasons.join(', ')}</p>
            {adoption}
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => setDismissed(new Set([...dismissed, ...shown.map(({ id }) => id)]))}>
          {m.accounts_duplicates_anyway()}
        </Button>
      </div>
    </section>
  );
}
