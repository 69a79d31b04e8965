import fc from 'fast-check';
import { type Crew, pick } from './crew.ts';
import { anybody, day, followUp, manager, mostly, nth, pickSome, planned, step } from './step.ts';

const ways = {
  shift: () => ({ shiftDays: 3 }),
  'shift back': () => ({ shiftWorkingDays: -2 }),
  set: () => ({ set: { priority: 'high', dueOn: '2013-10-07' } }),
  spread: (crew: Crew) => ({
    spread: { from: '2013-09-23', to: '2013-10-02', perDay: 2, userIds: [crew.userId('ingo')] },
  }),
  'reassign in turn': (crew: Crew) => ({
    inTurn: { userIds: [crew.userId('anna'), crew.userId('newcomer')] },
  }),
};

const oneOfMany = fc.record({
  as: anybody,
  some: fc.array(nth, { minLength: 1, maxLength: 5 }),
  way: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
});

export const changeMany = step('change many', oneOfMany, async ({ as, some, way }, crew) => {
  const ids = pickSome(crew.followUps, some);
  return ids.length > 0
    ? crew.ask(`bulk ${way}`, as, { path: '/follow-up-changes', body: { ids, ...ways[way](crew) } })
    : undefined;
});

export const completeMany = step(
  'complete many',
  fc.record({
    as: anybody,
    some: fc.array(nth, { minLength: 1, maxLength: 5 }),
    follow: mostly(followUp),
    endsSeries: fc.boolean(),
  }),
  async ({ as, some, follow, endsSeries }, crew) => {
    const ids = pickSome(crew.followUps, some);
    const followUps = follow ? [planned(crew, follow)] : [];
    const complete = { medium: 'phone', text: 'in einem Zug', followUps, endsSeries };
    return ids.length > 0
      ? crew.ask('bulk complete', as, { path: '/follow-up-changes', body: { ids, complete } })
      : undefined;
  },
);

/** All that a filter finds, down to those of one record. */
export const completeAll = step(
  'complete all of a record',
  fc.record({ as: manager, record: nth, follow: mostly(followUp) }),
  async ({ as, record, follow }, crew) =>
    crew.ask('bulk by filter', as, {
      path: '/follow-up-changes',
      body: {
        filter: { accountId: [pick(crew.records, record)] },
        complete: { medium: 'phone', text: 'alles', followUps: follow ? [planned(crew, follow)] : [] },
      },
    }),
);

export const undoMany = step(
  'undo many',
  fc.record({ as: manager, which: fc.nat(3) }),
  async ({ as, which }, crew) => {
    const id = pick(crew.bulkChanges, which);
    return id ? crew.ask('undo bulk', as, { path: `/bulk-changes/${id}/undo` }) : undefined;
  },
);

export const closeGaps = step(
  'close gaps',
  fc.record({ as: anybody, some: fc.array(nth, { minLength: 1, maxLength: 4 }), from: day }),
  async ({ as, some, from }, crew) =>
    crew.ask('close gaps', as, {
      path: '/gap-closures',
      body: {
        accountIds: pickSome(crew.records, some),
        activityText: 'Lücke',
        followUp: { text: 'melden', from, to: '2013-11-01', userIds: [crew.userId('ingo')] },
      },
    }),
);
