import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['normal', 'dense'] as const;
export type Density = (typeof densities)[number];

export interface Appearance {
  theme: Theme;
  density: Density;
  /** Whether keys are shown on buttons and chips. */
  keycaps: 'on' | 'off';
  rail: 'wide' | 'narrow';
}

const storageKey = 'faden.appearance';
const listeners = new Set<() => void>();
let current: Appearance = {
  theme: 'system',
  density: 'normal',
  keycaps: 'on',
  rail: 'wide',
  ...JSON.parse(localStorage.getItem(storageKey) ?? '{}'),
};

/** How this browser shows Faden: `const [appearance, change] = useAppearance()`; kept on this device. */
export function useAppearance() {
  const appearance = useSyncExternalStore(subscribeAppearance, () => current);
  return [appearance, changeAppearance] as const;
}

/** Also written by `public/theme.js` before the first paint, so that nothing flashes. */
export function changeAppearance(patch: Partial<Appearance>) {
  current = { ...current, ...patch };
  localStorage.setItem(storageKey, JSON.stringify(current));
  const { dataset } = document.documentElement;
  dataset.theme = current.theme;
  dataset.density = current.density;
  dataset.keycaps = current.keycaps;
  for (const tell of listeners) tell();
}

export const currentAppearance = () => current;

export function subscribeAppearance(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
