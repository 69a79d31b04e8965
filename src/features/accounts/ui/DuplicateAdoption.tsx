import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FieldError } from '#web/components/FieldError.tsx';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { changeAccount, getAccount, listAccountDuplicates, listAccounts } from '../contract.ts';
import type { Account, AccountValues } from './account-values.ts';
import { type AdoptableField, adoptableFields } from './adoptable-fields.ts';
import styles from './DuplicateHints.module.css';
import { fieldLabel } from './field-words.ts';

/** What was typed and differs from the record that is there: each value can be written to it (ADR-01). */
export function DuplicateAdoption({ account, values }: { account: Account; values: AccountValues }) {
  const [record, setRecord] = useState(account);
  const [busy, setBusy] = useState<AdoptableField | null>(null);
  const [error, setError] = useState('');
  const latest = record.version > account.version ? record : account;
  const adopt = async (field: AdoptableField) => {
    setBusy(field);
    setError('');
    try {
      setRecord(await adopted(latest, field, values[field].trim()));
    } catch (failure) {
      const problem = asProblem(failure);
      const current =
        problem.status === 412 ? (problem.extensions.current as Account | undefined) : undefined;
      if (current) setRecord(current);
      setError(problem.detail);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      {adoptableFields(latest, values).map((field) => (
        <div key={field} className={styles.difference}>
          <span className="t-meta">
            {m.accounts_duplicates_difference({
              field: fieldLabel(field),
              theirs: latest[field] ?? m.accounts_empty_value(),
              mine: values[field].trim(),
            })}
          </span>
          <Button busy={busy === field} onClick={() => void adopt(field)}>
            {m.accounts_duplicates_adopt({ field: fieldLabel(field) })}
          </Button>
        </div>
      ))}
      {error && <FieldError>{error}</FieldError>}
    </>
  );
}

async function adopted(account: Account, field: AdoptableField, value: string): Promise<Account> {
  const params = { id: account.id };
  const saved = await call(changeAccount, { params, body: { [field]: value }, ifMatch: account.version });
  const inverse = inverseOf(changeAccount, {
    params,
    body: { [field]: account[field] },
    ifMatch: saved.version,
  });
  reportAction(m.accounts_adopted({ name: account.name, field: fieldLabel(field), value }), inverse);
  void refresh(listAccounts, getAccount, listAccountDuplicates);
  return saved;
}
