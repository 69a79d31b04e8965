import { useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { refresh } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { useSaving } from '#web/useSaving.ts';
import { createUser, listUsers } from '../../contract.ts';
import { languageOptions } from '../language-names.ts';
import { OneTimeLink } from './OneTimeLink.tsx';
import { type UserDraft, UserFields } from './UserFields.tsx';

const nobodyYet: UserDraft = { name: '', rightsGroupId: '', teamIds: [], region: null };

/** Adds a user, then shows the one-time link to hand over. */
export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const [draft, setDraft] = useState(nobodyYet);
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState(me.workspace.language);
  const [added, setAdded] = useState<ReplyOf<typeof createUser> | null>(null);
  const { busy, problem, wrong, save } = useSaving();
  const add = () =>
    save(async () => {
      const answer = await call(createUser, { body: { ...draft, email, language } });
      setAdded(answer);
      reportAction(m.people_added({ name: answer.user.name }));
      await refresh(listUsers);
    });
  if (added) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={m.people_added({ name: added.user.name })}
        actions={<Button onClick={onClose}>{m.people_done()}</Button>}
      >
        <OneTimeLink link={added.link} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.people_add_title()}
      actions={
        <>
          <Button type="submit" form="add-user" variant="primary" busy={busy}>
            {m.people_add()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form
        id="add-user"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <UserFields value={draft} onValue={setDraft} wrong={wrong} />
        <TextField
          label={m.people_email()}
          hint={m.people_email_hint()}
          type="email"
          value={email}
          onText={setEmail}
          error={wrong.email}
          required
        />
        <SelectField
          label={m.people_language()}
          options={languageOptions()}
          value={language}
          onValue={setLanguage}
          width="20ch"
        />
        <FormProblem problem={problem} fields={['name', 'rightsGroupId', 'email']} />
      </Form>
    </Dialog>
  );
}
