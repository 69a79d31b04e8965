import { priorities } from '#features/follow-ups/rules.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { PeopleField } from '#features/people/ui/PeopleField.tsx';
import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { FieldRow } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { isDay } from '#web/dates.ts';
import { ActivityFields } from './ActivityFields.tsx';
import type { BulkDraft, BulkKind, DueWay } from './bulk-draft.ts';

interface FieldsProps {
  draft: BulkDraft;
  onDraft: (patch: Partial<BulkDraft>) => void;
}

/** What is to be entered for each kind of change. */
export function BulkFields({ kind, ...props }: FieldsProps & { kind: BulkKind }) {
  const { draft, onDraft } = props;
  switch (kind) {
    case 'due':
      return <DueFields {...props} />;
    case 'reassign':
      return <ReassignFields {...props} />;
    case 'complete':
      return <CompleteFields {...props} />;
    case 'priority':
      return (
        <SelectField
          label={m.follow_ups_priority()}
          options={priorities.map((one) => ({ value: one, label: priorityLabel(one) }))}
          value={draft.priority}
          onValue={(priority) => onDraft({ priority })}
        />
      );
    case 'text':
      return (
        <TextField
          label={m.bulk_text()}
          maxLength={20_000}
          value={draft.text}
          onText={(text) => onDraft({ text })}
        />
      );
  }
}

function DueFields({ draft, onDraft }: FieldsProps) {
  const mayRebook = useMayRebook();
  const { dueWay } = draft;
  const labels: Record<DueWay, string> = {
    'working-days': m.bulk_by_working_days(),
    days: m.bulk_by_days(),
    date: m.bulk_to_day(),
    spread: m.bulk_spread(),
  };
  return (
    <>
      <ChipGroup<DueWay>
        label={m.bulk_way()}
        chips={(Object.keys(labels) as DueWay[]).map((value, at) => ({
          value,
          label: labels[value],
          digit: at + 1,
        }))}
        value={dueWay}
        onValue={(way) => onDraft({ dueWay: way })}
      />
      {(dueWay === 'days' || dueWay === 'working-days') && (
        <TextField
          label={dueWay === 'days' ? m.bulk_days() : m.bulk_working_days()}
          hint={m.bulk_days_hint()}
          inputMode="text"
          width="26ch"
          value={draft.days}
          onText={(days) => onDraft({ days })}
        />
      )}
      {dueWay === 'date' && <WhenField value={draft.day} onText={(day) => onDraft({ day })} />}
      {dueWay === 'spread' && (
        <>
          <SpreadFields draft={draft} onDraft={onDraft} />
          {mayRebook && (
            <PeopleField
              label={m.bulk_people()}
              hint={m.bulk_people_stay()}
              people={draft.people}
              onPeople={(people) => onDraft({ people })}
            />
          )}
        </>
      )}
    </>
  );
}

function SpreadFields({ draft, onDraft }: FieldsProps) {
  const { from, to, perDay } = draft;
  return (
    <>
      <FieldRow>
        <DateField
          label={m.bulk_from()}
          day={from}
          onDay={(day) => onDraft({ from: day, ...(isDay(day) && day > to && { to: day }) })}
        />
        <DateField
          label={m.bulk_to()}
          day={to}
          onDay={(day) => onDraft({ to: day })}
          error={to < from ? m.bulk_to_before_from() : undefined}
        />
      </FieldRow>
      <TextField
        label={m.bulk_per_day()}
        placeholder={m.bulk_per_day_hint()}
        type="number"
        width="16ch"
        min={1}
        max={1000}
        value={perDay}
        onText={(most) => onDraft({ perDay: most })}
      />
    </>
  );
}

function ReassignFields({ draft, onDraft }: FieldsProps) {
  return (
    <>
      <PeopleField
        label={m.bulk_reassign_to()}
        hint={m.bulk_reassign_hint()}
        people={draft.people}
        onPeople={(people) => onDraft({ people })}
      />
      <Checkbox checked={draft.newDays} onChecked={(newDays) => onDraft({ newDays })}>
        {m.bulk_reassign_new_days()}
      </Checkbox>
      {draft.newDays && <SpreadFields draft={draft} onDraft={onDraft} />}
    </>
  );
}

function CompleteFields({ draft, onDraft }: FieldsProps) {
  return <ActivityFields draft={draft} onDraft={onDraft} textLabel={m.bulk_activity_text()} textRequired />;
}
