import { m } from '#paraglide/messages.js';
import type { Account } from './account-values.ts';
import { writeDisplayed } from './displayed-value.ts';
import { fieldLabel } from './field-words.ts';
import styles from './MergeForm.module.css';
import { mergeResult, type Side } from './merge.ts';

/** What the record will be afterwards. */
export function MergePreview(props: {
  winner: Account;
  loser: Account;
  take: Partial<Record<string, Side>>;
}) {
  const { winner, loser, take } = props;
  return (
    <section className={styles.result} aria-live="polite">
      <h3>{m.accounts_merge_result()}</h3>
      <dl className={styles.facts}>
        {mergeResult(winner, loser, take).map(({ field, value }) => (
          <div key={field}>
            <dt className="t-meta">{fieldLabel(field)}</dt>
            <dd data-from={take[field]}>{writeDisplayed(field, value)}</dd>
          </div>
        ))}
      </dl>
      <p className="t-meta">{m.accounts_merge_moves({ name: loser.name })}</p>
    </section>
  );
}
