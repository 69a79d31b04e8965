import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { type ChosenColumn, isOptional, useColumnChoice } from '#web/components/shown-columns.ts';
import styles from './ManageViews.module.css';

interface ColumnsDialogProps {
  columns: readonly ChosenColumn[];
  onClose: () => void;
}

/** Which columns a grid shows and in what order, at once behind the dialog; Alt and the arrows move one, too. */
export function ColumnsDialog({ columns, onClose }: ColumnsDialogProps) {
  const { shown, change } = useColumnChoice(columns);
  const ids = shown.map(({ id }) => id);
  const hidden = columns.filter(isOptional(columns)).filter(({ id }) => !ids.includes(id));
  const move = (id: string, step: number) => {
    const at = ids.indexOf(id);
    const to = at + step;
    if (at < 0 || to < 0 || to >= ids.length) return;
    const next = ids.filter((other) => other !== id);
    next.splice(to, 0, id);
    change(next);
  };
  const toggle = (id: string, on: boolean) => change(on ? [...ids, id] : ids.filter((other) => other !== id));
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.views_columns_title()}
      actions={
        <>
          <Button variant="primary" onClick={onClose}>
            {m.views_columns_done()}
          </Button>
          <Button onClick={() => change(undefined)}>{m.views_columns_reset()}</Button>
        </>
      }
    >
      <p className="t-meta">{m.views_columns_hint({ name: columns[0]!.header })}</p>
      <ul className={styles.views} aria-label={m.views_columns_title()}>
        {[...shown, ...hidden].map((column, at) => (
          <li key={column.id} className={styles.view} onKeyDown={(event) => onKeyDown(event, column.id)}>
            <span className={styles.name}>
              <Checkbox checked={at < shown.length} onChecked={(on) => toggle(column.id, on)}>
                {column.header}
              </Checkbox>
            </span>
            {at < shown.length && (
              <span className={styles.actions}>
                <Button
                  variant="plain"
                  iconOnly
                  icon={<ArrowUp />}
                  aria-label={m.views_up({ name: column.header })}
                  disabledReason={at === 0 && m.views_is_first()}
                  onClick={() => move(column.id, -1)}
                />
                <Button
                  variant="plain"
                  iconOnly
                  icon={<ArrowDown />}
                  aria-label={m.views_down({ name: column.header })}
                  disabledReason={at === shown.length - 1 && m.views_is_last()}
                  onClick={() => move(column.id, 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
