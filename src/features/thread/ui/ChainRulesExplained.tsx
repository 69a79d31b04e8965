import { Check, X } from 'lucide-react';
import type { ChainRules } from '#features/people/rules.ts';
import { m } from '#paraglide/messages.js';
import styles from './ChainRulesExplained.module.css';
import { type ChainCase, chainCases, type Verdict, verdictOf } from './chain-cases.ts';

/** What is stored and what is refused under the options being chosen, by the very rules that save. */
export function ChainRulesExplained({ chain }: { chain: ChainRules }) {
  return (
    <section className={styles.explained} aria-label={m.thread_chain_effect()}>
      <h2>{m.thread_chain_effect()}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.thread_chain_case()}</th>
            <th scope="col">{m.thread_chain_result()}</th>
          </tr>
        </thead>
        <tbody>
          {chainCases.map((row) => {
            const verdict = verdictOf(chain, row);
            return (
              <tr key={`${row.saves} ${row.situation}`}>
                <th scope="row">
                  {savesName(row.saves)}
                  <span className={styles.situation}>{situationName(row.situation)}</span>
                </th>
                <td>
                  <span className={styles.verdict} data-refused={verdict !== null || undefined}>
                    {verdict === null ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
                    {verdictName(verdict)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const savesName = (saves: ChainCase['saves']) =>
  ({
    both: m.thread_chain_saves_both,
    activity: m.thread_chain_saves_activity,
    'activity-while-open': m.thread_chain_saves_activity_while_open,
    'follow-up': m.thread_chain_saves_follow_up,
    'status-change': m.thread_chain_saves_status_change,
  })[saves]();

const situationName = (situation: ChainCase['situation']) =>
  ({
    any: m.thread_chain_situation_any,
    open: m.thread_chain_situation_open,
    final: m.thread_chain_situation_final,
    none: m.thread_chain_situation_none,
  })[situation]();

function verdictName(verdict: Verdict): string {
  if (verdict === null) return m.thread_chain_stored();
  return verdict === 'follow-up-required'
    ? m.thread_chain_refused_follow_up()
    : m.thread_chain_refused_activity();
}
