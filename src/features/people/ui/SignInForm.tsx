import { type FormEvent, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FieldError } from '#web/components/FieldError.tsx';
import { Form, FormActions } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { asProblem } from '#web/problem.ts';
import type { Me } from '#web/session.ts';
import { signIn } from '../sign-in-contract.ts';

interface SignInFormProps {
  email: string;
  /** Not to be changed: only the password is asked for. */
  isKnown?: boolean;
  onSignedIn: (me: Me) => void;
}

/** E-mail and password, as password managers expect them; one sentence for every kind of wrong data. */
export function SignInForm({ email, isKnown = false, onSignedIn }: SignInFormProps) {
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    const body = { email: String(entered.get('email')).trim(), password: String(entered.get('password')) };
    setBusy(true);
    try {
      if (!body.email || !body.password) throw new TypeError('empty');
      onSignedIn(await call(signIn, { body }));
    } catch (error) {
      const problem = asProblem(error);
      const otherReason = problem.passing && problem.code !== 'unexpected';
      setRefusal(otherReason ? problem.detail : m.people_sign_in_wrong());
      form.querySelector<HTMLInputElement>('[name=password]')?.select();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={submit} aria-describedby={refusal ? 'sign-in-refusal' : undefined}>
      {isKnown ? (
        <input name="email" type="email" autoComplete="username" value={email} readOnly hidden />
      ) : (
        <TextField
          label={m.people_email()}
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          defaultValue={email}
          autoFocus={email === ''}
        />
      )}
      <TextField
        label={m.people_password()}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={email !== ''}
      />
      <div role="alert">{refusal && <FieldError id="sign-in-refusal">{refusal}</FieldError>}</div>
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          {m.people_sign_in()}
        </Button>
      </FormActions>
    </Form>
  );
}
