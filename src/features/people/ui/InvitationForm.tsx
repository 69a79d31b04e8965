import { type FormEvent, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FieldError } from '#web/components/FieldError.tsx';
import { Form, FormActions } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useLocale } from '#web/locale.ts';
import { asProblem, type Problem } from '#web/problem.ts';
import { passwordLengthLeast } from '../rules.ts';
import { acceptInvitation, type getInvitation } from '../sign-in-contract.ts';

interface InvitationFormProps {
  token: string;
  invitation: ReplyOf<typeof getInvitation>;
  /** With the password set just now, so that nobody has to type it twice. */
  onAccepted: (entered: { email: string; password: string }) => void;
}

/** Sets a password; for the first administrator also name, e-mail and the workspace's name. */
export function InvitationForm({ token, invitation, onAccepted }: InvitationFormProps) {
  const language = useLocale();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const isFirst = invitation.kind === 'first';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { password = '', name, email, workspaceName } = entered;
    setBusy(true);
    try {
      const body = isFirst ? { password, name, email, workspaceName, language } : { password };
      const { email: accepted } = await call(acceptInvitation, { params: { token }, body });
      onAccepted({ email: accepted, password });
    } catch (error) {
      setProblem(asProblem(error));
      // The first field that is wrong, once its sentence is drawn.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
    } finally {
      setBusy(false);
    }
  };
  const wrong = problem?.byField ?? {};
  const passwordError =
    wrong.password ?? (problem?.code === 'password-too-weak' ? problem.detail : undefined);
  const elsewhere = problem && !passwordError && Object.keys(wrong).length === 0;
  return (
    <Form onSubmit={submit}>
      {isFirst ? (
        <>
          <TextField
            label={m.people_workspace_name()}
            name="workspaceName"
            required
            autoComplete="organization"
            error={wrong.workspaceName}
            autoFocus
          />
          <TextField label={m.people_name()} name="name" required autoComplete="name" error={wrong.name} />
          <TextField
            label={m.people_email()}
            name="email"
            type="email"
            required
            autoComplete="username"
            error={wrong.email}
          />
        </>
      ) : (
        <TextField
          label={m.people_email()}
          type="email"
          autoComplete="username"
          readOnly
          value={invitation.email ?? ''}
        />
      )}
      <TextField
        label={m.people_password_new()}
        hint={m.people_password_hint({ length: passwordLengthLeast })}
        name="password"
        type="password"
        required
        autoComplete="new-password"
        error={passwordError}
      />
      <div role="alert">{elsewhere && <FieldError>{problem.detail}</FieldError>}</div>
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          {isFirst ? m.people_invitation_first_submit() : m.people_invitation_submit()}
        </Button>
      </FormActions>
    </Form>
  );
}
