import { type ArgumentName, argumentNames } from './subject.ts';

/** What the palette looks through: all of it, commands only, or one kind of record. */
export type Scope = 'all' | 'commands' | 'accounts' | 'contacts' | 'campaigns';

export interface Typed {
  scope: Scope;
  /** Without the mark of the scope. */
  text: string;
  /** A command with what it is given; null where the first word is none. */
  argument: { name: ArgumentName; rest: string } | null;
}

/** Marks of both languages count in both, so that what one has learnt goes on working. */
const scopes: Record<string, Scope> = {
  f: 'accounts',
  k: 'contacts',
  ka: 'campaigns',
  co: 'accounts',
  p: 'contacts',
  ca: 'campaigns',
};
const words: Record<ArgumentName, readonly string[]> = {
  'follow-up': ['wv', 'wiedervorlage', 'erinnerung', 'follow-up', 'followup', 'fu', 'reminder'],
  status: ['status'],
  reassign: ['umbuchen', 'zuständig', 'reassign', 'owner'],
  note: ['notiz', 'note'],
};

/** Takes apart what was typed: `ka: solar`, `>dark`, `wv mo 10`. */
export function readTyped(input: string): Typed {
  const command = /^\s*>(.*)$/s.exec(input);
  const mark = /^\s*(\p{L}{1,2}):(.*)$/su.exec(input);
  const scope = command ? 'commands' : (mark && scopes[mark[1]!.toLowerCase()]) || 'all';
  const text = (command?.[1] ?? (scope === 'all' ? input : mark?.[2]) ?? '').trim();
  const [first = '', ...rest] = text.split(/\s+/);
  const name =
    scope === 'all' || scope === 'commands'
      ? argumentNames.find((one) => words[one].includes(first.toLowerCase()))
      : undefined;
  return { scope, text, argument: name ? { name, rest: rest.join(' ') } : null };
}
