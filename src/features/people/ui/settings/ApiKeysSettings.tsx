import { useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Table, type TableColumn } from '#web/components/Table.tsx';
import { refresh, usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { useSaving } from '#web/useSaving.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../../contract.ts';
import { UserField } from '../UserField.tsx';
import { CopyField } from './CopyField.tsx';
import { MoreButton } from './MoreButton.tsx';
import { NameDialog } from './NameDialog.tsx';
import styles from './Settings.module.css';

type ApiKey = ReplyOf<typeof listApiKeys>['items'][number];

/** Keys for programs that act as a user: make (shown once), see the last use, revoke. */
export function ApiKeysSettings() {
  const keys = usePages(listApiKeys, { query: { limit: 50 } });
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<ReplyOf<typeof createApiKey> | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <div className={styles.panel}>
      <p className="prose">{m.people_api_keys_intro()}</p>
      {keys.error && <ErrorNotice error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isLoading && <LoadingBars rows={3} />}
      {!keys.isLoading && !keys.error && keys.items.length === 0 && (
        <EmptyState>{m.people_api_keys_none()}</EmptyState>
      )}
      {keys.items.length > 0 && (
        <Table
          label={m.people_api_keys()}
          columns={columns(setRevoking)}
          rows={keys.items}
          rowId={(key) => key.id}
        />
      )}
      <MoreButton {...keys} />
      <div>
        <Button variant="primary" onClick={() => setAdding(true)}>
          {m.people_api_key_add()}
        </Button>
      </div>
      {adding && <AddKeyDialog onMade={setMade} onClose={() => setAdding(false)} />}
      {made && (
        <Dialog
          open
          onClose={() => setMade(null)}
          title={m.people_api_key_made({ name: made.apiKey.name })}
          actions={<Button onClick={() => setMade(null)}>{m.people_done()}</Button>}
        >
          <CopyField label={m.people_api_key()} hint={m.people_api_key_once()} text={made.key} />
        </Dialog>
      )}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

interface AddKeyDialogProps {
  onMade: (made: ReplyOf<typeof createApiKey>) => void;
  onClose: () => void;
}

function AddKeyDialog({ onMade, onClose }: AddKeyDialogProps) {
  const me = useMe();
  const [user, setUser] = useState<{ id: string; name: string } | null>({ id: me.id, name: me.name });
  const add = async (name: string) => {
    onMade(await call(createApiKey, { body: user ? { name, userId: user.id } : { name } }));
    await refresh(listApiKeys);
  };
  return (
    <NameDialog title={m.people_api_key_add()} name="" onSave={add} onClose={onClose}>
      {me.permissions.administer && (
        <UserField
          label={m.people_api_key_user()}
          hint={m.people_api_key_user_hint()}
          value={user}
          onValue={setUser}
        />
      )}
    </NameDialog>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { busy, problem, save } = useSaving();
  const revoke = async () => {
    const gone = await save(async () => {
      await call(revokeApiKey, { params: { id: apiKey.id } });
      await refresh(listApiKeys);
      reportAction(m.people_api_key_revoked({ name: apiKey.name }));
    });
    if (gone) onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      title={m.people_api_key_revoke_title({ name: apiKey.name })}
      confirmLabel={m.people_api_key_revoke()}
      busy={busy}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      <p>{m.people_api_key_revoke_effect()}</p>
      <FormProblem problem={problem} />
    </ConfirmDialog>
  );
}

const columns = (onRevoke: (key: ApiKey) => void): TableColumn<ApiKey>[] => [
  { id: 'name', header: m.people_name(), cell: (key) => <span className="t-strong">{key.name}</span> },
  { id: 'user', header: m.people_api_key_user(), cell: (key) => key.user.name },
  { id: 'created', header: m.people_created(), cell: (key) => <TimeText at={key.createdAt} /> },
  {
    id: 'used',
    header: m.people_last_used(),
    cell: (key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} as="ago" /> : m.people_never_used()),
  },
  {
    id: 'revoke',
    header: <span className="visually-hidden">{m.people_actions()}</span>,
    align: 'end',
    cell: (key) => (
      <Button aria-label={m.people_api_key_revoke_title({ name: key.name })} onClick={() => onRevoke(key)}>
        {m.people_api_key_revoke()}
      </Button>
    ),
  },
];
