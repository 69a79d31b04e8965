import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';
import styles from './Bulk.module.css';
import { reasonsCounted } from './skipped-words.ts';

interface PreviewFrameProps {
  preview: {
    total: { value: number; relation: 'exact' | 'at-least' };
    unchanged: number;
    skipped: readonly { code: string; count: number }[];
  };
  /** „312 ändern sich“ */
  words: string;
  samples: readonly { id: string; name: string; change: string }[];
  refused: readonly { id: string; name: string; reason: string }[];
}

/** „312 ändern sich · 14 bleiben gleich · 3 ohne Recht (anzeigen)“, with some rows before and after. */
export function PreviewFrame({ preview, words, samples, refused }: PreviewFrameProps) {
  const { unchanged, skipped, total } = preview;
  const skippedCount = skipped.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    words,
    unchanged === 1 && m.bulk_preview_same_one(),
    unchanged > 1 && m.bulk_preview_same({ count: writeNumber(unchanged) }),
    skippedCount > 0 && reasonsCounted(skipped),
  ];
  return (
    <div className={styles.preview}>
      <p role="status" className="t-strong">
        {parts.filter(Boolean).join(' · ')}
      </p>
      {total.relation === 'at-least' && (
        <p className="t-meta">{m.bulk_preview_first({ count: writeNumber(total.value) })}</p>
      )}
      {samples.length > 0 && (
        <ul className={styles.samples}>
          {samples.map(({ id, name, change }) => (
            <li key={id}>
              <span>{name}</span>
              <span>{change}</span>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <details className={styles.refused}>
          <summary>{m.bulk_preview_show({ count: writeNumber(skippedCount) })}</summary>
          <ul className={styles.samples}>
            {refused.map(({ id, name, reason }) => (
              <li key={id}>
                <span>{name}</span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
          {refused.length < skippedCount && (
            <p className="t-meta">
              {m.bulk_preview_more({ count: writeNumber(skippedCount - refused.length) })}
            </p>
          )}
        </details>
      )}
    </div>
  );
}

export const whatChanges = (changing: number) =>
  changing === 1 ? m.bulk_preview_changing_one() : m.bulk_preview_changing({ count: writeNumber(changing) });
