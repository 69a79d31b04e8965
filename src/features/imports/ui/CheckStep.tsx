import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { classes } from '#web/components/classes.ts';
import { Form, FormActions } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { todayIn, writeNumber } from '#web/dates.ts';
import type { Job } from '#web/jobs/job-words.ts';
import { useMe } from '#web/session.ts';
import { useSaving } from '#web/useSaving.ts';
import { createImportRun } from '../contract.ts';
import { DuplicateFields } from './DuplicateFields.tsx';
import { FirstFollowUpFields } from './FirstFollowUpFields.tsx';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportFault } from './ImportFault.tsx';
import styles from './Imports.module.css';
import { type ImportDraft, isAsRun, runBody } from './import-draft.ts';
import type { ImportRun } from './import-words.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { RowResults } from './RowResults.tsx';
import { RunProgress } from './RunProgress.tsx';
import { isWorking } from './useImport.ts';

interface CheckStepProps {
  run: ImportRun;
  job: Job | undefined;
  draft: ImportDraft;
  onDraft: (patch: Partial<ImportDraft>) => void;
  onStarted: (run: ImportRun) => void;
}

/** Nothing is written yet: the options, and what would happen with them. */
export function CheckStep({ run, job, draft, onDraft, onStarted }: CheckStepProps) {
  const { followUpRequired } = run;
  const { busy, problem, wrong, save } = useSaving();
  const start = (dryRun: boolean) =>
    save(async () => {
      const body = runBody(draft, run, dryRun);
      const started = await call(createImportRun, { params: { id: run.id }, body });
      onStarted(started.import);
    });
  const working = isWorking(run);
  const today = todayIn(useMe().workspace.timeZone);
  const isChecked = run.state === 'succeeded' && isAsRun(draft, run, today);
  const importable = run.counts.created + run.counts.updated;
  return (
    <div className={styles.halves}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void start(true);
        }}
      >
        <DuplicateFields draft={draft} onDraft={onDraft} />
        <PlaceFields draft={draft} onDraft={onDraft} wrong={wrong} />
        <FirstFollowUpFields draft={draft} onDraft={onDraft} required={followUpRequired} wrong={wrong} />
        <FormProblem problem={problem} fields={shownFields} />
        <FormActions>
          <Button type="submit" variant={isChecked ? 'quiet' : 'primary'} busy={busy || working}>
            {run.state === 'uploaded' ? m.imports_check() : m.imports_check_again()}
          </Button>
        </FormActions>
      </Form>
      <div className={classes(styles.step, styles.outcome)}>
        {working && (
          <RunProgress
            title={m.imports_checking()}
            job={job}
            cancelEffect={m.imports_check_cancel_effect()}
          />
        )}
        {run.state === 'uploaded' && <p className="prose">{m.imports_check_intro()}</p>}
        <ImportFault run={run} />
        {run.state === 'cancelled' && <Banner tone="warn">{m.imports_check_cancelled()}</Banner>}
        {run.state === 'succeeded' && (
          <>
            <h2>{m.imports_check_result()}</h2>
            {!isChecked && <Banner tone="warn">{m.imports_check_old()}</Banner>}
            <ImportCounts counts={run.counts} rows={run.rows} />
            <FormActions>
              <Button
                variant={isChecked ? 'primary' : 'quiet'}
                busy={busy}
                disabledReason={whyNot(isChecked, importable)}
                onClick={() => void start(false)}
              >
                {m.imports_start({ count: writeNumber(importable) })}
              </Button>
            </FormActions>
            <RowResults run={run} />
          </>
        )}
      </div>
    </div>
  );
}

const shownFields = [
  'activityText',
  'teamId',
  'campaignId',
  'statusId',
  'firstFollowUp.text',
  'firstFollowUp.from',
  'firstFollowUp.to',
  'firstFollowUp.perDay',
  'firstFollowUp.userIds',
].map((field) => `options.${field}`);

function whyNot(isChecked: boolean, importable: number): string | null {
  if (!isChecked) return m.imports_check_old();
  return importable === 0 ? m.imports_nothing_to_import() : null;
}
