import fc from 'fast-check';
import type { GroupName, UserName } from '../world.ts';
import { newKey, pick } from './crew.ts';
import { nth, step } from './step.ts';

export const mergeStatus = step(
  'merge status',
  fc.record({ from: nth, into: nth }),
  async ({ from, into }, crew) => {
    const { statuses } = crew.campaign;
    return crew.ask('merge status', 'admin', {
      path: `/statuses/${pick(statuses, from)}/merges`,
      body: { intoId: pick(statuses, into) },
    });
  },
);

export const addStatus = step(
  'add status',
  fc.record({ isFinal: fc.boolean(), position: fc.integer({ min: 1, max: 4 }) }),
  async ({ isFinal, position }, crew) => {
    const { id, statuses } = crew.campaign;
    const body = { name: `Status ${statuses.length}`, isFinal, position };
    const answer = await crew.ask('add status', 'admin', { path: `/campaigns/${id}/statuses`, body });
    if (answer.status < 300) statuses.push(answer.body.id);
    return answer;
  },
);

/** No past save becomes a breach by it (decisions.md 3). */
export const changeStatus = step(
  'change status',
  fc.record({
    which: nth,
    flags: fc.record(
      { isFinal: fc.boolean(), isGoal: fc.boolean(), blocksContact: fc.boolean(), active: fc.boolean() },
      { requiredKeys: [] },
    ),
  }),
  async ({ which, flags }, crew) =>
    crew.ask('change status', 'admin', {
      method: 'PATCH',
      path: `/statuses/${pick(crew.campaign.statuses, which)}`,
      body: flags,
    }),
);

/** Nor by another rule of a group. */
export const changeRules = step(
  'change rules',
  fc.record({
    group: fc.constantFrom<GroupName>('Vertrieb', 'Innendienst'),
    chain: fc.record(
      {
        activityNeedsFollowUp: fc.boolean(),
        exceptFinalStatus: fc.boolean(),
        exceptNoStatus: fc.boolean(),
        scope: fc.constantFrom('per-activity', 'per-record'),
      },
      { requiredKeys: [] },
    ),
  }),
  async ({ group, chain }, crew) =>
    crew.ask('change rules', 'admin', {
      method: 'PATCH',
      path: `/rights-groups/${crew.app.world.groups[group]}`,
      body: { chain },
    }),
);

/** The newcomer goes, and who takes over gets what is open. */
export const leaveCompany = step(
  'leave company',
  fc.record({ successor: fc.option(fc.constantFrom<UserName>('anna', 'lena', 'bea'), { freq: 5 }) }),
  async ({ successor }, crew) =>
    crew.ask('leave company', 'admin', {
      method: 'PATCH',
      path: `/users/${crew.newcomer.id}`,
      body: { active: false, ...(successor ? { successorId: crew.userId(successor) } : {}) },
    }),
);

export const comeBack = step('come back', fc.record({}), async (_, crew) => {
  const path = `/users/${crew.newcomer.id}`;
  const answer = await crew.ask('come back', 'admin', { method: 'PATCH', path, body: { active: true } });
  crew.newcomer.key = await newKey(crew.app, crew.newcomer.id);
  return answer;
});
