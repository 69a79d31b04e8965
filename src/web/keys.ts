import { m } from '#paraglide/messages.js';

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/**
 * Shortcuts are written as `J`, `Shift+J`, `Mod+Enter` (Ctrl, on a Mac ⌘), `G H` (one after the other).
 * They are matched on the letter typed, never on AltGr or Ctrl+Alt, which German keyboards need for signs.
 */
export function matchesKey(event: KeyboardEvent, shortcut: string): boolean {
  if (typesSpecialSign(event)) return false;
  const parts = shortcut === '+' ? ['+'] : shortcut.split('+');
  const wanted = parts.at(-1)!;
  const mod = parts.includes('Mod');
  if ((isMac ? event.metaKey : event.ctrlKey) !== mod) return false;
  if ((isMac ? event.ctrlKey : event.metaKey) || event.altKey !== parts.includes('Alt')) return false;
  // Signs such as `?` bring their Shift along; only letters and named keys tell Shift apart.
  if (wanted.length > 1 || /[a-z]/i.test(wanted)) {
    if (event.shiftKey !== parts.includes('Shift')) return false;
  }
  return event.key.toLowerCase() === wanted.toLowerCase();
}

/** AltGr, which Windows reports as Ctrl+Alt: the key makes a sign and is no command. */
export const typesSpecialSign = (event: KeyboardEvent) =>
  event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey);

/** The digit of a key, also from the number pad and on layouts whose digits need Shift; otherwise null. */
export function digitOf(event: {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (/^[0-9]$/.test(event.key)) return Number(event.key);
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

/** Whether keys typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'file', 'color'].includes(target.type)
  );
}

/** The caps to show for a shortcut: `['Strg', 'Enter']`. */
export function keyLabel(shortcut: string): string[] {
  if (shortcut === '+') return ['+'];
  return shortcut.split(/[+ ]/).map((part) => capNames()[part] ?? part);
}

/** The shortcut as `aria-keyshortcuts` wants it; sequences cannot be said there. */
export function ariaKeys(shortcut: string): string | undefined {
  if (shortcut.includes(' ')) return undefined;
  if (shortcut === '+') return 'Plus';
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}

const capNames = (): Record<string, string> => ({
  Mod: isMac ? '⌘' : m.web_key_control(),
  Shift: m.web_key_shift(),
  Alt: 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Home: m.web_key_home(),
  End: m.web_key_end(),
  PageUp: m.web_key_page_up(),
  PageDown: m.web_key_page_down(),
});
