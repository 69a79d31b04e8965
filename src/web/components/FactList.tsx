import type { ReactNode } from 'react';
import styles from './FactList.module.css';
import { telHref } from './hand-over.ts';

/** Facts with their names before them; `Fact`s stand in it. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** What is not known is not shown. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number to dial, an address to write to. */
export const PhoneLink = ({ number }: { number: string }) => <a href={telHref(number)}>{number}</a>;
export const MailLink = ({ address }: { address: string }) => <a href={`mailto:${address}`}>{address}</a>;
