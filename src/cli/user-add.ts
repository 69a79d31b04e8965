import { text } from 'node:stream/consumers';
import type { Context } from '#features/people/context.ts';
import { createUser } from '#features/people/contract.ts';
import { setFirstPassword } from '#features/people/invitation-commands.ts';
import { rightsGroupsByName } from '#features/people/rights-group-store.ts';
import { addTeam } from '#features/people/team-commands.ts';
import { teamsByName } from '#features/people/team-store.ts';
import { addUser } from '#features/people/user-commands.ts';
import { m } from '#paraglide/messages.js';
import { parsePart } from '#platform/http/field-errors.ts';
import { asOperator, type Command, type CommandRun, required } from './command.ts';

/** As many groups and teams as one page of a list holds; more nobody has. */
const limit = 200;

export const userAdd: Command = {
  words: 'user add',
  usage: '--email … --name … --rights-group … [--team …] [--password-stdin] [--workspace …]',
  about: (locale) => m.cli_about_user_add({}, { locale }),
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    'rights-group': { type: 'string' },
    team: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    workspace: { type: 'string' },
  },
  async run(run) {
    const { installation, options, locale, say } = run;
    const [email, name] = [required(run, 'email'), required(run, 'name')];
    const groupName = required(run, 'rights-group');
    // One line, as `echo` and files end with a line break that is no part of the password.
    const password = options['password-stdin'] ? (await text(process.stdin)).split(/\r?\n/)[0]! : undefined;
    const link = await asOperator(run, async (context) => {
      const rightsGroupId = await groupNamed(context, run, groupName);
      const teamIds = typeof options.team === 'string' ? [await teamNamed(context, options.team.trim())] : [];
      const added = await addUser(
        context,
        parsePart(createUser.body, 'body', { email, name, rightsGroupId, teamIds, language: locale }),
      );
      if (password === undefined) return added.link;
      await setFirstPassword(context, added.user.id, password);
      return null;
    });
    say(m.cli_user_added({ name, email }, { locale }));
    if (link) say(m.cli_user_link({ link: installation.config.publicUrl + link.path }, { locale }));
  },
};

async function groupNamed(context: Context, { locale }: CommandRun, name: string): Promise<string> {
  const { items } = await rightsGroupsByName(context, { limit });
  const found = items.find((group) => group.name === name);
  if (found) return found.id;
  const names = items.map((group) => group.name).join(', ');
  throw new Error(m.cli_unknown_rights_group({ name, names }, { locale }));
}

/** A team that is not there yet is made: there is no other command for it. */
async function teamNamed(context: Context, name: string): Promise<string> {
  const { items } = await teamsByName(context, { limit });
  const team = items.find((known) => known.name === name) ?? (await addTeam(context, { name }));
  return team.id;
}
