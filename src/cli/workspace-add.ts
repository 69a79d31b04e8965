import { languages } from '#features/people/rules.ts';
import { m } from '#paraglide/messages.js';
import type { Command } from './command.ts';
import { createWorkspace, linkToBegin } from './new-workspace.ts';

export const workspaceAdd: Command = {
  words: 'workspace add',
  usage: '<name> [--language de|en]',
  about: (locale) => m.cli_about_workspace_add({}, { locale }),
  options: { language: { type: 'string' } },
  async run({ installation, options, operands, locale, say }) {
    const name = operands.join(' ').trim();
    if (!name) throw new Error(m.cli_missing_option({ option: '<name>' }, { locale }));
    const language = languages.find((known) => known === options.language) ?? locale;
    const id = await createWorkspace(installation, { name, language });
    say(m.cli_workspace_added({ name }, { locale }));
    const path = await linkToBegin(installation, { id, name });
    if (path) say(m.cli_first_link({ link: installation.config.publicUrl + path }, { locale }));
  },
};
