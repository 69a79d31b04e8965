import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { mediums } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { FormGroup } from '#web/components/Form.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextArea } from '#web/components/TextArea.tsx';
import { TextField } from '#web/components/TextField.tsx';
import type { BulkDraft } from './bulk-draft.ts';

type ActivityDraft = Pick<BulkDraft, 'medium' | 'activityText' | 'nextDay' | 'nextText'>;

interface ActivityFieldsProps {
  draft: ActivityDraft;
  onDraft: (patch: Partial<ActivityDraft>) => void;
  textLabel: string;
  textRequired?: boolean;
}

/** The one activity that each of the chosen gets, and the follow-up it brings. */
export function ActivityFields({ draft, onDraft, textLabel, textRequired = false }: ActivityFieldsProps) {
  return (
    <>
      <SelectField
        label={m.bulk_medium()}
        options={mediums.map((one) => ({ value: one, label: mediumLabel(one) }))}
        value={draft.medium}
        onValue={(medium) => onDraft({ medium })}
      />
      <TextArea
        label={textLabel}
        hint={m.bulk_activity_hint()}
        required={textRequired}
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
