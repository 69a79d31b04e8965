import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { FormGroup } from '#web/components/Form.tsx';
import { accessLevels, type Permissions } from '../../rules.ts';
import styles from './Settings.module.css';

interface PermissionFieldsProps {
  value: Permissions;
  onValue: (value: Permissions) => void;
}

/** Whose records may be read or edited, and what else is allowed. Administration includes editing everything. */
export function PermissionFields({ value, onValue }: PermissionFieldsProps) {
  const levelNames = {
    none: m.people_access_none(),
    read: m.people_access_read(),
    edit: m.people_access_edit(),
  };
  const records = {
    ownTeam: m.people_access_own_team(),
    foreignTeam: m.people_access_foreign_team(),
    selfCreated: m.people_access_self_created(),
  };
  const rights = {
    export: [m.people_right_export(), m.people_right_export_hint()],
    import: [m.people_right_import(), m.people_right_import_hint()],
    rebook: [m.people_right_rebook(), m.people_right_rebook_hint()],
    administer: [m.people_right_administer(), m.people_right_administer_hint()],
  };
  return (
    <FormGroup title={m.people_permissions()}>
      <div className={styles.matrix}>
        {keysOf(records).map((whose) => (
          <ChipGroup
            key={whose}
            label={records[whose]}
            chips={accessLevels.map((level) => ({ value: level, label: levelNames[level] }))}
            value={value[whose]}
            onValue={(level) => onValue({ ...value, [whose]: level })}
          />
        ))}
      </div>
      <p className="t-meta">
        {value.administer ? m.people_access_administers() : m.people_access_strongest()}
      </p>
      <div>
        {keysOf(rights).map((right) => (
          <Checkbox
            key={right}
            checked={value[right]}
            hint={rights[right][1]}
            onChecked={(on) => onValue({ ...value, [right]: on })}
          >
            {rights[right][0]}
          </Checkbox>
        ))}
      </div>
    </FormGroup>
  );
}

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];
