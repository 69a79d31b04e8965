/** Chance that repeats itself: the same seed gives the same company. */
export interface Chance {
  /** True with that probability, 0 to 1. */
  happens(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of them, each as likely; throws where there is none. */
  pick<T>(from: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** Mulberry32: small, fast and even enough for names and dates. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    happens: (probability) => next() < probability,
    between: (least, most) => least + below(most - least + 1),
    pick(from) {
      if (from.length === 0) throw new Error('There is nothing to pick from.');
      return from[below(from.length)]!;
    },
    shuffled(items) {
      const all = [...items];
      for (let last = all.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [all[last], all[other]] = [all[other]!, all[last]!];
      }
      return all;
    },
  };
}
