import type { Chance } from './chance.ts';
import type { SalesStatus } from './settings.ts';

/** One event in the story of a record. */
export type Beat =
  | 'opening'
  | 'miss'
  | 'later'
  | 'information'
  | 'need'
  | 'visit'
  | 'offer'
  | 'chase'
  | 'downgrade'
  | 'order'
  | 'service'
  | 'lost'
  | 'blocked';

/** How far a record has come. `served`: a customer who is visited every half-year; `dormant`: one nobody thinks of. */
export type Fate =
  | 'untouched'
  | 'fresh'
  | 'need'
  | 'offer'
  | 'customer'
  | 'served'
  | 'dormant'
  | 'lost'
  | 'blocked';

/** Records of each fate, 360 altogether: 320 companies and 40 private persons. */
const counts: Record<Fate, number> = {
  untouched: 5,
  fresh: 78,
  need: 74,
  offer: 72,
  customer: 46,
  served: 38,
  dormant: 10,
  lost: 30,
  blocked: 7,
};

export const fates: readonly Fate[] = (Object.keys(counts) as Fate[]).flatMap((fate) =>
  Array<Fate>(counts[fate]).fill(fate),
);

/** What happened to a record of this fate, in order. */
export function courseOf(fate: Fate, chance: Chance): Beat[] {
  const maybe = (beat: Beat, probability: number): Beat[] => (chance.happens(probability) ? [beat] : []);
  const tries = (): Beat[] => Array<Beat>(chance.pick([0, 0, 1, 1, 2])).fill('miss');
  const opening = (): Beat[] => ['opening', ...tries(), ...maybe('later', 0.3)];
  const toNeed = (): Beat[] => [...opening(), ...tries(), 'need', ...maybe('information', 0.4)];
  const toOffer = (): Beat[] => [...toNeed(), ...maybe('visit', 0.7), 'offer'];
  const toOrder = (): Beat[] => [...toOffer(), ...tries(), ...maybe('chase', 0.6), 'order'];
  switch (fate) {
    case 'untouched':
      return [];
    case 'fresh':
      return [...opening(), ...maybe('information', 0.3), ...tries()];
    case 'need':
      return [...toNeed(), ...maybe('later', 0.2), ...maybe('visit', 0.3)];
    case 'offer':
      return chance.happens(0.14)
        ? [...toOffer(), 'chase', 'downgrade']
        : [...toOffer(), ...tries(), ...maybe('chase', 0.5), ...maybe('later', 0.12)];
    case 'customer':
      return toOrder();
    case 'served':
      return [...toOrder(), 'service', ...maybe('service', 0.35)];
    case 'dormant':
      return [...toOrder(), 'service'];
    case 'lost':
      return [...(chance.happens(0.5) ? toOffer() : toNeed()), 'lost'];
    case 'blocked':
      return [...opening(), 'blocked'];
  }
}

/** Days from one beat to the next. */
export function daysAfter(beat: Beat, chance: Chance): number {
  const [least, most] = spans[beat];
  return chance.between(least, most);
}

const spans: Record<Beat, [number, number]> = {
  opening: [2, 10],
  miss: [1, 4],
  later: [50, 140],
  information: [4, 12],
  need: [5, 18],
  visit: [4, 14],
  offer: [8, 20],
  chase: [7, 21],
  downgrade: [10, 25],
  order: [60, 160],
  service: [172, 188],
  lost: [1, 1],
  blocked: [1, 1],
};

/** The status a beat leads to; none: it stays. */
export const statusAfter: Partial<Record<Beat, SalesStatus>> = {
  opening: 'Erstkontakt',
  need: 'Bedarf geklärt',
  offer: 'Angebotsphase',
  downgrade: 'Bedarf geklärt',
  order: 'Kunde',
  lost: 'Kein Interesse',
  blocked: 'Wünscht keinen Kontakt',
};
