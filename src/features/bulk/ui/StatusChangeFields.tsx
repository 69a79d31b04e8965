import { listCampaigns } from '#features/campaigns/contract.ts';
import { m } from '#paraglide/messages.js';
import { FieldRow } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { useReply } from '#web/queries.ts';
import { ActivityFields } from './ActivityFields.tsx';
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
      <ActivityFields draft={draft} onDraft={onDraft} textLabel={m.bulk_status_why()} />
    </>
  );
}
