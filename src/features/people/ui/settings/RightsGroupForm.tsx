import { type ReactNode, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Form, FormActions } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import {
  changeRightsGroup,
  createRightsGroup,
  getMe,
  type getRightsGroup,
  listRightsGroups,
} from '../../contract.ts';
import { type ChainRules, type Permissions, strictChain } from '../../rules.ts';
import { ChainFields } from './ChainFields.tsx';
import { PermissionFields } from './PermissionFields.tsx';
import styles from './Settings.module.css';

interface RightsGroupFormProps {
  /** Null: a new one. */
  group: ReplyOf<typeof getRightsGroup> | null;
  explain: (chain: ChainRules) => ReactNode;
  onSaved: (id: string) => void;
}

/** What a new group starts with: the own work, and nothing that concerns others. */
const firstPermissions: Permissions = {
  foreignTeam: 'read',
  ownTeam: 'edit',
  selfCreated: 'edit',
  export: false,
  import: false,
  rebook: false,
  administer: false,
};

/** Name, rights and chain rules of one group, with the effect of the rules beside them while they are chosen. */
export function RightsGroupForm({ group, explain, onSaved }: RightsGroupFormProps) {
  const [name, setName] = useState(group?.name ?? '');
  const [permissions, setPermissions] = useState(group?.permissions ?? firstPermissions);
  const [chain, setChain] = useState(group?.chain ?? strictChain);
  const { busy, problem, wrong, save } = useSaving();
  const submit = () =>
    save(async () => {
      const body = { name, permissions, chain };
      const saved = group
        ? await call(changeRightsGroup, { params: { id: group.id }, body, ifMatch: group.version })
        : await call(createRightsGroup, { body });
      reportAction(m.people_rights_group_saved({ name: saved.name }));
      await refresh(listRightsGroups, getMe);
      onSaved(saved.id);
    });
  return (
    <div className={styles.explained}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField label={m.people_name()} value={name} onText={setName} error={wrong.name} required />
        <PermissionFields value={permissions} onValue={setPermissions} />
        <ChainFields value={chain} onValue={setChain} />
        <p className="t-meta">{m.people_rights_group_from_now()}</p>
        <FormProblem problem={problem} fields={['name']} />
        <FormActions>
          <Button type="submit" variant="primary" busy={busy}>
            {m.people_save()}
          </Button>
        </FormActions>
      </Form>
      <div className={styles.beside}>{explain(chain)}</div>
    </div>
  );
}
