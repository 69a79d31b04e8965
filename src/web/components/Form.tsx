import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Form.module.css';

/** One column of at most 560 px. `noValidate`: our own sentences instead of the browser's bubbles. */
export function Form({ className, ...form }: ComponentProps<'form'>) {
  return <form noValidate {...form} className={classes(styles.form, className)} />;
}

/** A group of fields with a heading. */
export function FormGroup({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Fields beside one another that wrap when there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The buttons below a form, primary first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
