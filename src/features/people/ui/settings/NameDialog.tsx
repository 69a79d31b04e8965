import { type ReactNode, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useSaving } from '#web/useSaving.ts';

interface NameDialogProps {
  title: ReactNode;
  name: string;
  /** Throws what the server refuses; the dialog shows it. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
  /** More fields below the name. */
  children?: ReactNode;
}

/** Asks for a name, as for a new team or a renamed category. */
export function NameDialog({ title, name: before, onSave, onClose, children }: NameDialogProps) {
  const [name, setName] = useState(before);
  const { busy, problem, wrong, save } = useSaving();
  const submit = async () => {
    if (await save(() => onSave(name))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button type="submit" form="name-dialog" variant="primary" busy={busy}>
            {m.people_save()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form
        id="name-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={m.people_name()}
          value={name}
          onText={setName}
          error={wrong.name}
          maxLength={200}
          required
        />
        {children}
        <FormProblem problem={problem} fields={['name']} />
      </Form>
    </Dialog>
  );
}
