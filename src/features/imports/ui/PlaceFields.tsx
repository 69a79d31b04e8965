import { listCampaigns } from '#features/campaigns/contract.ts';
import { listTeams } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextArea } from '#web/components/TextArea.tsx';
import { useReply } from '#web/queries.ts';
import type { ImportDraft } from './import-draft.ts';

interface PlaceFieldsProps {
  draft: ImportDraft;
  onDraft: (patch: Partial<ImportDraft>) => void;
  wrong: Record<string, string>;
}

/** Where imported records belong: team, campaign with status, and the words of their first activity. */
export function PlaceFields({ draft, onDraft, wrong }: PlaceFieldsProps) {
  const teams = useReply(listTeams, { query: { limit: 200 } });
  const campaigns = useReply(listCampaigns, { query: { active: true, limit: 200 } });
  const error = teams.error ?? campaigns.error;
  const statuses = campaigns.data?.items.find(({ id }) => id === draft.campaignId)?.statuses ?? [];
  if (error) return <ErrorNotice error={error} />;
  return (
    <FormGroup title={m.imports_place()}>
      <TextArea
        label={m.imports_activity_text()}
        hint={m.imports_activity_text_hint()}
        value={draft.activityText}
        onText={(activityText) => onDraft({ activityText })}
        error={wrong['options.activityText']}
      />
      <SelectField
        label={m.imports_team()}
        options={(teams.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.teamId ?? ''}
        onValue={(teamId) => onDraft({ teamId: teamId || null })}
        emptyLabel={m.imports_team_none()}
        error={wrong['options.teamId']}
      />
      <FieldRow>
        <SelectField
          label={m.imports_campaign()}
          options={(campaigns.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.campaignId ?? ''}
          onValue={(campaignId) => onDraft({ campaignId: campaignId || null, statusId: null })}
          emptyLabel={m.imports_campaign_none()}
          error={wrong['options.campaignId']}
        />
        {draft.campaignId && (
          <SelectField
            label={m.imports_status()}
            options={statuses
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.statusId ?? ''}
            onValue={(statusId) => onDraft({ statusId: statusId || null })}
            emptyLabel={m.imports_status_first()}
            error={wrong['options.statusId']}
          />
        )}
      </FieldRow>
    </FormGroup>
  );
}
