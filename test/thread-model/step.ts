import fc from 'fast-check';
import type { Answer } from '../app.ts';
import type { StatusName, UserName } from '../world.ts';
import { type Crew, pick, type Worker } from './crew.ts';

/** One thing somebody does; printed as what it is when a sequence fails. */
export interface Step {
  run(crew: Crew): Promise<Answer[]>;
  toString(): string;
}

type Given = Record<string, unknown>;

export function step<T extends Given>(
  kind: string,
  input: fc.Arbitrary<T>,
  run: (input: T, crew: Crew) => Promise<Answer | Answer[] | undefined>,
): fc.Arbitrary<Step> {
  return input.map((given) => ({
    run: async (crew) => [(await run(given, crew)) ?? []].flat(),
    toString: () => `${kind} ${JSON.stringify(given)}`,
  }));
}

const users: UserName[] = ['anna', 'ingo', 'lena', 'admin', 'bea'];
/** Whoever may do it or not. */
export const anybody = fc.constantFrom<Worker>(...users, 'newcomer');
/** Somebody who may. */
export const manager = fc.constantFrom<Worker>('admin', 'admin', 'lena');
export const nth = fc.nat(12);
export const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: undefined });
export const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: value, weight: 1 });
export const day = fc.constantFrom('2013-09-23', '2013-09-24', '2013-09-30', '2013-10-28');
export const statusName = fc.constantFrom<StatusName>(
  'Erstkontakt',
  'Bedarf geklärt',
  'Angebotsphase',
  'Kunde',
  'Kein Interesse',
  'Wünscht keinen Kontakt',
);
const recurrence = fc.record({
  every: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
  anchor: fc.constantFrom('completion', 'due'),
  count: fc.constantFrom(undefined, 1, 2),
});
const campaign = fc.constantFrom<'vk' | 'own' | null>('vk', 'own', null);
export const followUp = fc.record({
  text: fc.constant('nachfassen'),
  dueOn: day,
  recurrence: fc.option(recurrence, { freq: 4 }),
  campaign,
  assignee: seldom(anybody),
});
type Planned = typeof followUp extends fc.Arbitrary<infer T> ? T : never;

export const planned = (crew: Crew, { campaign: its, assignee, ...plan }: Planned) => ({
  ...plan,
  campaignId: its && campaignOf(crew, its),
  ...(assignee ? { assigneeId: crew.userId(assignee) } : {}),
});

export const campaignOf = (crew: Crew, which: 'vk' | 'own') =>
  which === 'vk' ? crew.app.world.vk : crew.campaign.id;

/** Several of them, without doubles. */
export const pickSome = <T>(from: T[], some: number[]): T[] => [
  ...new Set(some.map((which) => pick(from, which)).filter((one) => one !== undefined)),
];
