import { type Command, commands, doingOf } from './commands.ts';
import { isTextField, matchesKey, typesSpecialSign } from './keys.ts';

const sequenceMs = 1_500;

/**
 * Sends keys to commands. On the window and in the capture phase, so that no widget swallows Ctrl+Enter first.
 * Returns the function that stops it.
 *
 * @param singleKeys whether letters without Ctrl are commands now (a personal setting)
 */
export function startDispatcher(singleKeys: () => boolean): () => void {
  let leader: { key: string; until: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || typesSpecialSign(event)) return;
    const modified = event.ctrlKey || event.metaKey;
    const inText = isTextField(event.target);
    if (!modified && (inText || !singleKeys() || inMenu())) return;
    const inDialog = document.querySelector('dialog:modal') !== null;
    const started = leader && leader.until > event.timeStamp ? leader.key : null;
    leader = null;
    const found = available(inDialog).find((command) =>
      command.keys.some((keys) => !(inText && keys === 'Mod+Z') && hits(event, keys, started)),
    );
    if (found) {
      event.preventDefault();
      event.stopPropagation();
      doingOf(found.id)?.run(event);
    } else if (!modified && !inDialog && !started && isLeader(event)) {
      leader = { key: event.key, until: event.timeStamp + sequenceMs };
    }
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Keys the widget with the focus needs itself: it moves or opens, the list does not move along. */
const widgetKeys = new Set(['Enter', 'ArrowDown', 'ArrowUp']);

function hits(event: KeyboardEvent, keys: string, started: string | null): boolean {
  const [first, second] = keys.split(' ');
  if (second)
    return started !== null && started.toLowerCase() === first!.toLowerCase() && matchesKey(event, second);
  // Lists and grids answer these themselves while they have the focus.
  if (widgetKeys.has(keys)) return false;
  return started === null && matchesKey(event, keys);
}

/** Nearest scope first: the form before the record before the list before the rest. */
function available(inDialog: boolean): Command[] {
  const nearest = ['form', 'list', 'record', 'global'];
  return commands
    .filter((command) => {
      const doing = doingOf(command.id);
      return doing && !doing.reason && (!inDialog || doing.inDialog);
    })
    .sort((a, b) => nearest.indexOf(a.scope) - nearest.indexOf(b.scope));
}

const isLeader = (event: KeyboardEvent) =>
  commands.some(({ keys }) => keys.some((one) => one.includes(' ') && matchesKey(event, one.split(' ')[0]!)));

const inMenu = () => document.querySelector('[role=menu]:popover-open') !== null;
