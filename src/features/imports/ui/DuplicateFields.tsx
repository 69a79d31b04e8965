import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { FormGroup } from '#web/components/Form.tsx';
import { duplicateKeys, duplicateRules } from '../rules.ts';
import type { ImportDraft } from './import-draft.ts';
import { duplicateKeyName } from './import-words.ts';

interface DuplicateFieldsProps {
  draft: ImportDraft;
  onDraft: (patch: Partial<ImportDraft>) => void;
}

/** What counts as known already, and what happens to it. */
export function DuplicateFields({ draft, onDraft }: DuplicateFieldsProps) {
  const rules = {
    skip: [m.imports_duplicate_skip(), m.imports_duplicate_skip_hint()],
    update: [m.imports_duplicate_update(), m.imports_duplicate_update_hint()],
    create: [m.imports_duplicate_create(), m.imports_duplicate_create_hint()],
  } as const;
  return (
    <FormGroup title={m.imports_duplicates()}>
      <ChipGroup
        label={m.imports_duplicate_rule()}
        hint={rules[draft.onDuplicate][1]}
        chips={duplicateRules.map((value) => ({ value, label: rules[value][0] }))}
        value={draft.onDuplicate}
        onValue={(onDuplicate) => onDraft({ onDuplicate })}
      />
      <fieldset>
        <legend className="t-label">{m.imports_duplicate_keys()}</legend>
        {duplicateKeys.map((key) => (
          <Checkbox
            key={key}
            checked={draft.duplicateKeys.includes(key)}
            onChecked={(on) =>
              onDraft({
                duplicateKeys: duplicateKeys.filter((one) =>
                  one === key ? on : draft.duplicateKeys.includes(one),
                ),
              })
            }
          >
            {duplicateKeyName(key)}
          </Checkbox>
        ))}
      </fieldset>
    </FormGroup>
  );
}
