import { m } from '#paraglide/messages.js';
import { SelectField } from '#web/components/SelectField.tsx';
import type { Region } from '../rules.ts';
import { regionOptions } from './region-names.ts';

interface RegionFieldProps {
  value: Region | null;
  onValue: (region: Region | null) => void;
  /** What holds where no state is chosen. */
  emptyLabel?: string;
}

/** The German state whose public holidays count. */
export function RegionField({
  value,
  onValue,
  emptyLabel = m.people_region_as_workspace(),
}: RegionFieldProps) {
  return (
    <SelectField
      label={m.people_region()}
      hint={m.people_region_hint()}
      options={regionOptions()}
      value={value ?? ''}
      onValue={(region) => onValue(region || null)}
      emptyLabel={emptyLabel}
      style={{ maxWidth: '32ch' }}
    />
  );
}
