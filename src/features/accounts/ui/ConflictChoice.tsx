import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { writeDisplayed } from './displayed-value.ts';
import { fieldLabel } from './field-words.ts';
import { type FieldValues, isSame } from './record-changes.ts';
import type { Conflict } from './useRecordForm.ts';

interface ConflictChoiceProps<V> {
  name: string;
  conflict: Conflict<V>;
  values: V;
  onChoice: (patch: Partial<V>) => void;
}

/** Somebody changed the record meanwhile: for each field that both sides changed, one value or the other. */
export function ConflictChoice<V extends FieldValues<V>>(props: ConflictChoiceProps<V>) {
  const { name, conflict, values, onChoice } = props;
  const { theirs, mine, fields } = conflict;
  return (
    <Banner tone="warn" urgent>
      <strong>{m.accounts_conflict_title({ name })}</strong>
      <p>{fields.length > 0 ? m.accounts_conflict_text() : m.accounts_conflict_none()}</p>
      {fields.map((field) => (
        <ChipGroup
          key={field}
          label={fieldLabel(field as never)}
          chips={[
            {
              value: 'mine',
              digit: 1,
              label: m.accounts_conflict_mine({ value: writeDisplayed(field, mine[field]) }),
            },
            {
              value: 'theirs',
              digit: 2,
              label: m.accounts_conflict_theirs({ value: writeDisplayed(field, theirs[field]) }),
            },
          ]}
          value={isSame(values[field], theirs[field]) ? 'theirs' : 'mine'}
          onValue={(side) => onChoice({ [field]: (side === 'mine' ? mine : theirs)[field] } as Partial<V>)}
        />
      ))}
    </Banner>
  );
}
