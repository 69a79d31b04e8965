import { m } from '#paraglide/messages.js';
import type { Command } from './command.ts';

/** Every command migrates first; this one does nothing else. */
export const migrateCommand: Command = {
  words: 'migrate',
  usage: '',
  about: (locale) => m.cli_about_migrate({}, { locale }),
  options: {},
  async run({ installation, locale, say }) {
    say(m.cli_migrated({ count: installation.migrated.length }, { locale }));
  },
};
