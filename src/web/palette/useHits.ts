import { useEffect, useRef, useState } from 'react';
import { search } from '#features/accounts/contract.ts';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import type { RecentRecord } from './recents.ts';
import type { Scope } from './typed.ts';

/** What the server found: records, or with `ka:` campaigns. */
export interface Hit extends Omit<RecentRecord, 'kind'> {
  kind: RecentRecord['kind'] | 'campaign';
}

const debounceMs = 120;
const shortest = 2;
const shown = 10;
/** Of one kind only: enough are asked for that ten of it are among them. */
const askedForOneKind = 50;

/** The server's answer to what was typed, a little after the last key; commands alone ask nothing. */
export function useHits(text: string, scope: Scope) {
  const [hits, setHits] = useState<Hit[]>([]);
  const [isSearching, setSearching] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    const turn = ++asked.current;
    if (scope === 'commands' || text.length < shortest) {
      setHits([]);
      setSearching(false);
      return;
    }
    const abort = new AbortController();
    setSearching(true);
    const timer = setTimeout(async () => {
      const found = await find(text, scope, abort.signal).catch(() => []);
      if (turn !== asked.current) return;
      setHits(found);
      setSearching(false);
    }, debounceMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, scope]);
  return { hits, isSearching };
}

async function find(text: string, scope: Scope, signal: AbortSignal): Promise<Hit[]> {
  if (scope === 'campaigns') {
    const { items } = await call(listCampaigns, { query: { q: text, limit: shown }, signal });
    const context = (active: boolean) => (active ? m.web_nav_campaigns() : m.campaigns_inactive());
    return items.map(({ id, name, active }) => ({ kind: 'campaign', id, name, context: context(active) }));
  }
  const limit = scope === 'all' ? shown : askedForOneKind;
  const { items } = await call(search, { query: { q: text, limit }, signal });
  return items.filter(({ kind }) => isOfScope(kind, scope)).slice(0, shown);
}

export const isOfScope = (kind: Hit['kind'], scope: Scope): boolean =>
  ({
    all: true,
    commands: false,
    accounts: kind === 'company' || kind === 'person',
    contacts: kind === 'contact',
    campaigns: kind === 'campaign',
  })[scope];
