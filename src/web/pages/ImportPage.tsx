import { useNavigate, useParams } from '@tanstack/react-router';
import { FileDrop } from '#features/imports/ui/FileDrop.tsx';
import { type ImportStep, ImportSteps, importSteps } from '#features/imports/ui/ImportSteps.tsx';
import { ImportWizard } from '#features/imports/ui/ImportWizard.tsx';
import { openSteps, stepOf } from '#features/imports/ui/import-progress.ts';
import { stateName } from '#features/imports/ui/import-words.ts';
import { showRun, useImport } from '#features/imports/ui/useImport.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { NoRight } from '#web/components/NoRight.tsx';
import { Page } from '#web/components/Page.tsx';
import { percentOf } from '#web/jobs/job-words.ts';
import { useMe } from '#web/session.ts';
import { asOneOf, useUrlState } from '#web/url-state.ts';

/** One import in four steps; at `/imports/new` it waits for its file. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  if (!me.permissions.import) {
    return (
      <Page title={m.imports_title()} padded={false}>
        <NoRight>{m.imports_no_right()}</NoRight>
      </Page>
    );
  }
  return id === 'new' ? <NewImport /> : <KnownImport key={id} id={id} />;
}

function NewImport() {
  const navigate = useNavigate();
  return (
    <Page
      title={m.imports_new()}
      area={m.imports_title()}
      bar={<ImportSteps current="file" open={[]} onStep={() => {}} />}
    >
      <FileDrop
        onUploaded={(run) => {
          showRun(run);
          void navigate({ to: '/imports/$id', params: { id: run.id }, replace: true });
        }}
      />
    </Page>
  );
}

const fields = { step: asOneOf<ImportStep>(importSteps) };

function KnownImport({ id }: { id: string }) {
  const { run, job, error, refetch } = useImport(id);
  const [state, change] = useUrlState(fields);
  if (error && !run) {
    return (
      <Page title={m.imports_title()} padded={false}>
        <ErrorNotice error={error} what={m.imports_one()} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!run) {
    return (
      <Page title={m.imports_title()}>
        <LoadingBars rows={6} />
      </Page>
    );
  }
  const step = stepOf(run, state.step);
  const percent = percentOf(job);
  const onStep = (next: ImportStep) => void change({ step: next }, { push: true });
  return (
    <Page
      title={run.fileName}
      // „37 % Import – Faden“ while it works: the figure is what a tab has room for.
      area={percent === null ? m.imports_title() : undefined}
      count={stateName(run)}
      actions={step === 'run' && <ButtonLink to="/imports">{m.imports_all()}</ButtonLink>}
      bar={<ImportSteps current={step} open={openSteps(run)} onStep={onStep} />}
      windowTitle={percent === null ? undefined : m.imports_window({ percent })}
    >
      <ImportWizard run={run} job={job} step={step} onStep={onStep} />
    </Page>
  );
}
