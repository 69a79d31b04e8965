import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { FormActions } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { writeNumber } from '#web/dates.ts';
import type { Job } from '#web/jobs/job-words.ts';
import { useSaving } from '#web/useSaving.ts';
import { undoImport } from '../contract.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportFault } from './ImportFault.tsx';
import styles from './Imports.module.css';
import type { ImportRun } from './import-words.ts';
import { RowResults } from './RowResults.tsx';
import { RunProgress } from './RunProgress.tsx';
import { isWorking } from './useImport.ts';

interface ImportEndProps {
  run: ImportRun;
  job: Job | undefined;
  onStarted: (run: ImportRun) => void;
}

/** The run itself and what came of it: counts, gaps that remain, the way back. */
export function ImportEnd({ run, job, onStarted }: ImportEndProps) {
  if (run.state === 'undoing') return <RunProgress title={m.imports_undoing()} job={job} />;
  if (isWorking(run)) {
    return <RunProgress title={m.imports_running()} job={job} cancelEffect={m.imports_cancel_effect()} />;
  }
  return (
    <div className={styles.step}>
      <ImportFault run={run} />
      {run.state === 'cancelled' && <Banner tone="warn">{m.imports_cancelled()}</Banner>}
      {run.undo && run.state === 'undone' && (
        <Banner tone={run.undo.kept > 0 ? 'warn' : 'ok'}>
          {m.imports_undone({
            restored: writeNumber(run.undo.restored),
            binned: writeNumber(run.undo.binned),
            kept: writeNumber(run.undo.kept),
          })}
        </Banner>
      )}
      {run.state !== 'undone' && run.gaps > 0 && (
        <Banner
          tone="warn"
          actions={
            <ButtonLink to="/chain" variant="primary">
              {m.imports_gaps_plan()}
            </ButtonLink>
          }
        >
          {run.gaps === 1 ? m.imports_gaps_one() : m.imports_gaps({ count: writeNumber(run.gaps) })}
        </Banner>
      )}
      {run.state === 'succeeded' && run.gaps === 0 && (
        <Banner tone="ok" actions={<OnToWork campaignId={run.options.campaignId} />}>
          {m.imports_no_gaps()}
        </Banner>
      )}
      <ImportCounts counts={run.counts} rows={run.rows} />
      {run.state !== 'undone' && <UndoButton run={run} onStarted={onStarted} />}
      <RowResults run={run} />
    </div>
  );
}

/** Where what was imported is worked off. */
function OnToWork({ campaignId }: { campaignId: string | null | undefined }) {
  if (!campaignId) return <ButtonLink to="/today">{m.imports_open_day()}</ButtonLink>;
  return (
    <ButtonLink to="/campaigns/$id" params={{ id: campaignId }}>
      {m.imports_open_campaign()}
    </ButtonLink>
  );
}

function UndoButton({ run, onStarted }: { run: ImportRun; onStarted: (run: ImportRun) => void }) {
  const [asked, setAsked] = useState(false);
  const { busy, problem, save } = useSaving();
  const written = run.counts.created + run.counts.updated;
  const undo = async () => {
    const started = await save(async () => {
      onStarted((await call(undoImport, { params: { id: run.id } })).import);
    });
    if (started) setAsked(false);
  };
  if (written === 0) return null;
  return (
    <FormActions>
      <Button onClick={() => setAsked(true)}>{m.imports_undo()}</Button>
      <ConfirmDialog
        open={asked}
        danger
        title={m.imports_undo_title({ count: writeNumber(written) })}
        confirmLabel={m.imports_undo_confirm()}
        busy={busy}
        onConfirm={() => void undo()}
        onClose={() => setAsked(false)}
      >
        <p>{m.imports_undo_effect()}</p>
        <FormProblem problem={problem} />
      </ConfirmDialog>
    </FormActions>
  );
}
