import { asProblem } from '#web/problem.ts';

export interface TurnsReport {
  done: number;
  failed: number;
  /** The first no. */
  reason: string;
}

const atOnce = 4;

/** Does the same for many ids, four at a time; one that fails does not stop the others. */
export async function inTurns(
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
  onProgress: (done: number) => void = () => {},
): Promise<TurnsReport> {
  const report: TurnsReport = { done: 0, failed: 0, reason: '' };
  const waiting = [...ids];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await work(id);
        report.done++;
      } catch (error) {
        report.failed++;
        report.reason ||= asProblem(error).detail;
      }
      onProgress(report.done + report.failed);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return report;
}
