import { m } from '#paraglide/messages.js';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { todayIn } from '#web/dates.ts';
import { useDraft } from '#web/drafts.ts';
import type { Job } from '#web/jobs/job-words.ts';
import { useMe } from '#web/session.ts';
import { CheckStep } from './CheckStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportEnd } from './ImportEnd.tsx';
import type { ImportStep } from './ImportSteps.tsx';
import { draftOf, type ImportDraft, mappingDraft } from './import-draft.ts';
import type { ImportRun } from './import-words.ts';
import { MappingStep } from './MappingStep.tsx';
import { showRun } from './useImport.ts';

interface ImportWizardProps {
  run: ImportRun;
  job: Job | undefined;
  step: ImportStep;
  onStep: (step: ImportStep) => void;
}

/** The four steps over one uploaded file; what is chosen survives reloading. */
export function ImportWizard({ run, job, step, onStep }: ImportWizardProps) {
  const me = useMe();
  const { value, change, isReady } = useDraft<ImportDraft>(
    `${me.id}/import/${run.id}`,
    draftOf(run, todayIn(me.workspace.timeZone)),
  );
  const onDraft = (patch: Partial<ImportDraft>) => change((before) => ({ ...before, ...patch }));
  if (!isReady) return <LoadingBars rows={6} text={m.imports_loading()} />;
  if (step === 'file') {
    return (
      <FileStep
        run={run}
        onRead={(read) => {
          showRun(read);
          onDraft(mappingDraft(read));
        }}
        onNext={() => onStep('mapping')}
      />
    );
  }
  if (step === 'mapping') {
    return <MappingStep run={run} draft={value} onDraft={onDraft} onNext={() => onStep('check')} />;
  }
  if (step === 'check') {
    return <CheckStep run={run} job={job} draft={value} onDraft={onDraft} onStarted={showRun} />;
  }
  return <ImportEnd run={run} job={job} onStarted={showRun} />;
}
