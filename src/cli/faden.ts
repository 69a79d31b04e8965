import { parseArgs } from 'node:util';
import { consoleLanguage, readConfig } from '#config.ts';
import { m } from '#paraglide/messages.js';
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { openInstallation, startDatabase } from './installation.ts';
import { whenUnused } from './instance-lock.ts';
import { keyCreate } from './key-create.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { sentenceOf } from './sentence.ts';
import { userAdd } from './user-add.ts';
import { verifyCommand } from './verify.ts';
import { workspaceAdd } from './workspace-add.ts';

/** `npm run faden -- <command>`: finds the command, opens the database, runs it; exits 1 with a sentence on an error. */
const commands: Command[] = [
  workspaceAdd,
  userAdd,
  keyCreate,
  importCommand,
  exportCommand,
  migrateCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  demo,
];

const locale = consoleLanguage();
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(typed: string[]): Promise<void> {
  const command = commands.find(({ words }) => startsWith(typed, words.split(' ')));
  if (!command) {
    const asked = typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!);
    if (asked) return say(overview());
    throw new Error(`${m.cli_unknown_command({ command: typed.join(' ') }, { locale })}\n${overview()}`);
  }
  const args = typed.slice(command.words.split(' ').length);
  const { values, positionals } = understood(command, args);
  const options = values as Record<string, string | boolean | undefined>;
  await inInstallation(command, (installation) =>
    command.run({ installation, options, operands: positionals, locale, say }),
  );
}

function understood({ words, usage, options }: Command, args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new Error(`${m.cli_not_understood({}, { locale })}\n  ${words} ${usage}`);
  }
}

const startsWith = (typed: string[], words: string[]) => words.every((word, index) => typed[index] === word);

function overview(): string {
  const lines = commands.map(({ words, usage, about }) => `  ${words} ${usage}\n      ${about(locale)}`);
  return [m.cli_commands({}, { locale }), ...lines].join('\n');
}

/** Beside a running server the database is used and left alone; otherwise it is started and stopped again. */
async function inInstallation(
  { leavesSchema }: Command,
  work: (installation: Awaited<ReturnType<typeof openInstallation>>) => Promise<void>,
) {
  const config = readConfig();
  const database = await startDatabase(config);
  try {
    const installation = await openInstallation(config, database, { leavesSchema });
    try {
      await work(installation);
    } finally {
      await installation.closePools();
    }
  } finally {
    const { embedded, owner } = database;
    if (embedded) await whenUnused(owner, () => embedded.stop());
  }
}

process.exitCode = await run(process.argv.slice(2)).then(
  () => 0,
  (error) => {
    console.error(sentenceOf(error, locale));
    return 1;
  },
);
