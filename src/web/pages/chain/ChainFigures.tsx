import type { getChainReport } from '#features/thread/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeNumber, writeTime } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import styles from './Chain.module.css';

/** „1.204 offene Datensätze, 1.204 mit Wiedervorlage, 0 Lücken, geprüft 14:02“ */
export function ChainFigures({ report }: { report: ReplyOf<typeof getChainReport> }) {
  const { openRecords, withFollowUp, gaps, checkedAt } = report;
  const { timeZone } = useMe().workspace;
  return (
    <section className={styles.summary} aria-live="polite">
      <p className={styles.sentence}>
        <Figure value={openRecords} words={m.accounts_chain_open()} />
        <Figure value={withFollowUp} words={m.accounts_chain_with()} />
        <Figure
          value={gaps}
          words={gaps === 1 ? m.accounts_chain_gap_one() : m.accounts_chain_gaps()}
          tone={gaps > 0 ? 'late' : 'whole'}
        />
        <span className={styles.checked}>
          {m.accounts_chain_checked({ time: writeTime(checkedAt, timeZone) })}
        </span>
      </p>
      {gaps === 0 && <p className={styles.whole}>{m.accounts_chain_whole()}</p>}
    </section>
  );
}

/** The comma is for who reads it aloud or copies it. */
function Figure({ value, words, tone }: { value: number; words: string; tone?: 'late' | 'whole' }) {
  return (
    <span className={styles.figure} data-tone={tone}>
      <strong>{writeNumber(value)}</strong> {words}
      <span className={styles.comma}>, </span>
    </span>
  );
}
