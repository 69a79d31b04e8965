import { type FormEvent, useId, useRef, useState } from 'react';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { asProblem, type Problem } from '#web/problem.ts';
import { withImplications } from '../rules.ts';
import type { Campaign, CampaignStatus } from './campaign.ts';
import { StatusFields } from './StatusFields.tsx';
import { addStatus, saveStatus } from './save-status.ts';
import { type StatusValues, statusValues } from './status-values.ts';

interface StatusFormProps {
  campaign: Campaign;
  /** The status to change; left out, a new one is made. */
  status?: CampaignStatus | undefined;
  /** Told how many records became gaps by the change. */
  onDone: (newGaps: number) => void;
  onCancel: () => void;
}

/** A dialog to add or change a status. */
export function StatusForm({ campaign, status, onDone, onCancel }: StatusFormProps) {
  const formId = useId();
  const key = useRef(newId());
  /** Replaced by what others saved meanwhile, so that saving again is a choice and not a loss. */
  const [base, setBase] = useState(status);
  const [before] = useState(() => statusValues(campaign, status));
  const [values, setValues] = useState(before);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (patch: Partial<StatusValues>) => {
    setValues(withImplications({ ...values, ...patch }));
    key.current = newId();
  };
  const noName = values.name.trim() === '';
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (busy || noName) return;
    setBusy(true);
    try {
      if (base) onDone(await saveStatus(base, before, values));
      else {
        await addStatus(campaign.id, values, key.current);
        onDone(0);
      }
    } catch (error) {
      const refused = asProblem(error);
      if (refused.status === 412) setBase(refused.extensions.current as CampaignStatus);
      setProblem(refused);
      setBusy(false);
    }
  };
  useCommand('save', { run: () => void submit(), inDialog: true });
  useCommand('save-and-next', { run: () => void submit(), inDialog: true });
  const nameError =
    (tried && noName && m.campaigns_error_name()) ||
    (problem?.code === 'duplicate' ? m.campaigns_error_taken() : problem?.byField.name);
  return (
    <Dialog
      open
      onClose={onCancel}
      title={status ? m.campaigns_status_edit_title({ name: status.name }) : m.campaigns_status_new_title()}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" keys="Mod+Enter" busy={busy}>
            {status ? m.campaigns_save() : m.campaigns_status_add()}
          </Button>
          <Button onClick={onCancel}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={(event) => void submit(event)}>
        {problem && problem.code !== 'duplicate' && (
          <Banner tone={problem.status === 412 ? 'warn' : 'danger'} urgent>
            {problem.status === 412 ? m.campaigns_status_stale() : problem.detail}
          </Banner>
        )}
        <StatusFields
          campaign={campaign}
          statusId={status?.id}
          values={values}
          onChange={change}
          nameError={nameError || undefined}
        />
      </Form>
    </Dialog>
  );
}
