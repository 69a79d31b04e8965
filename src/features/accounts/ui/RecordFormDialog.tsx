import { type ReactNode, useEffect, useId } from 'react';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { ConflictChoice } from './ConflictChoice.tsx';
import type { FieldValues } from './record-changes.ts';
import type { useRecordForm } from './useRecordForm.ts';

interface RecordFormDialogProps<V extends FieldValues<V>> {
  title: string;
  /** Name of the record, for the sentence about a conflict. */
  name: string;
  saveLabel: string;
  form: ReturnType<typeof useRecordForm<V, { version: number }>>;
  onCancel: () => void;
  children: ReactNode;
}

/** The frame of a record's form: one column in a dialog; closing keeps what was typed. */
export function RecordFormDialog<V extends FieldValues<V>>(props: RecordFormDialogProps<V>) {
  const { title, name, saveLabel, form, onCancel, children } = props;
  const formId = useId();
  const isForm = Object.keys(form.problem?.byField ?? {}).length > 0;
  const { isReady, form: element } = form;
  useEffect(() => {
    // The dialog opened before the draft was there, with nothing to focus.
    if (isReady) element.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [isReady, element]);
  const footer = (
    <>
      <Button type="submit" form={formId} variant="primary" keys="Mod+Enter" busy={form.busy}>
        {saveLabel}
      </Button>
      <Button onClick={onCancel}>{m.web_cancel()}</Button>
    </>
  );
  return (
    <Dialog open onClose={onCancel} title={title} actions={footer}>
      {!isReady ? (
        <LoadingBars rows={8} />
      ) : (
        <Form id={formId} ref={element} onSubmit={(event) => void form.submit(event)}>
          {form.hasOldDraft && (
            <Banner actions={<Button onClick={form.discard}>{m.accounts_form_draft_discard()}</Button>}>
              {m.accounts_form_draft()}
            </Banner>
          )}
          {form.conflict && (
            <ConflictChoice
              name={name}
              conflict={form.conflict}
              values={form.values}
              onChoice={form.change}
            />
          )}
          {form.problem && !isForm && (
            <Banner tone="danger" urgent>
              {form.problem.detail}
            </Banner>
          )}
          {children}
        </Form>
      )}
    </Dialog>
  );
}
