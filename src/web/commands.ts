import { useEffect, useRef, useSyncExternalStore } from 'react';
import { m } from '#paraglide/messages.js';

/** Where a command works: everywhere, on a list, on the record shown, in the form being filled in. */
export type CommandScope = 'global' | 'list' | 'record' | 'form';

export interface Command {
  id: string;
  scope: CommandScope;
  title: () => string;
  keys: readonly string[];
  /** Other words it is found by in the palette. */
  synonyms?: () => string;
}

const go = (id: string, letter: string, title: () => string, synonyms?: () => string): Command => ({
  id: `go-${id}`,
  scope: 'global',
  title,
  keys: letter ? [`G ${letter}`] : [],
  synonyms,
});
const command = (scope: CommandScope, id: string, keys: string, title: () => string): Command => ({
  id,
  scope,
  title,
  keys: keys ? keys.split(', ') : [],
});

/**
 * Every command with its keys, once: the dispatcher, the palette, menus, the `?` sheet and `aria-keyshortcuts`
 * read this list. What a command does is said by whoever is on screen, with `useCommand`.
 */
export const commands: readonly Command[] = [
  command('global', 'palette', 'Mod+K', () => m.web_command_palette()),
  command('global', 'shortcuts', '?', () => m.web_command_shortcuts()),
  command('global', 'new', '+', () => m.web_command_new()),
  command('global', 'undo', 'Z, Mod+Z', () => m.web_command_undo()),
  command('global', 'toggle-rail', 'Mod+B', () => m.web_command_toggle_rail()),
  go('today', 'H', () => m.web_nav_today()),
  go(
    'follow-ups',
    'W',
    () => m.web_nav_follow_ups(),
    () => m.web_synonyms_follow_ups(),
  ),
  go('stream', 'S', () => m.web_nav_stream()),
  go(
    'accounts',
    'F',
    () => m.web_nav_accounts(),
    () => m.web_synonyms_accounts(),
  ),
  go(
    'contacts',
    'P',
    () => m.web_nav_contacts(),
    () => m.web_synonyms_contacts(),
  ),
  go('campaigns', 'K', () => m.web_nav_campaigns()),
  go(
    'chain',
    '',
    () => m.web_nav_chain(),
    () => m.web_synonyms_chain(),
  ),
  go('imports', '', () => m.web_nav_imports()),
  go(
    'jobs',
    'J',
    () => m.web_nav_jobs(),
    () => m.web_synonyms_jobs(),
  ),
  go('settings', '', () => m.web_nav_settings()),
  command('global', 'new-activity', '', () => m.web_command_new_activity()),
  command('global', 'new-follow-up', '', () => m.web_command_new_follow_up()),
  {
    ...command('global', 'new-account', '', () => m.web_command_new_account()),
    synonyms: () => m.web_synonyms_new_account(),
  },
  command('global', 'theme', '', () => m.web_command_theme()),
  command('global', 'language', '', () => m.web_command_language()),
  command('global', 'density', '', () => m.web_command_density()),
  command('global', 'sign-out', '', () => m.web_command_sign_out()),
  command('global', 'stay-signed-in', 'Mod+J', () => m.web_command_stay_signed_in()),

  command('list', 'row-next', 'J, ArrowDown', () => m.web_command_row_next()),
  command('list', 'row-previous', 'K, ArrowUp', () => m.web_command_row_previous()),
  command('list', 'row-open', 'Enter', () => m.web_command_row_open()),
  command('list', 'row-select', 'X', () => m.web_command_row_select()),
  command('list', 'row-extend-next', 'Shift+J', () => m.web_command_row_extend_next()),
  command('list', 'row-extend-previous', 'Shift+K', () => m.web_command_row_extend_previous()),
  command('list', 'start-worklist', '', () => m.web_command_start_worklist()),
  command('list', 'filter', 'F', () => m.web_command_filter()),
  command('list', 'view-save', '', () => m.web_command_view_save()),
  command('list', 'view-manage', '', () => m.web_command_view_manage()),
  command('list', 'columns', '', () => m.web_command_columns()),
  command('list', 'selection-actions', '.', () => m.web_command_selection_actions()),

  command('record', 'call', 'A', () => m.web_command_call()),
  command('record', 'mail', 'M', () => m.web_command_mail()),
  command('record', 'letter', 'B', () => m.web_command_letter()),
  command('record', 'meeting', 'T', () => m.web_command_meeting()),
  command('record', 'note', 'N', () => m.web_command_note()),
  command('record', 'activity', 'I', () => m.web_command_activity()),
  {
    ...command('record', 'follow-up', 'W', () => m.web_command_follow_up()),
    synonyms: () => m.web_synonyms_follow_up(),
  },
  command('record', 'reschedule', 'V', () => m.web_command_reschedule()),
  command('record', 'status', 'S', () => m.web_command_status()),
  {
    ...command('record', 'owner', 'U', () => m.web_command_owner()),
    synonyms: () => m.web_synonyms_owner(),
  },
  command('record', 'categories', 'C', () => m.web_command_categories()),
  command('record', 'edit', 'E', () => m.web_command_edit()),
  command('record', 'record-next', 'Alt+ArrowDown, J', () => m.web_command_record_next()),
  command('record', 'record-previous', 'Alt+ArrowUp, K', () => m.web_command_record_previous()),
  command('record', 'copy-link', 'Y', () => m.web_command_copy_link()),
  command('record', 'skip', 'L', () => m.web_command_skip()),

  command('form', 'save-and-next', 'Mod+Enter', () => m.web_command_save_and_next()),
  command('form', 'save', 'Mod+S', () => m.web_command_save()),
];

export const commandOf = (id: string) => commands.find((one) => one.id === id);
/** The first key of a command, for buttons: `<Button keys={keysOf('call')}>`. */
export const keysOf = (id: string) => commandOf(id)?.keys[0];

export interface Doing {
  run: (event?: KeyboardEvent) => void;
  /** Why it cannot be done now; the palette shows it, the key does nothing. */
  reason?: string | null | undefined;
  /** Also while a dialog is open, for the form in it. */
  inDialog?: boolean;
}

const doings = new Map<string, { current: Doing }[]>();
const listeners = new Set<() => void>();
let version = 0;
const changed = () => {
  version++;
  for (const tell of listeners) tell();
};

/**
 * Says what a command does while this component is on screen; the newest wins.
 * `useCommand('call', { run: openCallForm, reason: phone ? null : m.…() })`; `null` leaves it alone.
 */
export function useCommand(id: string, doing: Doing | (() => void) | null) {
  const latest = useRef<Doing>({ run: () => {} });
  latest.current = typeof doing === 'function' ? { run: doing } : (doing ?? { run: () => {} });
  const active = doing !== null;
  useEffect(() => {
    if (!active) return;
    doings.set(id, [...(doings.get(id) ?? []), latest]);
    changed();
    return () => {
      doings.set(
        id,
        (doings.get(id) ?? []).filter((other) => other !== latest),
      );
      changed();
    };
  }, [id, active]);
}

/** What a command would do now; undefined when nobody on screen offers it. */
export const doingOf = (id: string): Doing | undefined => doings.get(id)?.at(-1)?.current;

/** Runs a command, as a button or the palette does. */
export function runCommand(id: string) {
  const doing = doingOf(id);
  if (doing && !doing.reason) doing.run();
}

/** The commands that can be given now, in the order of the list. */
export function useAvailableCommands(): Command[] {
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => version,
  );
  return commands.filter((one) => doingOf(one.id));
}
