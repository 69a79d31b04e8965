import type { ReactNode } from 'react';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { writeNumber } from '#web/dates.ts';
import styles from './SelectionBar.module.css';

export interface SelectionAction {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string | undefined;
  disabledReason?: string | null | false | undefined;
  onAction: () => void;
}

interface SelectionBarProps {
  count: number;
  actions: readonly SelectionAction[];
  /** Offers to choose all that the list's filter finds, loaded or not; `count` as the list says it. */
  all?: { count: string; isChosen: boolean; onChoose: () => void } | undefined;
  onClear: () => void;
}

/** Below a list while rows are chosen: how many, what to do with them. `.` goes to the first action. */
export function SelectionBar({ count, actions, all, onClear }: SelectionBarProps) {
  useCommand('selection-actions', () =>
    document.querySelector<HTMLElement>('[data-selection-bar] button')?.focus(),
  );
  return (
    <section className={styles.bar} data-selection-bar aria-label={m.accounts_selected({ count })}>
      <span role="status" className={styles.count}>
        {all?.isChosen
          ? m.accounts_selected_all({ count: all.count })
          : m.accounts_selected({ count: writeNumber(count) })}
      </span>
      {actions.map(({ id, label, icon, keys, disabledReason, onAction }) => (
        <Button key={id} icon={icon} keys={keys} disabledReason={disabledReason || null} onClick={onAction}>
          {label}
        </Button>
      ))}
      {all && !all.isChosen && (
        <Button onClick={all.onChoose}>{m.accounts_selection_all({ count: all.count })}</Button>
      )}
      <Button variant="plain" onClick={onClear}>
        {m.accounts_selection_clear()}
      </Button>
    </section>
  );
}
