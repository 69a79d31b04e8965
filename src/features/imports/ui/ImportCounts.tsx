import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';
import { rowOutcomes } from '../rules.ts';
import styles from './Imports.module.css';
import { type ImportRun, outcomeName } from './import-words.ts';

/** The result as a sum that everybody can check: created + updated + … = rows of the file. */
export function ImportCounts({ counts, rows }: Pick<ImportRun, 'counts' | 'rows'>) {
  const handled = rowOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const total = rows ?? handled;
  const parts = rowOutcomes.map((outcome) => ({
    id: outcome as string,
    name: outcomeName(outcome),
    count: counts[outcome],
  }));
  if (total > handled)
    parts.push({ id: 'not-reached', name: m.imports_count_not_reached(), count: total - handled });
  return (
    <dl className={styles.counts}>
      {parts.map((part, at) => (
        <div key={part.id} className={styles.count} data-outcome={part.count > 0 ? part.id : undefined}>
          <dt>{part.name}</dt>
          <dd>
            {at > 0 && <span className={styles.sign}>+ </span>}
            {writeNumber(part.count)}
          </dd>
        </div>
      ))}
      <div className={styles.count}>
        <dt>{m.imports_count_rows()}</dt>
        <dd>
          <span className={styles.sign}>= </span>
          {writeNumber(total)}
        </dd>
      </div>
    </dl>
  );
}
