import { describe, expect, it } from 'vitest';
import { ariaKeys, digitOf, matchesKey } from './keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> & { altGraph?: boolean } = {}) =>
  ({
    key,
    code: '',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    getModifierState: (name: string) => name === 'AltGraph' && more.altGraph === true,
    ...more,
  }) as KeyboardEvent;

describe('a shortcut', () => {
  it('matches the letter typed, whatever Caps Lock says', () => {
    expect(matchesKey(press('j'), 'J')).toBe(true);
    expect(matchesKey(press('J'), 'J')).toBe(true);
    expect(matchesKey(press('J', { shiftKey: true }), 'J')).toBe(false);
    expect(matchesKey(press('J', { shiftKey: true }), 'Shift+J')).toBe(true);
  });
  it('takes signs with the Shift they need', () => {
    expect(matchesKey(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKey(press('+'), '+')).toBe(true);
  });
  it('never matches AltGr or Ctrl+Alt', () => {
    expect(matchesKey(press('k', { ctrlKey: true }), 'Mod+K')).toBe(true);
    expect(matchesKey(press('k', { ctrlKey: true, altKey: true }), 'Mod+K')).toBe(false);
    expect(matchesKey(press('e', { altGraph: true }), 'E')).toBe(false);
  });
  it('is announced as aria-keyshortcuts wants it', () => {
    expect(ariaKeys('Mod+Enter')).toBe('Control+Enter');
    expect(ariaKeys('+')).toBe('Plus');
    expect(ariaKeys('G H')).toBeUndefined();
  });
});

describe('a digit', () => {
  it('counts from the number pad and from rows where it needs Shift', () => {
    expect(digitOf(press('3'))).toBe(3);
    expect(digitOf(press('&', { code: 'Digit1' }))).toBe(1);
    expect(digitOf(press('End', { code: 'Numpad1' }))).toBe(1);
    expect(digitOf(press('3', { ctrlKey: true }))).toBeNull();
  });
});
