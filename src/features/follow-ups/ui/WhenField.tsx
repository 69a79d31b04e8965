import { type Ref, useId } from 'react';
import { m } from '#paraglide/messages.js';
import { TextField } from '#web/components/TextField.tsx';
import { when } from '../when.ts';
import { ResolvedWhen } from './ResolvedWhen.tsx';
import { useMoment, useWorkingCalendar } from './useMoment.ts';
import styles from './WhenField.module.css';

interface WhenFieldProps {
  value: string;
  onText: (text: string) => void;
  /** State whose holidays count. */
  region?: string | null;
  error?: string | undefined;
  /** Enter was pressed on a day that was understood. */
  onAccept?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** „Wann?“: a day typed as one says it; the resolved day stands beside it at every key. */
export function WhenField({ value, onText, region, error, onAccept, ref }: WhenFieldProps) {
  const moment = useMoment();
  const calendar = useWorkingCalendar(region);
  const previewId = useId();
  const found = value.trim() === '' ? null : when(value, { ...calendar, ...moment });
  // The field's own error says it already, once saving was tried.
  const isUnknown = value.trim() !== '' && !found && !error;
  return (
    <div className={styles.when}>
      <TextField
        ref={ref}
        label={m.follow_ups_when()}
        hint={m.follow_ups_when_hint()}
        value={value}
        onText={onText}
        error={error}
        maxLength={200}
        inputMode="text"
        enterKeyHint="next"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          if (found) onAccept?.();
        }}
      />
      <p id={previewId} role="status" className={styles.preview} data-unknown={isUnknown || undefined}>
        {found && <ResolvedWhen found={found} region={calendar.region} />}
        {isUnknown && m.follow_ups_when_unknown()}
      </p>
    </div>
  );
}
