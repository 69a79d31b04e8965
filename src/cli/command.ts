import type { ParseArgsOptionsConfig } from 'node:util';
import type { Context } from '#features/people/context.ts';
import { type Language, nobody, type Permissions, strictChain } from '#features/people/rules.ts';
import type { NamedWorkspace } from '#features/people/workspace-store.ts';
import { newId } from '#lib/id.ts';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { type Transaction, transactor } from '#platform/database/transaction.ts';
import type { Installation } from './installation.ts';
import { existingWorkspaces } from './new-workspace.ts';

/** What a command runs with. */
export interface CommandRun {
  installation: Installation;
  /** As typed: names without their dashes; a flag is `true`. */
  options: Record<string, string | boolean | undefined>;
  /** What stands behind the command's words. */
  operands: string[];
  locale: Language;
  /** Prints one line. */
  say(line: string): void;
}

export interface Command {
  /** As typed: `user add`. */
  words: string;
  /** What comes after the words, for the list of commands. */
  usage: string;
  about: (locale: Language) => string;
  options: ParseArgsOptionsConfig;
  /** Works on the database as it is, whatever version made it; every other command migrates first. */
  leavesSchema?: true;
  run(run: CommandRun): Promise<void>;
}

/** The option's value; an error that names it where it is missing. */
export function required({ options, locale }: CommandRun, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Error(m.cli_missing_option({ option: `--${name}` }, { locale }));
  }
  return value.trim();
}

/** The workspace of `--workspace`, by name or id; without it the only one there is. */
export async function chosenWorkspace({
  installation,
  options,
  locale,
}: CommandRun): Promise<NamedWorkspace> {
  const all = await existingWorkspaces(installation, locale);
  const names = all.map(({ name }) => name).join(', ');
  const { workspace } = options;
  if (typeof workspace === 'string') {
    const found = all.find(({ id, name }) => id === workspace || name === workspace);
    if (!found) throw new Error(m.cli_unknown_workspace({ name: workspace, names }, { locale }));
    return found;
  }
  if (all.length > 1) throw new Error(m.cli_several_workspaces({ names }, { locale }));
  return all[0]!;
}

/**
 * A transaction in a workspace as whoever sits at the server: may do everything, is none of the users.
 * Runs as `faden_app`, so that commands obey what the application obeys.
 */
export async function asOperator<T>(run: CommandRun, work: (context: Context) => Promise<T>): Promise<T> {
  const { id } = await chosenWorkspace(run);
  const transact = transactor(run.installation.pool);
  return transact({ workspaceId: id, userId: nobody }, async (tx) =>
    work(await operatorContext(tx, run.locale)),
  );
}

async function operatorContext(tx: Transaction, language: Language): Promise<Context> {
  const workspace = await tx.db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow();
  const now = new Date();
  return {
    actor: {
      ...{ workspaceId: workspace.id, userId: nobody, name: 'faden', teamIds: [], region: null },
      permissions: everything,
      chain: strictChain,
      language,
      timeZone: workspace.timeZone,
      skipsNonWorkingDays: workspace.skipsNonWorkingDays,
    },
    tx,
    db: tx.db,
    now,
    today: dayIn(workspace.timeZone, now),
    language,
    requestId: newId(),
    ifMatch: undefined,
  };
}

const everything: Permissions = {
  foreignTeam: 'edit',
  ownTeam: 'edit',
  selfCreated: 'edit',
  export: true,
  import: true,
  rebook: true,
  administer: true,
};
