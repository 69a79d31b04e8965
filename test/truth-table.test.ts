import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChainRules, strictChain } from '#features/people/rules.ts';
import { type TestApp, testApp } from './app.ts';
import type { StatusName } from './world.ts';

/** Scenario 14: every row of capabilities.md 3.2, through the save and through bulk, with E1, E2 and E3 on and off. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Situation = 'in work' | 'final' | 'no status';
const statusOf: Record<Situation, StatusName | null> = {
  'in work': 'Angebotsphase',
  final: 'Kein Interesse',
  'no status': null,
};

const nextDay = '2013-09-24';
const followUp = { text: 'nachfassen', dueOn: nextDay };

async function useChain(chain: Partial<ChainRules>): Promise<void> {
  const { status, body } = await app.call(`/rights-groups/${app.world.groups.Vertrieb}`, {
    as: 'admin',
    method: 'PATCH',
    body: { chain: { ...strictChain, ...chain } },
  });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** A record in this situation, with one open follow-up; set up by lena, whose group is another one. */
async function recordIn(situation: Situation): Promise<{ accountId: string; followUpId: string }> {
  const accountId = await app.newRecord();
  const toStatusId = app.world.statuses[statusOf[situation] ?? 'Angebotsphase'];
  const { body } = await app.post(
    '/activities',
    {
      accountId,
      text: 'aufgenommen',
      statusChanges: statusOf[situation] ? [{ campaignId: app.world.vk, toStatusId }] : [],
      followUps: [followUp],
    },
    'lena',
  );
  return { accountId, followUpId: body.followUps[0].id };
}

const stored = 201;
const refused = 422;
type Row = [name: string, situation: Situation, chain: Partial<ChainRules>, expected: number, code?: string];

const activityOnly: Row[] = [
  ['row 2: no follow-up, in work', 'in work', {}, refused, 'follow-up-required'],
  ['row 3: no follow-up, final, E1', 'final', {}, stored],
  [
    'row 3: no follow-up, final, without E1',
    'final',
    { exceptFinalStatus: false },
    refused,
    'follow-up-required',
  ],
  ['row 4: no follow-up, no status, E2', 'no status', {}, stored],
  [
    'row 4: no follow-up, no status, without E2',
    'no status',
    { exceptNoStatus: false },
    refused,
    'follow-up-required',
  ],
  ['the option off: only a hint', 'in work', { activityNeedsFollowUp: false }, stored],
];

