import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { m } from '#paraglide/messages.js';
import { NothingToBackUp, writeBackup } from '#platform/backup/write.ts';
import { leftOut } from './backup-scope.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress.ts';

/** `faden backup <file>`: beside a running server or without one, whatever version made the database. */
export const backupCommand: Command = {
  words: 'backup',
  usage: '<file> [--force]',
  about: (locale) => m.cli_about_backup({}, { locale }),
  options: { force: { type: 'boolean' } },
  leavesSchema: true,
  async run({ installation, options, operands, locale, say }) {
    if (operands.length !== 1) throw new Error(m.cli_missing_option({ option: '<file>' }, { locale }));
    const file = resolve(operands[0]!);
    if (!options.force && (await stat(file).catch(() => undefined)))
      throw new Error(m.cli_backup_exists({ file }, { locale }));
    const progress = progressLine();
    const onTable = (table: string, rows: number) =>
      progress.show(`${table} ${new Intl.NumberFormat(locale).format(rows)}`);
    try {
      const rows = await writeBackup(installation.owner, file, { leftOut, onTable });
      progress.end();
      const { size } = await stat(file);
      say(m.cli_backup_written({ file, rows, kilobytes: Math.ceil(size / 1_000) }, { locale }));
      say(m.cli_backup_without({}, { locale }));
    } catch (error) {
      progress.end();
      throw error instanceof NothingToBackUp ? new Error(m.cli_backup_nothing({}, { locale })) : error;
    }
  },
};
