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
  onClear: () => void;
}

/** Below a list while rows are chosen: how many, what to do with them. `.` goes to the first action. */
export function SelectionBar({ count, actions, onClear }: SelectionBarProps) {
  useCommand('selection-actions', () =>
    document.querySelector<HTMLElement>('[data-selection-bar] button')?.focus(),
  );
  return (
    <section className={styles.bar} data-selection-bar aria-label={m.accounts_selected({ count })}>
      <span role="status" className={styles.count}>
        {m.accounts_selected({ count: writeNumber(count) })}
      </span>
      {actions.map(({ id, label, icon, keys, disabledReason, onAction }) => (
        <Button key={id} icon={icon} keys={keys} disabledReason={disabledReason || null} onClick={onAction}>
          {label}
        </Button>
      ))}
      <Button variant="plain" onClick={onClear}>
        {m.accounts_selection_clear()}
      </Button>
    </section>
  );
}
