import { type FormEvent, useId, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { asProblem, type Problem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { copyCampaign, listCampaigns } from '../contract.ts';
import type { Campaign } from './campaign.ts';

interface CopyCampaignDialogProps {
  campaign: Pick<Campaign, 'id' | 'name'>;
  onDone: (copy: Campaign) => void;
  onClose: () => void;
}

/** Duplicates a campaign with its statuses under a new name. */
export function CopyCampaignDialog({ campaign, onDone, onClose }: CopyCampaignDialogProps) {
  const formId = useId();
  const [name, setName] = useState<string>(m.campaigns_copy_of({ name: campaign.name }));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === '') return;
    setBusy(true);
    try {
      const copy = await call(copyCampaign, { params: { id: campaign.id }, body: { name: name.trim() } });
      reportAction(m.campaigns_created({ name: copy.name }));
      void refresh(listCampaigns);
      onDone(copy);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  const taken = problem?.code === 'duplicate';
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.campaigns_copy_title({ name: campaign.name })}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {m.campaigns_copy()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={(event) => void submit(event)}>
        {problem && !taken && (
          <Banner tone="danger" urgent>
            {problem.detail}
          </Banner>
        )}
        <p>{m.campaigns_copy_text()}</p>
        <TextField
          label={m.campaigns_copy_name()}
          required
          value={name}
          onText={setName}
          error={
            name.trim() === '' ? m.campaigns_error_name() : taken ? m.campaigns_error_taken() : undefined
          }
        />
      </Form>
    </Dialog>
  );
}
