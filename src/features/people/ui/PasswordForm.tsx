import { type FormEvent, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FieldError } from '#web/components/FieldError.tsx';
import { Form, FormActions, FormGroup } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { asProblem } from '#web/problem.ts';
import { passwordLengthLeast } from '../rules.ts';
import { changePassword } from '../sign-in-contract.ts';

/** Changes the own password; all other sessions end. */
export function PasswordForm({ email, onChanged }: { email: string; onChanged: () => void }) {
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    const body = {
      currentPassword: String(entered.get('currentPassword')),
      newPassword: String(entered.get('newPassword')),
    };
    setBusy(true);
    try {
      await call(changePassword, { body });
      form.reset();
      setRefusal('');
      onChanged();
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={submit}>
      <FormGroup title={m.people_password_change()}>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label={m.people_password_current()}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
        />
        <TextField
          label={m.people_password_new()}
          hint={m.people_password_hint({ length: passwordLengthLeast })}
          name="newPassword"
          type="password"
          autoComplete="new-password"
        />
        <div role="alert">{refusal && <FieldError>{refusal}</FieldError>}</div>
      </FormGroup>
      <FormActions>
        <Button type="submit" busy={busy}>
          {m.people_password_change()}
        </Button>
      </FormActions>
    </Form>
  );
}
