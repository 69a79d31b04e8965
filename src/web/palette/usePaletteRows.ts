import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { m } from '#paraglide/messages.js';
import { useAvailableCommands } from '#web/commands.ts';
import { useMe } from '#web/session.ts';
import { argumentRows } from './argument-rows.ts';
import { commandRows } from './command-rows.ts';
import type { PaletteRow } from './palette-row.ts';
import { rank } from './rank.ts';
import { recentRecords, rememberRecord } from './recents.ts';
import { currentSubject } from './subject.ts';
import { readTyped } from './typed.ts';
import { type Hit, isOfScope, useHits } from './useHits.ts';
import { useVocabulary } from './useVocabulary.ts';

/**
 * What the palette offers: the command with its argument, recent records and commands at once, the server's records
 * below them, so that what comes later moves nothing.
 */
export function usePaletteRows(input: string) {
  const me = useMe();
  const { scope, text, argument } = useMemo(() => readTyped(input), [input]);
  const commands = useAvailableCommands();
  const vocabulary = useVocabulary(argument?.name);
  const open = useOpen();
  // `notiz ruft zurück` is no name to look for.
  const { hits, isSearching } = useHits(argument?.rest ? '' : text, scope);
  const local = useMemo(() => {
    const recents = recentRecords(me.id).filter(
      ({ kind, name }) => isOfScope(kind, scope) && rank(name, text) > 0,
    );
    const isForCommands = scope === 'all' || scope === 'commands';
    return { recents, commands: isForCommands ? commandRows(commands, text) : [] };
  }, [commands, me.id, scope, text]);

  const recordRow = (record: Hit): PaletteRow => ({
    id: record.id,
    kind: record.kind,
    label: record.name,
    context: record.context,
    run: () => open(record),
  });
  const first = argument && (vocabulary ? argumentRows(argument, currentSubject(), vocabulary) : [loading()]);
  const shown = new Set(local.recents.map(({ id }) => id));
  const rows: PaletteRow[] = [
    ...(first ?? []),
    ...local.recents.map(recordRow),
    ...local.commands,
    ...hits.filter(({ id, kind }) => !shown.has(id) && isOfScope(kind, scope)).map(recordRow),
  ];
  return { rows, isSearching };
}

/** Keeps the place of what is being fetched, so that nothing moves when it comes. */
const loading = (): PaletteRow => ({
  id: 'argument',
  kind: 'command',
  label: m.web_loading(),
  context: '',
  reason: ' ',
  run: () => {},
});

function useOpen() {
  const me = useMe();
  const navigate = useNavigate();
  return ({ kind, id, name, context }: Hit) => {
    if (kind === 'campaign') return void navigate({ to: '/campaigns/$id', params: { id } });
    rememberRecord(me.id, { kind, id, name, context });
    void navigate({ to: kind === 'contact' ? '/contacts/$id' : '/accounts/$id', params: { id } });
  };
}
