import { checks, countThreads, verify } from '#features/thread/verify.ts';
import { m } from '#paraglide/messages.js';
import { openPool } from '#platform/database/connection.ts';
import type { Command, CommandRun } from './command.ts';

/** Checks every invariant of every workspace. Gaps are told; only a breach makes the command fail. */
export const verifyCommand: Command = {
  words: 'verify',
  usage: '',
  about: (locale) => m.cli_about_verify({}, { locale }),
  options: {},
  run: reportChecks,
};

/** Prints what was found, and throws on a breach. */
export async function reportChecks({ installation, locale, say }: CommandRun): Promise<void> {
  const owner = openPool(installation.owner, { max: 1 });
  try {
    const breaches = await verify(owner);
    for (const { workspace, openRecords, gaps, names } of await countThreads(owner)) {
      say(m.cli_chain({ workspace, open: openRecords, planned: openRecords - gaps, gaps }, { locale }));
      for (const name of names) say(`  – ${name}`);
    }
    for (const { check, invariant, rows } of breaches) {
      say(m.cli_breach({ check, invariant }, { locale }));
      for (const row of rows) say(`  ${JSON.stringify(row)}`);
    }
    if (breaches.length > 0) throw new Error(m.cli_breaches({ count: breaches.length }, { locale }));
    say(m.cli_verified({ count: checks.length }, { locale }));
  } finally {
    await owner.end();
  }
}
