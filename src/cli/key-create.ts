import { addApiKey } from '#features/people/api-key-commands.ts';
import { m } from '#paraglide/messages.js';
import { asOperator, type Command, required } from './command.ts';

export const keyCreate: Command = {
  words: 'key create',
  usage: '--email … --name … [--workspace …]',
  about: (locale) => m.cli_about_key_create({}, { locale }),
  options: { email: { type: 'string' }, name: { type: 'string' }, workspace: { type: 'string' } },
  async run(run) {
    const [email, name] = [required(run, 'email').toLowerCase(), required(run, 'name')];
    const { key } = await asOperator(run, async (context) => {
      const user = await context.db
        .selectFrom('appUser')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirst();
      if (!user) throw new Error(m.cli_unknown_user({ email }, { locale: run.locale }));
      return addApiKey(context, { name, userId: user.id });
    });
    run.say(key);
  },
};