describe('through the save', () => {
  const save = (accountId: string, more: object) =>
    app.post('/activities', { accountId, text: 'Telefonat', ...more });

  test.each(['in work', 'final', 'no status'] as const)(
    'row 1: activity and follow-up, %s: stored',
    async (situation) => {
      await useChain({ exceptFinalStatus: false, exceptNoStatus: false });
      const { accountId } = await recordIn(situation);
      expect((await save(accountId, { followUps: [followUp] })).status).toBe(stored);
    },
  );

  test.each(activityOnly)('%s', async (_name, situation, chain, expected, code) => {
    await useChain(chain);
    const { accountId } = await recordIn(situation);
    const { status, body } = await save(accountId, {});
    expect([status, body.code], JSON.stringify(body)).toEqual([expected, code]);
  });

  test('row 3: the final status may be set by the very save', async () => {
    await useChain({});
    const { accountId, followUpId } = await recordIn('in work');
    const change = { campaignId: app.world.vk, toStatusId: app.world.statuses['Kein Interesse'] };
    expect((await save(accountId, { statusChanges: [change], completes: [followUpId] })).status).toBe(stored);
  });

  test('row 2 in the scope of the record: the follow-up already open suffices, its completion does not', async () => {
    await useChain({ scope: 'per-record' });
    const { accountId, followUpId } = await recordIn('in work');
    expect((await save(accountId, {})).status).toBe(stored);
    expect((await save(accountId, { completes: [followUpId] })).body.code).toBe('follow-up-required');
  });

  const withoutActivity: Row[] = [
    ['row 8: status change without words, in work', 'in work', {}, refused, 'activity-required'],
    [
      'row 8: even under E3, as the target is not final',
      'in work',
      { finalStatusWithoutActivity: true },
      refused,
      'activity-required',
    ],
  ];
  test.each(withoutActivity)('%s', async (_name, situation, chain, expected, code) => {
    await useChain(chain);
    const { accountId } = await recordIn(situation);
    const change = { campaignId: app.world.vk, toStatusId: app.world.statuses['Bedarf geklärt'] };
    const { status, body } = await app.post('/activities', { accountId, statusChanges: [change] });
    expect([status, body.code]).toEqual([expected, code]);
  });

  test.each([
    ['row 9: a final status without words', {}, refused, 'activity-required'],
    ['row 9: a final status without words under E3', { finalStatusWithoutActivity: true }, stored, undefined],
    ['rule 5 off: Faden writes the activity', { statusChangeNeedsActivity: false }, stored, undefined],
  ] as const)('%s', async (_name, chain, expected, code) => {
    await useChain(chain);
    const { accountId } = await recordIn('in work');
    const change = { campaignId: app.world.vk, toStatusId: app.world.statuses['Kein Interesse'] };
    const { status, body } = await app.post('/activities', { accountId, statusChanges: [change] });
    expect([status, body.code], JSON.stringify(body)).toEqual([expected, code]);
    if (expected === stored)
      expect(body.activity).toMatchObject({
        isSystem: true,
        statusChanges: [{ to: { name: 'Kein Interesse' } }],
      });
  });

  test('another group keeps its own rules, from the next save on', async () => {
    await useChain({ activityNeedsFollowUp: false });
    const { accountId } = await recordIn('in work');
    expect((await save(accountId, {})).status).toBe(stored);
    const ingo = await app.post('/activities', { accountId, text: 'Telefonat' }, 'ingo');
    expect(ingo.body.code).toBe('follow-up-required');
    await useChain({});
    expect((await save(accountId, {})).body.code).toBe('follow-up-required');
  });
});

describe('through a lone follow-up', () => {
  const rows: Row[] = [
    ['row 5: in work', 'in work', {}, refused, 'activity-required'],
    ['row 6: final, E1', 'final', {}, stored],
    ['row 6: final, without E1', 'final', { exceptFinalStatus: false }, refused, 'activity-required'],
    ['row 7: no status, E2', 'no status', {}, stored],
    ['row 7: no status, without E2', 'no status', { exceptNoStatus: false }, refused, 'activity-required'],
    ['the option off', 'in work', { followUpNeedsActivity: false }, stored],
  ];
  test.each(rows)('%s', async (_name, situation, chain, expected, code) => {
    await useChain(chain);
    const { accountId } = await recordIn(situation);
    const { status, body } = await app.post('/follow-ups', { accountId, ...followUp });
    expect([status, body.code], JSON.stringify(body)).toEqual([expected, code]);
  });
});

describe('through bulk completion', () => {
  test.each(activityOnly)('%s', async (_name, situation, chain, expected, code) => {
    await useChain(chain);
    const { followUpId } = await recordIn(situation);
    const { status, body } = await app.post('/follow-up-changes', {
      ids: [followUpId],
      complete: { medium: 'phone', text: 'in einem Zug' },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const skipped = expected === refused ? [{ id: followUpId, code }] : [];
    expect(body).toEqual({ changed: 1 - skipped.length, skipped });
  });

  test('row 1 writes one activity and one next follow-up per record, and reports what was done meanwhile', async () => {
    await useChain({});
    const records = await Promise.all(['in work', 'in work', 'in work'].map(() => recordIn('in work')));
    await app.post('/activities', {
      accountId: records[2]!.accountId,
      text: 'x',
      completes: [records[2]!.followUpId],
      followUps: [followUp],
    });
    const { body } = await app.post('/follow-up-changes', {
      ids: records.map(({ followUpId }) => followUpId),
      complete: { medium: 'phone', text: 'in einem Zug', followUps: [followUp] },
    });
    expect(body).toEqual({ changed: 2, skipped: [{ id: records[2]!.followUpId, code: 'already-done' }] });
    const { body: stream } = await app.call(
      `/activities?q=${encodeURIComponent('in einem Zug')}&accountId=${records[0]!.accountId}`,
    );
    expect(stream.items).toHaveLength(1);
    expect(stream.items[0].followUps).toHaveLength(1);
  });
});
