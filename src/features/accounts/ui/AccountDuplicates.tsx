import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';
import { changeAccount, getAccount, listAccountDuplicates, listAccounts } from '../contract.ts';
import type { Account, AccountField, AccountValues } from './account-values.ts';
import { differingOfAccount } from './adoptable-fields.ts';
import { DuplicateAdoption } from './DuplicateAdoption.tsx';
import { type Candidate, DuplicateHints } from './DuplicateHints.tsx';
import { fieldLabel } from './field-words.ts';
import { reasonName } from './reason-words.ts';
import { useAccountDuplicates } from './useDuplicates.ts';

interface AccountDuplicatesProps {
  values: AccountValues;
  /** The form is left for a record that is there already; the draft stays. */
  onOpen: () => void;
}

/** Up to three records that may be the one being typed in. */
export function AccountDuplicates({ values, onOpen }: AccountDuplicatesProps) {
  const candidates = useAccountDuplicates(values).map(({ account, reasons }): Candidate => {
    const { id, name, phone, email, editable } = account;
    return {
      id,
      name,
      facts: [[account.postalCode, account.city].filter(Boolean).join(' '), phone, email],
      reasons: reasons.map(reasonName),
      link: (
        <Link to="/accounts/$id" params={{ id }} onClick={onOpen}>
          {m.accounts_duplicates_open()}
        </Link>
      ),
      adoption: editable && (
        <DuplicateAdoption record={account} values={values} differing={differingOfAccount} adopt={adopted} />
      ),
    };
  });
  return <DuplicateHints candidates={candidates} />;
}

async function adopted(
  account: Account,
  field: AccountField & keyof Account,
  value: string,
): Promise<Account> {
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
