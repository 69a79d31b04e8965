import { X } from 'lucide-react';
import { getUser } from '#features/people/contract.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useReply } from '#web/queries.ts';
import styles from './Imports.module.css';
import type { FollowUpDraft, ImportDraft } from './import-draft.ts';

interface FirstFollowUpFieldsProps {
  draft: ImportDraft;
  onDraft: (patch: Partial<ImportDraft>) => void;
  /** The group of whoever imports demands one. */
  required: boolean;
  wrong: Record<string, string>;
}

/** The first follow-up of every new record, laid over days and people. */
export function FirstFollowUpFields({ draft, onDraft, required, wrong }: FirstFollowUpFieldsProps) {
  const { followUp } = draft;
  const change = (patch: Partial<FollowUpDraft>) => onDraft({ followUp: { ...followUp, ...patch } });
  const error = (field: string) => wrong[`options.firstFollowUp.${field}`];
  return (
    <FormGroup title={m.imports_first_follow_up()}>
      {required ? (
        <Banner>{m.imports_first_required()}</Banner>
      ) : (
        <Checkbox
          checked={draft.plansFollowUp}
          onChecked={(plansFollowUp) => onDraft({ plansFollowUp })}
          hint={m.imports_first_optional_hint()}
        >
          {m.imports_first_plan()}
        </Checkbox>
      )}
      {(required || draft.plansFollowUp) && (
        <>
          <TextField
            label={m.imports_first_text()}
            value={followUp.text}
            onText={(text) => change({ text })}
            error={error('text')}
            required
          />
          <FieldRow>
            <DateField
              label={m.imports_first_from()}
              day={followUp.from}
              onDay={(from) => change({ from })}
              error={error('from')}
            />
            <DateField
              label={m.imports_first_to()}
              day={followUp.to}
              onDay={(to) => change({ to })}
              error={error('to')}
            />
          </FieldRow>
          <TextField
            label={m.imports_first_per_day()}
            hint={m.imports_first_per_day_hint()}
            type="number"
            min={1}
            max={10_000}
            value={followUp.perDay}
            onText={(perDay) => change({ perDay })}
            error={error('perDay')}
            style={{ maxWidth: '12ch' }}
          />
          <UserField
            label={m.imports_first_people()}
            hint={m.imports_first_people_hint()}
            value={null}
            onValue={(user) => user && change({ userIds: [...new Set([...followUp.userIds, user.id])] })}
            error={error('userIds')}
          />
          {followUp.userIds.length > 0 && (
            <ul className={styles.people} aria-label={m.imports_first_people()}>
              {followUp.userIds.map((id) => (
                <ChosenUser
                  key={id}
                  id={id}
                  onRemove={() => change({ userIds: followUp.userIds.filter((userId) => userId !== id) })}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </FormGroup>
  );
}

function ChosenUser({ id, onRemove }: { id: string; onRemove: () => void }) {
  const name = useReply(getUser, { params: { id } }).data?.name ?? '…';
  return (
    <li>
      <Button
        icon={<X aria-hidden="true" />}
        aria-label={m.imports_first_people_remove({ name })}
        onClick={onRemove}
      >
        {name}
      </Button>
    </li>
  );
}
