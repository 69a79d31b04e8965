const everyMs = 3_600_000;

/** Runs each task now and every hour until stopped; one that fails is told of and tried again the next time. */
export function startUpkeep(
  tasks: (() => Promise<void>)[],
  onError: (error: unknown) => void,
): { stop(): void } {
  const run = () => {
    for (const task of tasks) task().catch(onError);
  };
  const timer = setInterval(run, everyMs).unref();
  run();
  return { stop: () => clearInterval(timer) };
}
