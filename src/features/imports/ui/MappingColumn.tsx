import { m } from '#paraglide/messages.js';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { type Field, fieldsOf, isFieldOf } from '../fields.ts';
import type { ImportKind } from '../rules.ts';
import styles from './Imports.module.css';
import { fieldName } from './import-words.ts';

interface MappingColumnProps {
  kind: ImportKind;
  header: string;
  /** A few different values of the column. */
  samples: readonly string[];
  field: string | null;
  /** The category below which the values go; undefined: they do not. */
  category: string | undefined;
  onChange: (field: string | null, category: string | undefined) => void;
}

const asCategory = 'category:';

/** One column of the file: its name, what is in it, and the field it goes to. */
export function MappingColumn({ kind, header, samples, field, category, onChange }: MappingColumnProps) {
  const chosen: Field | typeof asCategory | '' =
    category !== undefined ? asCategory : field && isFieldOf(kind, field) ? field : '';
  const choose = (value: Field | typeof asCategory | '') =>
    value === asCategory ? onChange(null, header) : onChange(value || null, undefined);
  return (
    <div className={styles.column}>
      <span className="t-strong">{header}</span>
      <span className={styles.samples} title={samples.join(' · ')}>
        {samples.length > 0 ? samples.join(' · ') : m.imports_column_empty()}
      </span>
      <SelectField<Field | typeof asCategory>
        label={m.imports_field_of({ header })}
        hideLabel
        options={[
          ...fieldsOf[kind].map((value) => ({ value, label: fieldName(value) })),
          { value: asCategory, label: m.imports_as_category() },
        ]}
        value={chosen}
        onValue={choose}
        emptyLabel={m.imports_not_taken()}
      />
      {category !== undefined && (
        <TextField
          label={m.imports_category_of({ header })}
          hideLabel
          placeholder={m.imports_category_placeholder()}
          value={category}
          maxLength={200}
          onText={(parent) => onChange(null, parent)}
          error={category.trim() === '' ? m.imports_category_missing() : undefined}
        />
      )}
    </div>
  );
}
