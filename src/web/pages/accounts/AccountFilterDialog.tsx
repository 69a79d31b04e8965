import { type FormEvent, useId, useState } from 'react';
import { TeamField } from '#features/accounts/ui/TeamField.tsx';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { CategoryPicker } from '#features/categories/ui/CategoryPicker.tsx';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FieldRow, Form, FormGroup } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { useReply } from '#web/queries.ts';
import { KindToggles } from './AccountFilterBar.tsx';
import styles from './AccountFilterDialog.module.css';
import { type AccountFilter, listed } from './account-filter.ts';
import { useUserNamed } from './useUserNamed.ts';

interface AccountFilterDialogProps {
  filter: AccountFilter;
  onApply: (filter: AccountFilter) => void;
  onClose: () => void;
}

/** Every filter of the list in one place; it takes effect with „Anzeigen“. */
export function AccountFilterDialog({ filter, onApply, onClose }: AccountFilterDialogProps) {
  const [draft, setDraft] = useState(filter);
  const [city, setCity] = useState((filter.city ?? []).join(', '));
  const [postalCode, setPostalCode] = useState((filter.postalCode ?? []).join(', '));
  const formId = useId();
  const narrow = useNarrow();
  const change = (patch: AccountFilter) => setDraft({ ...draft, ...patch });
  const owner = useUserNamed(draft.ownerId?.find((id) => id !== 'me'));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply({ ...draft, city: listed(city), postalCode: listed(postalCode) });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.accounts_filter_title()}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary">
            {m.accounts_filter_apply()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} className={styles.form} onSubmit={apply}>
        <div className={styles.column}>
          {narrow && (
            <div className={styles.toggles}>
              <KindToggles filter={draft} onFilter={change} />
            </div>
          )}
          <FieldRow>
            <TextField
              label={m.accounts_filter_city()}
              hint={m.accounts_filter_several()}
              value={city}
              onText={setCity}
            />
            <TextField
              label={m.accounts_filter_postal_code()}
              hint={m.accounts_filter_several()}
              value={postalCode}
              onText={setPostalCode}
            />
          </FieldRow>
          <UserField
            label={m.accounts_owner()}
            value={owner}
            placeholder={m.accounts_filter_any_owner()}
            onValue={(user) =>
              change({
                ownerId: [...(draft.ownerId?.includes('me') ? ['me'] : []), ...(user ? [user.id] : [])],
              })
            }
          />
          <TeamField
            value={draft.teamId?.[0] ?? ''}
            onValue={(teamId) => change({ teamId: teamId ? [teamId] : [] })}
            emptyLabel={m.accounts_filter_any_team()}
          />
          <CampaignFilter filter={draft} onFilter={change} />
          <TextField
            label={m.accounts_filter_inactive_days()}
            type="number"
            min={1}
            max={36_500}
            width="28ch"
            value={draft.inactiveDays ?? ''}
            onText={(text) => change({ inactiveDays: Math.trunc(Number(text)) || undefined })}
          />
          <Checkbox
            checked={draft.deleted ?? false}
            onChecked={(deleted) => change({ deleted: deleted || undefined })}
          >
            {m.accounts_filter_bin()}
          </Checkbox>
        </div>
        <FormGroup title={m.accounts_categories()}>
          <CategoryPicker
            assigned={draft.categoryId ?? []}
            onToggle={(id, on) =>
              change({
                categoryId: [...(draft.categoryId ?? []).filter((one) => one !== id), ...(on ? [id] : [])],
              })
            }
          />
        </FormGroup>
      </Form>
    </Dialog>
  );
}

/** A campaign and, of it, any number of statuses. */
function CampaignFilter({
  filter,
  onFilter,
}: {
  filter: AccountFilter;
  onFilter: (patch: AccountFilter) => void;
}) {
  const { data } = useReply(listCampaigns, { query: { limit: 200 } });
  const campaign = data?.items.find(({ id }) => id === filter.campaignId);
  const chosen = filter.statusId ?? [];
  return (
    <>
      <SelectField
        label={m.accounts_filter_campaign()}
        width="40ch"
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.campaignId ?? ''}
        onValue={(campaignId) => onFilter({ campaignId: campaignId || undefined, statusId: undefined })}
        emptyLabel={m.accounts_filter_any_campaign()}
      />
      {campaign && (
        <FormGroup title={m.accounts_status()}>
          <div className={styles.statuses}>
            {campaign.statuses
              .filter((status) => status.mergedIntoId === null)
              .map(({ id, name, hue }) => (
                <Checkbox
                  key={id}
                  checked={chosen.includes(id)}
                  onChecked={(on) =>
                    onFilter({ statusId: [...chosen.filter((one) => one !== id), ...(on ? [id] : [])] })
                  }
                >
                  <StatusDot hue={hue}>{name}</StatusDot>
                </Checkbox>
              ))}
          </div>
        </FormGroup>
      )}
    </>
  );
}
