import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type pg from 'pg';
import { m } from '#paraglide/messages.js';
import { UnusableBackup } from '#platform/backup/format.ts';
import { checkBackup, restoreBackup } from '#platform/backup/restore.ts';
import { settleRestored } from './backup-scope.ts';
import type { Command, CommandRun } from './command.ts';
import { AlreadyRunning, lockInstance } from './instance-lock.ts';
import { isServed, occupantsOf } from './occupants.ts';
import { progressLine } from './progress.ts';
import { reportChecks } from './verify.ts';

/** `faden restore <file>`: checks the file, then the place, then replaces everything in one transaction. */
export const restoreCommand: Command = {
  words: 'restore',
  usage: '<file> [--replace] [--yes] [--keep-keys]',
  about: (locale) => m.cli_about_restore({}, { locale }),
  options: { replace: { type: 'boolean' }, yes: { type: 'boolean' }, 'keep-keys': { type: 'boolean' } },
  leavesSchema: true,
  async run(run) {
    const { operands, locale } = run;
    if (operands.length !== 1) throw new Error(m.cli_missing_option({ option: '<file>' }, { locale }));
    const file = resolve(operands[0]!);
    const progress = progressLine();
    const onProgress = (share: number) => progress.show(`${Math.floor(share * 100)} %`);
    const alone = await withoutServer(run);
    try {
      await restore(run, file, { alone, onProgress });
    } catch (error) {
      throw error instanceof UnusableBackup ? new Error(sentenceOfFault(error.fault, file, locale)) : error;
    } finally {
      progress.end();
      await alone.end();
    }
    await reportChecks(run);
  },
};

async function restore(
  run: CommandRun,
  file: string,
  { alone, onProgress }: { alone: pg.Client; onProgress: (share: number) => void },
): Promise<void> {
  const { installation, options, locale, say } = run;
  const { header, end } = await checkBackup(file, onProgress);
  await demandPlace(run, await occupantsOf(alone));
  let revoked = 0;
  const migrated = await restoreBackup(installation.owner, file, {
    secret: installation.config.secret,
    onProgress,
    afterwards: async (client) => {
      revoked = await settleRestored(client, { keepsKeys: options['keep-keys'] === true });
    },
  });
  const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(header.at),
  );
  say(m.cli_restored({ at, rows }, { locale }));
  if (migrated.length > 0) say(m.cli_migrated({ count: migrated.length }, { locale }));
  say(m.cli_restored_sign_ins({}, { locale }));
  if (revoked > 0) say(m.cli_restored_keys({ count: revoked }, { locale }));
}

/** Holds the database for as long as the connection lives; refuses where a server works on it. */
async function withoutServer({ installation, locale }: CommandRun): Promise<pg.Client> {
  const refusal = new Error(m.cli_restore_running({}, { locale }));
  const lock = await lockInstance(installation.owner, { patienceMs: 0, lost: () => {} }).catch((error) => {
    throw error instanceof AlreadyRunning ? refusal : error;
  });
  if (!(await isServed(lock))) return lock;
  await lock.end();
  throw refusal;
}

/** Nothing that somebody works with is replaced without having been named. */
async function demandPlace(
  { options, locale }: CommandRun,
  occupants: Awaited<ReturnType<typeof occupantsOf>>,
): Promise<void> {
  if (occupants === 'foreign') throw new Error(m.cli_restore_foreign_tables({}, { locale }));
  const [first] = occupants;
  if (first === undefined) return;
  const names = occupants.join(', ');
  if (!options.replace) throw new Error(m.cli_restore_not_empty({ names }, { locale }));
  if (options.yes) return;
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY) throw new Error(m.cli_restore_needs_yes({ names }, { locale }));
  const terminal = createInterface({ input, output });
  const typed = await terminal.question(`${m.cli_restore_confirm({ names, name: first }, { locale })} `);
  terminal.close();
  if (typed.trim() !== first) throw new Error(m.cli_restore_not_confirmed({}, { locale }));
}

function sentenceOfFault(fault: UnusableBackup['fault'], file: string, locale: 'de' | 'en'): string {
  const sentences = {
    foreign: m.cli_restore_foreign,
    newer: m.cli_restore_newer,
    incomplete: m.cli_restore_incomplete,
    altered: m.cli_restore_altered,
  };
  return sentences[fault]({ file }, { locale });
}
