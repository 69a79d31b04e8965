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
  const complete = (followUpId: string, more: object = {}) =>
    app.post('/follow-up-changes', {
      ids: [followUpId],
      complete: { medium: 'phone', text: 'in einem Zug', ...more },
    });

  test.each(['in work', 'final', 'no status'] as const)(
    'row 1: activity and follow-up, %s: stored',
    async (situation) => {
      await useChain({ exceptFinalStatus: false, exceptNoStatus: false });
      const { followUpId } = await recordIn(situation);
      const { body } = await complete(followUpId, { followUps: [followUp] });
      expect(body).toMatchObject({ changed: 1, skipped: [] });
    },
  );

  test.each(activityOnly)('%s', async (_name, situation, chain, expected, code) => {
    await useChain(chain);
    const { followUpId } = await recordIn(situation);
    const { status, body } = await complete(followUpId);
    expect(status, JSON.stringify(body)).toBe(200);
    const skipped = expected === refused ? [{ id: followUpId, code }] : [];
    expect(body).toMatchObject({ changed: 1 - skipped.length, skipped });
  });

  test.each(activityOnly)(
    '%s: the preview says the same',
    async (_name, situation, chain, expected, code) => {
      await useChain(chain);
      const { followUpId } = await recordIn(situation);
      const { body } = await app.post('/follow-up-change-previews', {
        ids: [followUpId],
        complete: { medium: 'phone', text: 'in einem Zug' },
      });
      expect(body).toMatchObject({
        changing: expected === refused ? 0 : 1,
        skipped: expected === refused ? [{ code, count: 1 }] : [],
      });
    },
  );

  test('rows 5 to 7: nothing is finished without words, whatever the status and with a next follow-up', async () => {
    await useChain({ finalStatusWithoutActivity: true, statusChangeNeedsActivity: false });
    for (const situation of ['in work', 'final', 'no status'] as const) {
      const { followUpId } = await recordIn(situation);
      const { body } = await complete(followUpId, { text: '', followUps: [followUp] });
      expect(body, situation).toMatchObject({
        changed: 0,
        skipped: [{ id: followUpId, code: 'activity-required' }],
      });
    }
  });

  test('in the scope of the record: another open follow-up suffices, the last one does not go', async () => {
    await useChain({ scope: 'per-record' });
    const { accountId, followUpId } = await recordIn('in work');
    const other = await app.post('/activities', { accountId, text: 'noch eine', followUps: [followUp] });
    expect((await complete(followUpId)).body).toMatchObject({ changed: 1, skipped: [] });
    const last = other.body.followUps[0].id;
    expect((await complete(last)).body).toMatchObject({
      changed: 0,
      skipped: [{ id: last, code: 'follow-up-required' }],
    });
  });

  test('one refused record does not keep the others from being done', async () => {
    await useChain({});
    const records = [await recordIn('in work'), await recordIn('final'), await recordIn('no status')];
    const [inWork] = records;
    const { body } = await app.post('/follow-up-changes', {
      ids: records.map(({ followUpId }) => followUpId),
      complete: { medium: 'phone', text: 'gemischt' },
    });
    expect(body).toMatchObject({
      changed: 2,
      skipped: [{ id: inWork!.followUpId, code: 'follow-up-required' }],
    });
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
    expect(body).toMatchObject({
      changed: 2,
      skipped: [{ id: records[2]!.followUpId, code: 'already-done' }],
    });
    const { body: stream } = await app.call(
      `/activities?q=${encodeURIComponent('in einem Zug')}&accountId=${records[0]!.accountId}`,
    );
    expect(stream.items).toHaveLength(1);
    expect(stream.items[0].followUps).toHaveLength(1);
  });
});

describe('through closing gaps in bulk', () => {
  const close = (accountIds: string[], activityText = 'Lücke geschlossen') =>
    app.post('/gap-closures', {
      accountIds,
      activityText,
      followUp: { text: 'melden', from: nextDay, to: nextDay },
    });

  // With an activity and a follow-up it is always row 1, whatever E1, E2 and E3 say.
  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('row 1 in every situation, E1 %s, E2 %s: stored', async (exceptFinalStatus, exceptNoStatus) => {
    await useChain({ exceptFinalStatus, exceptNoStatus });
    const records = [await recordIn('in work'), await recordIn('final'), await recordIn('no status')];
    const { status, body } = await close(records.map(({ accountId }) => accountId));
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ planned: 3, skipped: [] });
    for (const { accountId } of records) {
      const { body: timeline } = await app.call(`/accounts/${accountId}/timeline`);
      expect(timeline.items[0]).toMatchObject({ text: 'Lücke geschlossen', followUps: [{ text: 'melden' }] });
    }
  });

  test('rows 5 to 7: never without words, so that no follow-up stands without its activity', async () => {
    await useChain({ followUpNeedsActivity: false });
    const { accountId } = await recordIn('no status');
    expect((await close([accountId], '  ')).status).toBe(400);
  });
});
