import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import type { AccountValues } from './account-values.ts';
import { DuplicateAdoption } from './DuplicateAdoption.tsx';
import styles from './DuplicateHints.module.css';
import { reasonName } from './reason-words.ts';
import { type Duplicate, useDuplicates } from './useDuplicates.ts';

interface DuplicateHintsProps {
  values: AccountValues;
  /** The form is left for a record that is there already; the draft stays. */
  onOpen: () => void;
}

/** While a record is typed in: up to three that may be the same, why, and what to do instead. */
export function DuplicateHints({ values, onOpen }: DuplicateHintsProps) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const found = useDuplicates(values).filter(({ account }) => !dismissed.has(account.id));
  return (
    <section className={styles.hints} aria-label={m.accounts_duplicates_title()} hidden={found.length === 0}>
      <p role="status" className="t-label">
        {found.length > 0 &&
          `${m.accounts_duplicates_title()} ${m.accounts_duplicates_found({ count: found.length })}`}
      </p>
      <ul className={styles.list}>
        {found.map((duplicate) => (
          <Candidate key={duplicate.account.id} duplicate={duplicate} values={values} onOpen={onOpen} />
        ))}
      </ul>
      <div>
        <Button onClick={() => setDismissed(new Set([...dismissed, ...found.map((one) => one.account.id)]))}>
          {m.accounts_duplicates_anyway()}
        </Button>
      </div>
    </section>
  );
}

interface CandidateProps extends DuplicateHintsProps {
  duplicate: Duplicate;
}

function Candidate({ duplicate: { account, reasons }, values, onOpen }: CandidateProps) {
  const place = [account.postalCode, account.city].filter(Boolean).join(' ');
  return (
    <li className={styles.candidate}>
      <div className={styles.head}>
        <strong>{account.name}</strong>
        <Link to="/accounts/$id" params={{ id: account.id }} onClick={onOpen}>
          {m.accounts_duplicates_open()}
        </Link>
      </div>
      <p className="t-meta">{[place, account.phone, account.email].filter(Boolean).join(' · ')}</p>
      <p className={styles.reasons}>{reasons.map(reasonName).join(', ')}</p>
      {account.editable && <DuplicateAdoption account={account} values={values} />}
    </li>
  );
}
