import { type FormEvent, useId, useState } from 'react';
import { PeopleField } from '#features/people/ui/PeopleField.tsx';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FieldRow, Form } from '#web/components/Form.tsx';
import { TextArea } from '#web/components/TextArea.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { isDay, writeNumber, writeWeekday } from '#web/dates.ts';
import styles from './PlanFollowUpsDialog.module.css';
import { planPreview } from './plan-preview.ts';
import { type Records, usePlanFollowUps } from './usePlanFollowUps.ts';

interface PlanFollowUpsDialogProps {
  records: Records;
  /** As typed in the palette: „mo“; all of them fall due then. */
  typedDay?: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** Plans a first follow-up for records without one: one note each, spread over days and people (WV-08). */
export function PlanFollowUpsDialog({ records, typedDay, onDone, onClose }: PlanFollowUpsDialogProps) {
  const formId = useId();
  const { plan, change, problem, busy, save, calendar } = usePlanFollowUps(records, typedDay, onDone);
  const [left, setLeft] = useState(false);
  const count = 'accountIds' in records ? records.accountIds.length : null;
  const noText = plan.activityText.trim() === '';
  const wrongDays = !isDay(plan.from) || !isDay(plan.to) || plan.to < plan.from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (!noText && !wrongDays) void save();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={titleOf(records)}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {m.accounts_gaps_do()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        {problem && (
          <Banner tone="danger" urgent>
            {problem.detail}
          </Banner>
        )}
        <TextField
          label={m.accounts_gaps_follow_up_text()}
          value={plan.text}
          onText={(text) => change({ text })}
        />
        <FieldRow>
          <DateField
            label={m.accounts_gaps_from()}
            day={plan.from}
            onDay={(from) => change({ from, ...(isDay(from) && from > plan.to && { to: from }) })}
          />
          <DateField
            label={m.accounts_gaps_to()}
            day={plan.to}
            onDay={(to) => change({ to })}
            error={wrongDays ? m.accounts_gaps_error_days() : undefined}
          />
          <TextField
            label={m.accounts_gaps_per_day()}
            placeholder={m.accounts_gaps_per_day_hint()}
            type="number"
            min={1}
            max={1000}
            value={plan.perDay}
            onText={(perDay) => change({ perDay })}
          />
        </FieldRow>
        <PeopleField
          label={m.accounts_gaps_people()}
          people={plan.people}
          onPeople={(people) => change({ people })}
        />
        <TextArea
          label={m.accounts_gaps_activity_text()}
          hint={m.accounts_gaps_activity_hint()}
          required
          value={plan.activityText}
          onText={(activityText) => change({ activityText })}
          error={left && noText ? m.accounts_gaps_error_text() : undefined}
        />
        {!wrongDays &&
          (count === null ? (
            <p role="status" className={styles.preview}>
              {'filter' in records ? m.accounts_gaps_preview_all() : m.accounts_plan_preview_all()}
            </p>
          ) : (
            <Preview {...planPreview(count, plan, calendar)} count={count} />
          ))}
      </Form>
    </Dialog>
  );
}

function titleOf(records: Records): string {
  if ('filter' in records) return m.accounts_gaps_plan_title_all({ count: records.count });
  if ('records' in records) return m.accounts_gaps_plan_title({ count: records.count });
  const count = records.accountIds.length;
  return count === 1
    ? m.accounts_gaps_plan_title_one()
    : m.accounts_gaps_plan_title({ count: writeNumber(count) });
}

function Preview(props: { count: number; days: number; most: number; last: string | null }) {
  const { count, days, most, last } = props;
  return (
    <p role="status" className={styles.preview}>
      {last &&
        m.accounts_gaps_preview({
          count: writeNumber(count),
          days: writeNumber(days),
          most: writeNumber(most),
          last: writeWeekday(last),
        })}
    </p>
  );
}
