import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { m } from '#paraglide/messages.js';
import { getJob } from '#platform/jobs/contract.ts';
import { reportNotice } from '#web/actions.ts';
import { queryClient, queryOf, refresh, useReply } from '#web/queries.ts';
import { getImport, listImportRows, listImports } from '../contract.ts';
import { type ImportRun, stateName } from './import-words.ts';

const pollMs = 500;

export const isWorking = ({ state }: Pick<ImportRun, 'state'>) =>
  state === 'queued' || state === 'running' || state === 'undoing';

/** An import with its job while it works; fetched anew as soon as the job is over. */
export function useImport(id: string) {
  const { data: run, error, refetch } = useReply(getImport, { params: { id } });
  const jobId = run && isWorking(run) ? run.jobId : null;
  const { data: job } = useQuery({
    ...queryOf(getJob, { params: { id: jobId ?? '' } }),
    enabled: jobId !== null,
    refetchInterval: pollMs,
    // A job goes on while the window is in the background; its title shows how far it is.
    refetchIntervalInBackground: true,
  });
  const over = useRef<string>(undefined);
  const finishedId = jobId !== null && job?.id === jobId && job.finishedAt !== null ? job.id : undefined;
  useEffect(() => {
    if (!finishedId || over.current === finishedId) return;
    over.current = finishedId;
    void refresh(getImport, listImports, listImportRows);
  }, [finishedId]);
  useTold(run);
  return { run, job: jobId === null ? undefined : job, error, refetch };
}

/** Says what became of the work, also where it was over before anybody could look. */
function useTold(run: ImportRun | undefined) {
  const told = useRef<string>(undefined);
  const now = run && !isWorking(run) ? `${run.jobId} ${run.state}` : undefined;
  useEffect(() => {
    if (!run || !now) return;
    // What was over when the page opened is no news.
    if (told.current && told.current !== now) {
      reportNotice(m.imports_over({ file: run.fileName, state: stateName(run) }));
    }
    told.current = now;
  }, [now, run]);
}

/** What the server answered is shown at once. */
export function showRun(run: ImportRun) {
  queryClient.setQueryData(queryOf(getImport, { params: { id: run.id } }).queryKey, run);
  void refresh(listImports, listImportRows);
}
