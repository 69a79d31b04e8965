import { fillDemo, NotEmpty } from '#demo/fill.ts';
import { m } from '#paraglide/messages.js';
import { asOperator, type Command, type CommandRun } from './command.ts';

export const demo: Command = {
  words: 'demo',
  usage: '[--workspace …]',
  about: (locale) => m.cli_about_demo({}, { locale }),
  options: { workspace: { type: 'string' } },
  async run(run) {
    if (!(await filled(run))) throw new Error(m.cli_demo_not_empty({}, { locale: run.locale }));
  },
};

/** For a start with `--demo`: a database that holds something is served as it is. */
export async function startDemo(run: Omit<CommandRun, 'options' | 'operands'>): Promise<void> {
  const all = { ...run, options: {}, operands: [] };
  if (!(await filled(all))) run.say(m.cli_demo_not_empty({}, { locale: run.locale }));
}

/** False where the workspace holds something already. */
async function filled(run: CommandRun): Promise<boolean> {
  const { locale, say } = run;
  try {
    const { signIns, password, records, activities } = await asOperator(run, fillDemo);
    say(m.cli_demo_filled({ records, activities }, { locale }));
    say(m.cli_demo_sign_ins({ password }, { locale }));
    const widest = Math.max(...signIns.map(({ email }) => email.length));
    for (const { email, name, rightsGroup } of signIns)
      say(`  ${email.padEnd(widest)}  ${name}, ${rightsGroup}`);
    return true;
  } catch (error) {
    if (error instanceof NotEmpty) return false;
    throw error;
  }
}
