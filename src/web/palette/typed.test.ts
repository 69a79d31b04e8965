import { describe, expect, it } from 'vitest';
import { readTyped } from './typed.ts';

describe('what is typed into the palette', () => {
  it.each([
    ['lindner', { scope: 'all', text: 'lindner', argument: null }],
    ['f: lindner', { scope: 'accounts', text: 'lindner', argument: null }],
    ['K:meier', { scope: 'contacts', text: 'meier', argument: null }],
    ['ka: solar', { scope: 'campaigns', text: 'solar', argument: null }],
    ['>dunkel', { scope: 'commands', text: 'dunkel', argument: null }],
    ['wv mo 10', { scope: 'all', text: 'wv mo 10', argument: { name: 'follow-up', rest: 'mo 10' } }],
    ['Follow-up fri', { scope: 'all', text: 'Follow-up fri', argument: { name: 'follow-up', rest: 'fri' } }],
    [
      '> status interesse',
      { scope: 'commands', text: 'status interesse', argument: { name: 'status', rest: 'interesse' } },
    ],
    ['umbuchen', { scope: 'all', text: 'umbuchen', argument: { name: 'reassign', rest: '' } }],
    [
      'notiz  ruft zurück',
      { scope: 'all', text: 'notiz  ruft zurück', argument: { name: 'note', rest: 'ruft zurück' } },
    ],
  ])('%s', (input, read) => expect(readTyped(input)).toEqual(read));

  it('a scope takes no command: `f: notiz` looks for a company of that name', () =>
    expect(readTyped('f: notiz').argument).toBeNull());
  it('a colon elsewhere is text', () => expect(readTyped('x: y').scope).toBe('all'));
});
