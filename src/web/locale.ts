import { useSyncExternalStore } from 'react';
import type { Language } from '#features/people/rules.ts';
import { isLocale, overwriteGetLocale } from '#paraglide/runtime.js';

const storageKey = 'faden.language';
const listeners = new Set<() => void>();
let current: Language = 'de';
// Paraglide's own way looks at the address at every word.
overwriteGetLocale(() => current);

/** Before the first paint: the language chosen here last, otherwise the browser's, otherwise German. */
export function startLocale() {
  const kept = localStorage.getItem(storageKey);
  const wanted = kept ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? 'de';
  apply(isLocale(wanted) ? wanted : 'de');
}

/** Switches all words without reloading; what is typed stays. */
export function switchLocale(language: Language) {
  localStorage.setItem(storageKey, language);
  apply(language);
  for (const tell of listeners) tell();
}

/**
 * The current language. Pages are drawn anew by the router; call this in memoised components that show words.
 */
export function useLocale(): Language {
  return useSyncExternalStore(subscribe, () => current);
}

function apply(language: Language) {
  current = language;
  document.documentElement.lang = language;
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
