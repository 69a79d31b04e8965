import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';

interface AnchorProps extends ComponentProps<'a'> {
  variant?: 'primary' | 'quiet' | 'danger' | 'plain';
  icon?: ReactNode;
}

/** A link out of the app, or to a file, that looks like a button. */
export function ButtonAnchor({ variant = 'quiet', icon, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} data-variant={variant} className={classes(styles.button, className)}>
      {icon}
      <span>{children}</span>
    </a>
  );
}

/** A link that looks like a button: `<ButtonLink to="/accounts" search={{ new: '1' }} variant="primary">`. */
export const ButtonLink = createLink(ButtonAnchor);
