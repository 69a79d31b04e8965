import { useNavigate, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Reads one parameter of the address; undefined where it is missing or makes no sense. */
export type UrlField<V> = (raw: string | string[] | undefined) => V | undefined;

const first = (raw: string | string[] | undefined) => (Array.isArray(raw) ? raw[0] : raw);

export const asText: UrlField<string> = (raw) => first(raw) || undefined;
export const asTexts: UrlField<string[]> = (raw) => (raw === undefined ? undefined : [raw].flat());
export const asFlag: UrlField<boolean> = (raw) =>
  first(raw) === undefined ? undefined : first(raw) !== 'false';
export const asNumber: UrlField<number> = (raw) => {
  const value = Number(first(raw) || Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};
export const asOneOf =
  <V extends string>(values: readonly V[]): UrlField<V> =>
  (raw) =>
    values.find((value) => value === first(raw));

type State<F> = { [K in keyof F]?: F[K] extends UrlField<infer V> ? V : never };

/**
 * State that lives in the address, so that reload and sharing lose nothing. Parameters not named are kept.
 *
 * `const [state, change] = useUrlState(fields)` with `fields` made once outside the component:
 * `{ q: asText, statusId: asTexts, sort: asOneOf(accountSorts) }`; `change({ q: 'Lindner' })` replaces the entry
 * in the history, `change({ id }, { push: true })` adds one. `undefined` and `[]` take a parameter away.
 */
export function useUrlState<F extends Record<string, UrlField<unknown>>>(fields: F) {
  const raw = useAddress();
  const navigate = useNavigate();
  const state = useMemo(
    () =>
      Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(raw[name])])) as State<F>,
    [fields, raw],
  );
  const change = useCallback(
    (patch: State<F>, how: { push?: boolean } = {}) =>
      navigate({
        to: '.',
        hash: true,
        replace: !how.push,
        search: (before: Record<string, unknown>) => ({ ...before, ...written(patch) }),
      } as never),
    [navigate],
  );
  return [state, change] as const;
}

/**
 * The parameters of the address as they are at this moment. The router hands them on in a transition, and until then a
 * box or a field tied to the address would fall back to what it was. On the way to another page the one that is still
 * shown keeps its own.
 */
function useAddress(): Record<string, string | string[] | undefined> {
  const settled = useSearch({ strict: false }) as Record<string, string | string[] | undefined>;
  const shownPath = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname });
  const { history } = useRouter();
  const { pathname, search } = useSyncExternalStore(history.subscribe, () => history.location);
  const current = useMemo(() => parseAddress(search), [search]);
  return pathname === shownPath ? current : settled;
}

function written(patch: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => {
      if (value === undefined || value === null || value === '' || value === false) return [name, undefined];
      if (Array.isArray(value)) return [name, value.length > 0 ? value.map(String) : undefined];
      return [name, String(value)];
    }),
  );
}

/** `?a=1&b=x&b=y` as plain texts: no value is turned into a number on its way. */
export function parseAddress(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    found[name] = name in found ? [found[name]!, value].flat() : value;
  }
  return found;
}

export function writeAddress(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}
