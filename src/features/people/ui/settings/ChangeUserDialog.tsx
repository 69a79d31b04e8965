import { useState } from 'react';
import type { BodyInputOf, ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form, FormGroup } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { changeUser, createUserLink, listUsers } from '../../contract.ts';
import { UserField } from '../UserField.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';
import type { User } from './PeopleSettings.tsx';
import styles from './Settings.module.css';
import { UserFields } from './UserFields.tsx';

/** Changes a user; gives a new link; deactivates, asking for a successor where follow-ups are open. */
export function ChangeUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const [draft, setDraft] = useState(() => ({
    name: user.name,
    rightsGroupId: user.rightsGroup.id,
    teamIds: user.teams.map(({ id }) => id),
    region: user.region,
  }));
  const { busy, problem, wrong, save } = useSaving();
  const change = (body: BodyInputOf<typeof changeUser>, said: string) =>
    save(async () => {
      await call(changeUser, { params: { id: user.id }, body, ifMatch: user.version });
      await refresh(listUsers);
      reportAction(said);
      onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={user.name}
      actions={
        <>
          <Button type="submit" form="change-user" variant="primary" busy={busy}>
            {m.people_save()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form
        id="change-user"
        onSubmit={(event) => {
          event.preventDefault();
          void change(draft, m.people_changed({ name: draft.name }));
        }}
      >
        <p className="t-meta">{user.email}</p>
        <UserFields value={draft} onValue={setDraft} wrong={wrong} />
        {problem?.code !== 'successor-required' && (
          <FormProblem problem={problem} fields={['name', 'rightsGroupId']} />
        )}
      </Form>
      {user.active ? (
        <>
          <NewLink user={user} />
          <Retirement
            needsSuccessor={problem?.code === 'successor-required'}
            reason={problem?.detail}
            onRetire={(successorId) =>
              void change(
                successorId ? { active: false, successorId } : { active: false },
                m.people_deactivated({ name: user.name }),
              )
            }
          />
        </>
      ) : (
        <Button onClick={() => void change({ active: true }, m.people_activated({ name: user.name }))}>
          {m.people_activate()}
        </Button>
      )}
    </Dialog>
  );
}

function NewLink({ user }: { user: User }) {
  const [link, setLink] = useState<ReplyOf<typeof createUserLink> | null>(null);
  const { busy, problem, save } = useSaving();
  const renew = () => save(async () => setLink(await call(createUserLink, { params: { id: user.id } })));
  return (
    <FormGroup title={m.people_password()}>
      {link ? (
        <OneTimeLink link={link} />
      ) : (
        <div>
          <Button busy={busy} onClick={() => void renew()}>
            {m.people_link_new()}
          </Button>
        </div>
      )}
      <FormProblem problem={problem} />
    </FormGroup>
  );
}

interface RetirementProps {
  needsSuccessor: boolean;
  reason: string | undefined;
  onRetire: (successorId: string | null) => void;
}

function Retirement({ needsSuccessor, reason, onRetire }: RetirementProps) {
  const [asked, setAsked] = useState(false);
  const [successor, setSuccessor] = useState<{ id: string; name: string } | null>(null);
  if (!asked) {
    return (
      <FormGroup title={m.people_retirement()}>
        <div>
          <Button variant="danger" onClick={() => setAsked(true)}>
            {m.people_deactivate()}
          </Button>
        </div>
      </FormGroup>
    );
  }
  return (
    <FormGroup title={m.people_retirement()}>
      <p>{m.people_deactivate_effect()}</p>
      <UserField
        label={m.people_successor()}
        hint={m.people_successor_hint()}
        value={successor}
        onValue={setSuccessor}
        error={needsSuccessor && !successor ? reason : undefined}
      />
      <div className={styles.line}>
        <Button variant="danger" onClick={() => onRetire(successor?.id ?? null)}>
          {m.people_deactivate_now()}
        </Button>
        <Button onClick={() => setAsked(false)}>{m.people_keep_active()}</Button>
      </div>
    </FormGroup>
  );
}
