import { SlidersHorizontal, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from './Button.tsx';
import styles from './FilterBar.module.css';
import { useNarrow } from './viewport.ts';

export interface FilterChip {
  id: string;
  /** „Zuständig: ich“ */
  label: string;
  onRemove: () => void;
}

interface FilterBarProps {
  /** Search field, selects, menus. */
  children?: ReactNode;
  /** Fields that a telephone has no room for: there behind „Filter“. */
  more?: ReactNode;
  /** How many of those filter now. */
  moreInForce?: number;
  /** Filters in force. */
  chips?: readonly FilterChip[];
  onReset?: () => void;
  /** Right end: sort, view, count. */
  end?: ReactNode;
}

/** The 40 px row under the header: fields to filter by and the filters in force, each removable. */
export function FilterBar({ children, more, moreInForce = 0, chips = [], onReset, end }: FilterBarProps) {
  return (
    <search className={styles.bar} aria-label={m.web_filter_label()}>
      {children}
      {more && <MoreFields inForce={moreInForce}>{more}</MoreFields>}
      {chips.map((chip) => (
        <span key={chip.id} className={styles.chip}>
          {chip.label}
          <button
            type="button"
            className={styles.remove}
            aria-label={m.web_filter_remove({ filter: chip.label })}
            onClick={chip.onRemove}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      {chips.length > 0 && onReset && (
        <button type="button" className={styles.reset} onClick={onReset}>
          {m.web_filter_reset()}
        </button>
      )}
      {end && <span className={styles.end}>{end}</span>}
    </search>
  );
}

function MoreFields({ inForce, children }: { inForce: number; children: ReactNode }) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!narrow) return children;
  return (
    <>
      <Button
        icon={<SlidersHorizontal />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {inForce > 0 ? m.web_filter_more_count({ count: inForce }) : m.web_filter_more()}
      </Button>
      <div id={id} className={styles.more} hidden={!open}>
        {children}
      </div>
    </>
  );
}
