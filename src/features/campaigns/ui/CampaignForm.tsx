import { type FormEvent, useId, useRef, useState } from 'react';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FieldRow, Form } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { asProblem, type Problem } from '#web/problem.ts';
import { type CampaignType, campaignTypes } from '../rules.ts';
import type { Campaign } from './campaign.ts';
import { typeName } from './campaign-words.ts';
import { DefaultStatuses } from './DefaultStatuses.tsx';
import { saveCampaign } from './save-campaign.ts';

interface CampaignFormProps {
  /** The campaign to edit; left out, a new one is made with the default statuses. */
  campaign?: Campaign | undefined;
  onDone: (campaign: Campaign) => void;
  onCancel: () => void;
}

/** A dialog to add or edit a campaign. */
export function CampaignForm({ campaign, onDone, onCancel }: CampaignFormProps) {
  const formId = useId();
  const key = useRef(newId());
  const [values, setValues] = useState({
    name: campaign?.name ?? '',
    type: campaign?.type ?? ('sales' as CampaignType),
    startsOn: campaign?.startsOn ?? '',
    endsOn: campaign?.endsOn ?? '',
    active: campaign?.active ?? true,
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (patch: Partial<typeof values>) => {
    setValues({ ...values, ...patch });
    setProblem(null);
    key.current = newId();
  };
  const noName = values.name.trim() === '';
  const wrongDays = values.startsOn !== '' && values.endsOn !== '' && values.endsOn < values.startsOn;
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (busy || noName || wrongDays) return;
    setBusy(true);
    try {
      onDone(await saveCampaign(values, campaign, key.current));
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  useCommand('save', { run: () => void submit(), inDialog: true });
  useCommand('save-and-next', { run: () => void submit(), inDialog: true });
  const taken = problem?.code === 'duplicate' ? m.campaigns_error_taken() : problem?.byField.name;
  return (
    <Dialog
      open
      onClose={onCancel}
      title={campaign ? m.campaigns_form_edit() : m.campaigns_form_new()}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" keys="Mod+Enter" busy={busy}>
            {campaign ? m.campaigns_save() : m.campaigns_add()}
          </Button>
          <Button onClick={onCancel}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={(event) => void submit(event)}>
        {problem && !taken && (
          <Banner tone="danger" urgent>
            {problem.detail}
          </Banner>
        )}
        <TextField
          label={m.campaigns_name()}
          required
          value={values.name}
          onText={(name) => change({ name })}
          error={tried && noName ? m.campaigns_error_name() : taken}
        />
        {!campaign && (
          <ChipGroup
            label={m.campaigns_type()}
            hint={values.type === 'sales' ? m.campaigns_type_sales_hint() : m.campaigns_type_action_hint()}
            chips={campaignTypes.map((value) => ({ value, label: typeName(value) }))}
            value={values.type}
            onValue={(type) => change({ type })}
          />
        )}
        <FieldRow>
          <DateField
            label={m.campaigns_starts_on()}
            day={values.startsOn}
            onDay={(startsOn) => change({ startsOn })}
          />
          <DateField
            label={m.campaigns_ends_on()}
            day={values.endsOn}
            onDay={(endsOn) => change({ endsOn })}
            error={wrongDays ? m.campaigns_error_days() : undefined}
          />
        </FieldRow>
        {campaign ? (
          <Checkbox checked={values.active} onChecked={(active) => change({ active })}>
            {m.campaigns_form_is_active()}
          </Checkbox>
        ) : (
          <DefaultStatuses />
        )}
      </Form>
    </Dialog>
  );
}
