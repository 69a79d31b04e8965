import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { placeBelow } from './anchor.ts';
import { Button, type ButtonProps } from './Button.tsx';
import { Key } from './Key.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  keys?: string | undefined;
  danger?: boolean;
  /** One of several: shows a mark and reads as chosen. */
  checked?: boolean;
  disabledReason?: string | null | false;
  /** A line above it. */
  startsGroup?: boolean;
  onAction: () => void;
}

export interface MenuProps extends Omit<ButtonProps, 'onClick' | 'ref'> {
  items: readonly MenuItem[];
  /** Align with the right edge of the button. */
  end?: boolean;
  /** Other props are those of the button that opens it. */
  children?: ReactNode;
}

/** A button with a menu: arrows, Home, End and first letters move, Enter chooses, Esc closes. */
export function Menu({ items, end, ...button }: MenuProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const rows = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const show = (at: number) => {
    menu.current?.showPopover();
    if (menu.current && trigger.current) placeBelow(menu.current, trigger.current, { end });
    rows().at(at)?.focus();
  };
  const run = (item: MenuItem) => {
    if (item.disabledReason) return;
    menu.current?.hidePopover();
    item.onAction();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target =
      {
        ArrowDown: all[(at + 1) % all.length],
        ArrowUp: all[(at - 1 + all.length) % all.length],
        Home: all[0],
        End: all.at(-1),
      }[event.key] ??
      (event.key.length === 1 && event.key !== ' ' ? startingWith(all, at, event.key) : undefined);
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  };
  return (
    <>
      <Button
        {...button}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => (open ? menu.current?.hidePopover() : show(0))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(event.key === 'ArrowDown' ? 0 : -1);
        }}
      />
      <div
        ref={menu}
        id={id}
        role="menu"
        popover="auto"
        aria-label={
          button['aria-label'] ?? (typeof button.children === 'string' ? button.children : undefined)
        }
        className={styles.menu}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checked only where the role is menuitemradio
          <button
            key={item.id}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.checked}
            aria-disabled={item.disabledReason ? true : undefined}
            title={item.disabledReason || undefined}
            tabIndex={-1}
            className={styles.item}
            data-danger={item.danger || undefined}
            data-group={item.startsGroup || undefined}
            onClick={() => run(item)}
          >
            <span className={styles.icon}>{item.checked ? '✓' : item.icon}</span>
            <span className={styles.label}>{item.label}</span>
            {item.keys && <Key keys={item.keys} />}
          </button>
        ))}
      </div>
    </>
  );
}

function startingWith(rows: HTMLElement[], at: number, letter: string) {
  const order = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  const name = (row: HTMLElement) => row.querySelector(`.${styles.label}`)?.textContent ?? '';
  return order.find((row) => name(row).trim().toLowerCase().startsWith(letter.toLowerCase()));
}
