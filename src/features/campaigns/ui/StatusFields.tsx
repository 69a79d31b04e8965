import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { hues } from '../rules.ts';
import { type Campaign, livingStatuses } from './campaign.ts';
import { hueName } from './campaign-words.ts';
import styles from './StatusForm.module.css';
import type { StatusValues } from './status-values.ts';

interface StatusFieldsProps {
  campaign: Campaign;
  /** Of the status being changed: it does not lead to itself. */
  statusId: string | undefined;
  values: StatusValues;
  onChange: (patch: Partial<StatusValues>) => void;
  nameError: string | undefined;
}

/** Name, progress, colour, what it means, and where members may go from it. */
export function StatusFields({ campaign, statusId, values, onChange, nameError }: StatusFieldsProps) {
  const others = livingStatuses(campaign).filter(({ id }) => id !== statusId);
  const { nextStatusIds } = values;
  return (
    <>
      <FieldRow>
        <TextField
          label={m.campaigns_status_name()}
          required
          value={values.name}
          onText={(name) => onChange({ name })}
          error={nameError}
        />
        <TextField
          label={m.campaigns_status_progress()}
          type="number"
          min={0}
          max={100}
          width="16ch"
          value={values.progress}
          onText={(text) => onChange({ progress: Math.max(0, Math.min(100, Math.trunc(Number(text)))) })}
        />
      </FieldRow>
      <ChipGroup
        label={m.campaigns_status_hue()}
        chips={hues.map((hue) => ({ value: hue, label: <StatusDot hue={hue}>{hueName(hue)}</StatusDot> }))}
        value={values.hue}
        onValue={(hue) => onChange({ hue })}
      />
      <div>
        <Checkbox
          checked={values.isFinal || values.blocksContact}
          disabled={values.blocksContact}
          onChecked={(isFinal) => onChange({ isFinal })}
        >
          {m.campaigns_status_final()}
        </Checkbox>
        <Checkbox checked={values.isGoal} onChecked={(isGoal) => onChange({ isGoal })}>
          {m.campaigns_status_goal()}
        </Checkbox>
        <Checkbox checked={values.blocksContact} onChecked={(blocksContact) => onChange({ blocksContact })}>
          {m.campaigns_status_blocks()}
        </Checkbox>
        <Checkbox
          checked={values.requiresReason || values.blocksContact}
          disabled={values.blocksContact}
          onChecked={(requiresReason) => onChange({ requiresReason })}
        >
          {m.campaigns_status_reason()}
        </Checkbox>
        {statusId && (
          <Checkbox checked={values.active} onChecked={(active) => onChange({ active })}>
            {m.campaigns_status_active()}
          </Checkbox>
        )}
      </div>
      {others.length > 0 && (
        <FormGroup title={m.campaigns_status_next()}>
          <p className="t-meta">{m.campaigns_status_next_hint()}</p>
          <div className={styles.next}>
            {others.map(({ id, name, hue }) => (
              <Checkbox
                key={id}
                checked={nextStatusIds.includes(id)}
                onChecked={(on) =>
                  onChange({
                    nextStatusIds: [...nextStatusIds.filter((other) => other !== id), ...(on ? [id] : [])],
                  })
                }
              >
                <StatusDot hue={hue}>{name}</StatusDot>
              </Checkbox>
            ))}
          </div>
          <SelectField
            label={m.campaigns_status_default_next()}
            width="32ch"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.defaultNextStatusId ?? ''}
            onValue={(id) => onChange({ defaultNextStatusId: id || null })}
            emptyLabel={m.campaigns_status_no_default()}
          />
        </FormGroup>
      )}
    </>
  );
}
