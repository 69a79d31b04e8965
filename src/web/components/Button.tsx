import type { ComponentProps, ReactNode } from 'react';
import { ariaKeys } from '#web/keys.ts';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Key } from './Key.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** `primary` once per view; `plain` looks like text; default `quiet`. */
  variant?: 'primary' | 'quiet' | 'danger' | 'plain';
  /** Shown as key cap and announced: `A`, `Mod+Enter`. The handler itself belongs to `useCommand`. */
  keys?: string;
  icon?: ReactNode;
  /** Why it cannot be used now: stays focusable, tells the reason, does nothing. */
  disabledReason?: string | null | false;
  /** While saving: keeps its width and ignores clicks. */
  busy?: boolean;
  /** Only an icon is visible; give `aria-label`. */
  iconOnly?: boolean;
}

/** The button. Type `button` unless told otherwise. */
export function Button(props: ButtonProps) {
  const {
    variant = 'quiet',
    keys,
    icon,
    disabledReason,
    busy,
    iconOnly,
    children,
    onClick,
    className,
    ...rest
  } = props;
  const off = Boolean(disabledReason) || busy;
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, iconOnly && styles.iconOnly, className)}
      data-variant={variant}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      title={disabledReason || rest.title || (iconOnly ? rest['aria-label'] : undefined)}
      aria-description={disabledReason || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children && <span>{children}</span>}
      {keys && <Key keys={keys} />}
    </button>
  );
}
