import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { todayIn } from '#web/dates.ts';
import { refresh, useReply } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { changeAccount, createAccount, deleteAccount, getAccount, listAccounts } from '../contract.ts';
import { accountKinds } from '../rules.ts';
import { AccountDuplicates } from './AccountDuplicates.tsx';
import { AccountFormFields } from './AccountFormFields.tsx';
import { accountProblems } from './account-problems.ts';
import {
  type Account,
  type AccountValues,
  accountChanges,
  accountValues,
  emptyAccount,
  newAccountBody,
} from './account-values.ts';
import { kindName } from './kind-words.ts';
import { RecordFormDialog } from './RecordFormDialog.tsx';
import { useRecordForm } from './useRecordForm.ts';

export interface AccountFormProps {
  /** The record to edit; left out, a new one is made. */
  accountId?: string | undefined;
  /** What is known of a new one, as the text searched for. */
  initial?: Partial<AccountValues>;
  onDone: (account: Account) => void;
  onCancel: () => void;
}

/** A dialog to add or edit a company or a private person; a new one is checked for duplicates while typing. */
export function AccountForm({ accountId, ...props }: AccountFormProps) {
  return accountId ? <KnownAccountForm {...props} accountId={accountId} /> : <LoadedForm {...props} />;
}

function KnownAccountForm({ accountId, ...props }: AccountFormProps & { accountId: string }) {
  const { data, error, refetch } = useReply(getAccount, { params: { id: accountId } });
  if (data) return <LoadedForm {...props} account={data} />;
  return (
    <Dialog open onClose={props.onCancel} title={m.web_command_edit()}>
      {error ? (
        <ErrorNotice error={error} what={m.accounts_what_record()} onRetry={() => void refetch()} />
      ) : (
        <LoadingBars rows={8} />
      )}
    </Dialog>
  );
}

interface LoadedFormProps extends Omit<AccountFormProps, 'accountId'> {
  account?: Account;
}

function LoadedForm({ account, initial, onDone, onCancel }: LoadedFormProps) {
  const me = useMe();
  const form = useRecordForm<AccountValues, Account>({
    draftKey: `${me.id}/account/${account?.id ?? 'new'}`,
    start: account ? accountValues(account) : { ...emptyAccount, ...initial },
    version: account?.version ?? null,
    problemsIn: (values) => accountProblems(values, todayIn(me.workspace.timeZone)),
    valuesOf: accountValues,
    save: (about) => (account ? saveChange(account, about) : saveNew(about)),
    onDone,
  });
  const { kind } = form.values;
  const title = account
    ? m.accounts_form_edit({ name: account.name })
    : kind === 'company'
      ? m.accounts_form_new_company()
      : m.accounts_form_new_person();
  const create = kind === 'company' ? m.accounts_form_create_company() : m.accounts_form_create_person();
  return (
    <RecordFormDialog
      title={title}
      name={account?.name ?? ''}
      saveLabel={account ? m.accounts_form_save() : create}
      form={form}
      onCancel={onCancel}
    >
      {!account && (
        <ChipGroup
          label={m.accounts_form_kind()}
          chips={accountKinds.map((value) => ({ value, label: kindName(value) }))}
          value={kind}
          onValue={(value) => form.change({ kind: value })}
        />
      )}
      <AccountFormFields form={form}>
        {!account && <AccountDuplicates values={form.values} onOpen={onCancel} />}
      </AccountFormFields>
    </RecordFormDialog>
  );
}

interface SaveAbout {
  values: AccountValues;
  base: AccountValues;
  version: number | null;
  idempotencyKey: string;
}

async function saveNew({ values, idempotencyKey }: SaveAbout): Promise<Account> {
  const saved = await call(createAccount, { body: newAccountBody(values), idempotencyKey });
  void refresh(listAccounts);
  const inverse = inverseOf(deleteAccount, { params: { id: saved.id }, ifMatch: saved.version });
  reportAction(m.accounts_saved_new({ name: saved.name }), inverse);
  return saved;
}

async function saveChange(account: Account, { values, base, version }: SaveAbout): Promise<Account> {
  const body = accountChanges(base, values);
  if (Object.keys(body).length === 0) return account;
  const params = { id: account.id };
  const saved = await call(changeAccount, { params, body, ifMatch: version ?? account.version });
  void refresh(listAccounts, getAccount);
  const inverse = inverseOf(changeAccount, {
    params,
    body: accountChanges(values, base),
    ifMatch: saved.version,
  });
  reportAction(m.accounts_saved({ name: saved.name }), inverse);
  return saved;
}
