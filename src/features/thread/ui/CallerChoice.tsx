import type { search } from '#features/accounts/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import styles from './Record.module.css';

interface CallerChoiceProps {
  callers: ReplyOf<typeof search>['items'];
  onChoose: (accountId: string, contactId: string | undefined) => void;
}

/** Several records share the number: whose call is it? */
export function CallerChoice({ callers, onChoose }: CallerChoiceProps) {
  return (
    <section aria-label={m.thread_caller_choose()}>
      <h2>{m.thread_caller_choose()}</h2>
      <ul>
        {callers.map(({ kind, id, accountId, name, context }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.caller}
              onClick={() => onChoose(accountId, kind === 'contact' ? id : undefined)}
            >
              <strong>{name}</strong>
              <span className="t-meta">{context}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
