import { parseAddress, writeAddress } from '#web/url-state.ts';

export type Search = Record<string, unknown>;

/** What of an address belongs to a view, written as a query: `city=K%C3%B6ln&sort=-name`. */
export function queryOf(search: Search, parameters: readonly string[]): string {
  const kept = Object.fromEntries(parameters.map((name) => [name, search[name]]));
  // Plain as addresses may be: what is saved must be readable in the one that is sent around.
  return writeAddress(kept).slice(1).replaceAll('%2C', ',');
}

/** Whether two queries say the same, in whatever order their parameters and values stand. */
export const isSameQuery = (one: string, other: string): boolean => sorted(one) === sorted(other);

const sorted = (query: string) => [...new URLSearchParams(query)].map(String).sort().join('\n');

/** The parameters that lead to a view: its own set, the list's others taken away, the rest of the address kept. */
export function searchFor(query: string, parameters: readonly string[], viewId: string | undefined): Search {
  const cleared = Object.fromEntries(parameters.map((name) => [name, undefined]));
  const known = Object.entries(parseAddress(query)).filter(([name]) => parameters.includes(name));
  return { ...cleared, ...Object.fromEntries(known), view: viewId };
}
