import type { ImportStep } from './ImportSteps.tsx';
import type { ImportRun } from './import-words.ts';

/** Steps that can be gone to: once it runs for real, there is no way back but undoing. */
export function openSteps({ dryRun, state }: Pick<ImportRun, 'dryRun' | 'state'>): ImportStep[] {
  if (!dryRun && state !== 'uploaded') return ['run'];
  if (state === 'queued' || state === 'running') return ['check'];
  return ['file', 'mapping', 'check'];
}

/** The step shown: the one asked for where it is open, otherwise the furthest that has something to say. */
export function stepOf(run: Pick<ImportRun, 'dryRun' | 'state'>, asked: ImportStep | undefined): ImportStep {
  const open = openSteps(run);
  if (asked && open.includes(asked)) return asked;
  return run.state === 'uploaded' ? 'file' : open.at(-1)!;
}
