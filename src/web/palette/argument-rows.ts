import { writeDue, writeShift } from '#features/follow-ups/ui/due-words.ts';
import { type WhenContext, when } from '#features/follow-ups/when.ts';
import { m } from '#paraglide/messages.js';
import { keysOf } from '#web/commands.ts';
import type { PaletteRow } from './palette-row.ts';
import { rank } from './rank.ts';
import type { ArgumentName, ArgumentValues, Subject } from './subject.ts';
import type { Typed } from './typed.ts';

interface Named {
  id: string;
  name: string;
}

/** What names can be completed to. */
export interface Vocabulary {
  statuses: readonly { status: Named; campaign: Named }[];
  users: readonly Named[];
  /** Today, the clock, and the working days of the user; the subject's Bundesland comes before the user's. */
  moment: WhenContext;
}

const most = 6;
const commandOfArgument: Record<ArgumentName, string> = {
  'follow-up': 'follow-up',
  status: 'status',
  reassign: 'owner',
  note: 'note',
};

/** A row for each reading of `wv mo 10` and its like; its sentence says all that will be filled in. */
export function argumentRows(
  argument: NonNullable<Typed['argument']>,
  subject: Subject | null,
  vocabulary: Vocabulary,
): PaletteRow[] {
  const { name, rest } = argument;
  const keys = keysOf(commandOfArgument[name]);
  const disabled = (label: string, reason: string): PaletteRow[] => [
    { id: `argument ${name}`, kind: 'command', label, context: '', keys, reason, run: () => {} },
  ];
  const title = titles[name]();
  if (!subject) return disabled(title, m.web_palette_no_subject());
  const does = subject.does[name];
  if (!does) return disabled(title, m.web_palette_not_for({ name: subject.name }));
  if (does.reason) return disabled(title, does.reason);
  const readings = readingsOf(argument, subject, vocabulary);
  if (readings.length === 0) return disabled(title, rest ? unknown[name]({ text: rest }) : hints[name]());
  return readings.map(({ id, label, context, value }) => ({
    id: `argument ${name} ${id}`,
    kind: 'command',
    label,
    context,
    keys,
    run: () => (does.run as (value: unknown) => void)(value),
  }));
}

interface Reading {
  id: string;
  label: string;
  context: string;
  value: ArgumentValues[ArgumentName];
}

function readingsOf(
  { name, rest }: NonNullable<Typed['argument']>,
  subject: Subject,
  words: Vocabulary,
): Reading[] {
  const of = subject.name;
  if (rest === '') return [];
  switch (name) {
    case 'follow-up': {
      const calendar = { ...words.moment, region: subject.region ?? words.moment.region };
      const found = when(rest, calendar);
      if (!found) return [];
      const due = writeDue(found.dueOn, subject.daysOnly ? null : found.dueTime, words.moment.today);
      const shift = writeShift(found, calendar.region);
      return [{ id: 'when', label: m.web_palette_follow_up({ due, of }), context: shift ?? '', value: rest }];
    }
    case 'status': {
      const ids = new Set(subject.campaigns?.map(({ id }) => id));
      const offered = words.statuses.filter(({ campaign }) => ids.has(campaign.id));
      return best(offered, ({ status }) => status.name, rest).map(({ status, campaign }) => ({
        id: status.id,
        label: m.web_palette_status({ status: status.name, of }),
        context: campaign.name,
        value: { status, campaignId: campaign.id },
      }));
    }
    case 'reassign':
      return best(words.users, (user) => user.name, rest).map((user) => ({
        id: user.id,
        label: m.web_palette_reassign({ name: user.name, of }),
        context: '',
        value: user,
      }));
    case 'note':
      return [{ id: 'text', label: m.web_palette_note({ text: rest, of }), context: '', value: rest }];
  }
}

function best<T>(all: readonly T[], nameOf: (one: T) => string, typed: string): T[] {
  return all
    .map((one) => ({ one, rank: rank(nameOf(one), typed) }))
    .filter((found) => found.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

const titles: Record<ArgumentName, () => string> = {
  'follow-up': m.web_command_follow_up,
  status: m.web_command_status,
  reassign: m.web_command_owner,
  note: m.web_command_note,
};
const hints: Record<ArgumentName, () => string> = {
  'follow-up': m.web_palette_hint_follow_up,
  status: m.web_palette_hint_status,
  reassign: m.web_palette_hint_reassign,
  note: m.web_palette_hint_note,
};
const unknown: Record<ArgumentName, (input: { text: string }) => string> = {
  'follow-up': m.web_palette_unknown_day,
  status: m.web_palette_unknown_status,
  reassign: m.web_palette_unknown_user,
  note: () => '',
};
