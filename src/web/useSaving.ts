import { useState } from 'react';
import { asProblem, type Problem } from './problem.ts';

/** One save of a form: whether it is on its way and what the server refused. */
export function useSaving() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Answers whether it went well. */
  const save = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, wrong: problem?.byField ?? {}, save };
}
