import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { search } from '#features/accounts/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { call } from '#web/api.ts';
import { doingOf, useAvailableCommands } from '#web/commands.ts';
import { useMe } from '#web/session.ts';
import { rank } from './rank.ts';
import { type RecentRecord, recentRecords, rememberRecord } from './recents.ts';

export interface PaletteRow {
  id: string;
  kind: 'command' | RecentRecord['kind'];
  label: string;
  context: string;
  keys?: string | undefined;
  reason?: string | null | undefined;
  run: () => void;
}

type Hit = ReplyOf<typeof search>['items'][number];
const debounceMs = 120;

/** What the palette offers: own commands and recent records at once, the server's records below them. */
export function usePaletteRows(text: string) {
  const me = useMe();
  const typed = text.replace(/^>/, '').trim();
  const onlyCommands = text.startsWith('>');
  const commands = useAvailableCommands();
  const navigate = useNavigate();
  const { hits, isSearching } = useHits(onlyCommands ? '' : typed);

  return useMemo(() => {
    const open = (record: RecentRecord) => () => {
      rememberRecord(me.id, record);
      const to = record.kind === 'contact' ? '/contacts/$id' : '/accounts/$id';
      void navigate({ to, params: { id: record.id } });
    };
    const recordRow = (record: RecentRecord): PaletteRow => ({
      id: record.id,
      kind: record.kind,
      label: record.name,
      context: record.context,
      run: open(record),
    });
    const recents = onlyCommands ? [] : recentRecords(me.id).filter(({ name }) => rank(name, typed) > 0);
    const offered = commands
      .filter((command) => command.id !== 'palette' && !command.id.startsWith('row-'))
      .map((command) => {
        const names = [command.title(), ...(command.synonyms?.().split(',') ?? [])];
        return { command, rank: Math.max(...names.map((name) => rank(name, typed))) };
      })
      .filter((one) => one.rank > 0)
      .sort((a, b) => b.rank - a.rank || nearness(a.command.scope) - nearness(b.command.scope));
    const commandRows = offered.map(
      ({ command }): PaletteRow => ({
        id: command.id,
        kind: 'command',
        label: command.title(),
        context: '',
        keys: command.keys[0],
        reason: doingOf(command.id)?.reason,
        run: () => doingOf(command.id)?.run(),
      }),
    );
    const shown = new Set(recents.map((record) => record.id));
    const found = hits.filter((hit) => !shown.has(hit.id)).map(recordRow);
    return { rows: [...recents.map(recordRow), ...commandRows, ...found], isSearching };
  }, [commands, hits, isSearching, me.id, navigate, onlyCommands, typed]);
}

/** Commands of what is on screen before those that work everywhere. */
const nearness = (scope: string) => ['record', 'form', 'list', 'global'].indexOf(scope);

function useHits(typed: string) {
  const [hits, setHits] = useState<Hit[]>([]);
  const [isSearching, setSearching] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    const turn = ++asked.current;
    if (typed.length < 2) {
      setHits([]);
      setSearching(false);
      return;
    }
    const abort = new AbortController();
    setSearching(true);
    const timer = setTimeout(async () => {
      const found = await call(search, { query: { q: typed, limit: 10 }, signal: abort.signal }).catch(
        () => null,
      );
      if (turn !== asked.current) return;
      setHits(found?.items ?? []);
      setSearching(false);
    }, debounceMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed]);
  return { hits, isSearching };
}
