import { type Command, doingOf } from '#web/commands.ts';
import type { PaletteRow } from './palette-row.ts';
import { isExactly, rank } from './rank.ts';

/** Commands of what is on screen before those that work everywhere. */
const nearness = (scope: string) => ['record', 'form', 'list', 'global'].indexOf(scope);

/**
 * The commands a text leads to, best first. One that cannot be given now would only be in the way; it is shown, with
 * its reason, to whoever asks for it by name.
 */
export function commandRows(commands: readonly Command[], text: string): PaletteRow[] {
  return commands
    .filter(({ id }) => id !== 'palette' && !id.startsWith('row-'))
    .map((command) => {
      const names = [command.title(), ...(command.synonyms?.().split(',') ?? [])];
      const reason = doingOf(command.id)?.reason;
      const isAskedFor = !reason || names.some((name) => isExactly(name, text));
      return { command, reason, rank: isAskedFor ? Math.max(...names.map((name) => rank(name, text))) : 0 };
    })
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || nearness(a.command.scope) - nearness(b.command.scope))
    .map(({ command, reason }) => ({
      id: command.id,
      kind: 'command',
      label: command.title(),
      context: '',
      keys: command.keys[0],
      reason,
      run: () => doingOf(command.id)?.run(),
    }));
}
