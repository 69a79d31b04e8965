import type { Chance } from '../chance.ts';

export const lines = ['solar', 'geothermal', 'pellets', 'cooling'] as const;
/** A line of business of the demo company. */
export type Line = (typeof lines)[number];

/** What is written down in one line of business; `{contact}` and the quantities are filled in. */
export interface LinePhrases {
  opening: readonly string[];
  need: readonly string[];
  visit: readonly string[];
  offer: readonly string[];
  chase: readonly string[];
  order: readonly string[];
  service: readonly string[];
  /** What was planned before it happened. */
  plans: Record<'need' | 'visit' | 'offer' | 'chase' | 'service', readonly string[]>;
}

/** Fills `{contact}` and the quantities `{kw}`, `{kwh}`, `{area}`, `{price}` and `{weeks}`. */
export function filled(phrase: string, contact: string, chance: Chance): string {
  return phrase.replace(/\{(\w+)\}/g, (_, what: string) => {
    switch (what) {
      case 'contact':
        return contact;
      case 'kw':
        return String(chance.between(8, 95));
      case 'kwh':
        return german(chance.between(14, 180) * 1000);
      case 'area':
        return german(chance.between(9, 140) * 10);
      case 'price':
        return german(chance.between(18, 240) * 1000);
      case 'weeks':
        return String(chance.between(3, 12));
      default:
        throw new Error(`No quantity is called ${what}.`);
    }
  });
}

const german = (value: number) => value.toLocaleString('de-DE');
