import { listCampaigns } from '#features/campaigns/contract.ts';
import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { mediums } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextArea } from '#web/components/TextArea.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useReply } from '#web/queries.ts';
import type { AccountDraft } from './account-draft.ts';

interface StatusChangeFieldsProps {
  draft: AccountDraft;
  onDraft: (patch: Partial<AccountDraft>) => void;
}

/** The status of many records, with the activity that changes it and what comes next. */
export function StatusChangeFields({ draft, onDraft }: StatusChangeFieldsProps) {
  const { data } = useReply(listCampaigns, { query: { limit: 200, active: 'true' } });
  const campaigns = data?.items ?? [];
  const campaign = campaigns.find(({ id }) => id === draft.campaignId);
  const statuses = (campaign?.statuses ?? []).filter(
    ({ active, mergedIntoId }) => active && mergedIntoId === null,
  );
  return (
    <>
      <FieldRow>
        <SelectField
          label={m.bulk_status_campaign()}
          emptyLabel={m.bulk_status_choose()}
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.campaignId}
          onValue={(campaignId) => onDraft({ campaignId, statusId: '' })}
        />
        <SelectField
          label={m.bulk_status_to()}
          emptyLabel={m.bulk_status_choose()}
          disabled={!campaign}
          options={statuses.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.statusId}
          onValue={(statusId) => onDraft({ statusId })}
        />
      </FieldRow>
      <SelectField
        label={m.bulk_medium()}
        options={mediums.map((one) => ({ value: one, label: mediumLabel(one) }))}
        value={draft.medium}
        onValue={(medium) => onDraft({ medium })}
      />
      <TextArea
        label={m.bulk_status_why()}
        hint={m.bulk_activity_hint()}
        value={draft.activityText}
        onText={(activityText) => onDraft({ activityText })}
      />
      <FormGroup title={m.bulk_next()}>
        <WhenField value={draft.nextDay} onText={(nextDay) => onDraft({ nextDay })} />
        <TextField
          label={m.bulk_next_text()}
          maxLength={20_000}
          value={draft.nextText}
          onText={(nextText) => onDraft({ nextText })}
        />
      </FormGroup>
    </>
  );
}
