import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { FieldError } from '#web/components/FieldError.tsx';
import { asProblem } from '#web/problem.ts';
import type { AccountField } from './account-values.ts';
import type { ContactField } from './contact-values.ts';
import styles from './DuplicateHints.module.css';
import { fieldLabel } from './field-words.ts';

type Known<F extends string> = { [field in F]: string | null } & { version: number };

interface DuplicateAdoptionProps<F extends string, R extends Known<F>> {
  /** What is there. */
  record: R;
  /** What was typed. */
  values: Record<F, string>;
  differing: (record: R, values: Record<F, string>) => F[];
  /** Writes one value to the record; answers it as it is then. */
  adopt: (record: R, field: F, value: string) => Promise<R>;
}

/** What was typed and differs from what is there: each value can be written to it (ADR-01). */
export function DuplicateAdoption<F extends (AccountField | ContactField) & string, R extends Known<F>>({
  record: given,
  values,
  differing,
  adopt,
}: DuplicateAdoptionProps<F, R>) {
  const [record, setRecord] = useState(given);
  const [busy, setBusy] = useState<F | null>(null);
  const [error, setError] = useState('');
  const latest = record.version > given.version ? record : given;
  const take = async (field: F) => {
    setBusy(field);
    setError('');
    try {
      setRecord(await adopt(latest, field, values[field].trim()));
    } catch (failure) {
      const problem = asProblem(failure);
      const current = problem.status === 412 ? (problem.extensions.current as R | undefined) : undefined;
      if (current) setRecord(current);
      setError(problem.detail);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      {differing(latest, values).map((field) => (
        <div key={field} className={styles.difference}>
          <span className="t-meta">
            {m.accounts_duplicates_difference({
              field: fieldLabel(field),
              theirs: latest[field] ?? m.accounts_empty_value(),
              mine: values[field].trim(),
            })}
          </span>
          <Button busy={busy === field} onClick={() => void take(field)}>
            {m.accounts_duplicates_adopt({ field: fieldLabel(field) })}
          </Button>
        </div>
      ))}
      {error && <FieldError>{error}</FieldError>}
    </>
  );
}
