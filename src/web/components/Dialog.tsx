import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  /** Esc, the cross, or a click beside a sheet. Keep what was typed. Left out where only `actions` lead on. */
  onClose?: () => void;
  /** A question with object and number: „312 Wiedervorlagen verschieben?“ */
  title: ReactNode;
  children: ReactNode;
  /** Buttons in the foot; mark the harmless one with `data-safe`, it gets the focus first. */
  actions?: ReactNode;
  wide?: boolean;
  variant?: 'dialog' | 'sheet' | 'full';
}

/** A native modal dialog: focus stays inside, goes to the safe choice first and back where it came from. */
export function Dialog({ open, onClose, title, children, actions, wide, variant = 'dialog' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    const before = document.activeElement as HTMLElement | null;
    dialog.showModal();
    const safe =
      '[data-safe], [data-body] :is(input:not([hidden]), textarea, select, button, [tabindex="0"])';
    (dialog.querySelector<HTMLElement>('[data-safe]') ?? dialog.querySelector<HTMLElement>(safe))?.focus();
    return () => {
      dialog.close();
      // Taken off the page before it is closed, it has forgotten where the focus came from.
      if (document.activeElement === document.body) before?.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={classes(styles.dialog, wide && styles.wide, styles[variant])}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // A second Esc would close it whatever `cancel` says.
      onKeyDown={(event) => !onClose && event.key === 'Escape' && event.preventDefault()}
      onClick={(event) => variant === 'sheet' && event.target === ref.current && onClose?.()}
    >
      <div className={styles.frame}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {onClose && (
            <Button variant="plain" iconOnly icon={<X />} aria-label={m.web_close()} onClick={onClose} />
          )}
        </header>
        <div className={styles.body} data-body>
          {children}
        </div>
        {actions && <footer className={styles.foot}>{actions}</footer>}
      </div>
    </dialog>
  );
}
