import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { ChipGroup, type ChipGroupProps } from './ChipGroup.tsx';
import styles from './ChipLine.module.css';
import { Sheet } from './Sheet.tsx';
import { useNarrow } from './viewport.ts';

/**
 * A chip group that below 720 px is one line with the choice; tapping opens it in a sheet from below. On wider
 * screens it is the chip group itself. Same props.
 */
export function ChipLine<V extends string>(props: ChipGroupProps<V>) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  if (!narrow) return <ChipGroup {...props} />;
  const chosen = props.chips.find((chip) => chip.value === props.value);
  return (
    <>
      <button type="button" className={styles.line} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className={styles.label}>{props.label}</span>
        <span className={styles.value}>{chosen?.label ?? '–'}</span>
        <ChevronDown aria-hidden="true" />
      </button>
      {props.error && <p className={styles.error}>{props.error}</p>}
      <Sheet open={open} onClose={() => setOpen(false)} title={props.label}>
        <ChipGroup
          {...props}
          onValue={(value) => {
            props.onValue(value);
            setOpen(false);
          }}
        />
      </Sheet>
    </>
  );
}
