import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { node, root } from './ready.mjs';

const watchMs = 100;

/**
 * Becomes a program of this project as far as anybody can tell: passes signals on, outlives the child, ends with its
 * code. From the terminal the child gets Ctrl-C as well and takes the two for one; by the channel it notices when
 * this process is killed.
 */
export function handOver(entry, args) {
  const child = spawn(node, [join(root, entry), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.channel?.unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm passes SIGTERM to the shell between it and this process, which dies of it and tells nobody. */
function stopWithNpm(child) {
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, watchMs);
}

/** The shell and, where the system shows it, npm. */
function ancestors() {
  try {
    const [, npm] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1].split(' ');
    return `${process.ppid} ${npm}`;
  } catch {
    return `${process.ppid}`;
  }
}
