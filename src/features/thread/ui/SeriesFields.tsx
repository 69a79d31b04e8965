import { lazy, type Ref, Suspense } from 'react';
import { recurrenceAnchors, recurrenceUnits } from '#features/follow-ups/rules.ts';
import { writeDue, writeInterval } from '#features/follow-ups/ui/due-words.ts';
import { m } from '#paraglide/messages.js';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import styles from './ActivityForm.module.css';
import type { NextDraft } from './activity-draft.ts';

// Few series end on a day: not in the first load.
const DateField = lazy(() =>
  import('#web/components/DateField.tsx').then((module) => ({ default: module.DateField })),
);

interface SeriesFieldsProps {
  next: NextDraft;
  onNext: (patch: Partial<NextDraft>) => void;
  first: { dueOn: string; dueTime: string | null } | null;
  everyRef: Ref<HTMLInputElement>;
}

/** „Wiederholung“: interval, what it counts from, and when it ends. */
export function SeriesFields({ next, onNext, first, everyRef }: SeriesFieldsProps) {
  return (
    <div className={styles.series}>
      <TextField
        ref={everyRef}
        label={m.thread_series_every()}
        type="number"
        min={1}
        max={1000}
        width="8ch"
        value={next.every}
        onText={(text) => onNext({ every: Number(text) })}
      />
      <SelectField
        label={m.thread_series_unit()}
        options={recurrenceUnits.map((unit) => ({ value: unit, label: unitLabel(unit) }))}
        value={next.unit}
        onValue={(unit) => onNext({ unit })}
      />
      <SelectField
        label={m.thread_series_anchor()}
        options={recurrenceAnchors.map((anchor) => ({ value: anchor, label: anchorLabel(anchor) }))}
        value={next.anchor}
        onValue={(anchor) => onNext({ anchor })}
      />
      <SelectField
        label={m.thread_series_ends()}
        options={endings.map((ends) => ({ value: ends, label: endLabel(ends) }))}
        value={next.ends}
        onValue={(ends) => onNext({ ends })}
      />
      {next.ends === 'until' && (
        <Suspense>
          <DateField
            label={m.thread_series_until()}
            width="18ch"
            day={next.until}
            onDay={(until) => onNext({ until })}
          />
        </Suspense>
      )}
      {next.ends === 'count' && (
        <TextField
          label={m.thread_series_count()}
          type="number"
          min={1}
          max={1000}
          width="8ch"
          value={next.count}
          onText={(text) => onNext({ count: Number(text) })}
        />
      )}
      <p className={styles.seriesPreview} role="status">
        {writeInterval({ ...next, every: Math.max(1, Math.trunc(next.every) || 1) })}
        {first && ` · ${m.thread_series_first({ day: writeDue(first.dueOn, first.dueTime) })}`}
      </p>
    </div>
  );
}

const endings = ['never', 'count', 'until'] as const;

const unitLabel = (unit: NextDraft['unit']) =>
  ({
    day: m.thread_series_days,
    week: m.thread_series_weeks,
    month: m.thread_series_months,
    year: m.thread_series_years,
  })[unit]();
const anchorLabel = (anchor: NextDraft['anchor']) =>
  anchor === 'due' ? m.thread_series_from_due() : m.thread_series_from_completion();
const endLabel = (ends: NextDraft['ends']) =>
  ({
    never: m.thread_series_ends_never,
    count: m.thread_series_ends_count,
    until: m.thread_series_ends_until,
  })[ends]();
