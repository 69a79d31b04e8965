import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const tomorrow = '2013-09-24';

/** A fresh record per test, so that tests do not meet in one thread. */
let record: string;
beforeEach(async () => {
  record = await app.newRecord();
});

const enter = (toStatusId: string, more: object = {}) =>
  app.post('/activities', {
    accountId: record,
    text: 'aufgenommen',
    statusChanges: [{ campaignId: app.world.vk, toStatusId }],
    followUps: [{ text: 'nachfassen', dueOn: tomorrow }],
    ...more,
  });

describe('one save', () => {
  test('writes activity, status change, finished and next follow-up together and answers all of them', async () => {
    const first = await enter(app.world.statuses.Erstkontakt);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    const [open] = first.body.followUps;
    const second = await app.post('/activities', {
      accountId: record,
      medium: 'phone',
      direction: 'outbound',
      text: 'Bedarf besprochen',
      campaignId: app.world.vk,
      statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses['Bedarf geklärt'] }],
      completes: [open.id],
      followUps: [{ text: 'Angebot senden', dueOn: '2013-09-30', dueTime: '10:00' }],
    });
    expect(second.status, JSON.stringify(second.body)).toBe(201);
    expect(second.body).toMatchObject({
      activity: { text: 'Bedarf besprochen', user: { name: 'anna' } },
      statusChanges: [{ from: { name: 'Erstkontakt' }, to: { name: 'Bedarf geklärt' }, isDowngrade: false }],
      completedFollowUps: [{ id: open.id, state: 'done', done: { by: { name: 'anna' } } }],
      followUps: [
        {
          text: 'Angebot senden',
          dueOn: '2013-09-30',
          dueTime: '10:00',
          state: 'open',
          status: { name: 'Bedarf geklärt' },
        },
      ],
    });
    const { body: account } = await app.call(`/accounts/${record}`);
    expect(account).toMatchObject({ nextFollowUp: { dueOn: '2013-09-30', dueTime: '10:00' }, version: 1 });
  });

  test('is taken back as a whole, the activity staying as withdrawn', async () => {
    const first = await enter(app.world.statuses.Erstkontakt);
    const second = await enter(app.world.statuses['Bedarf geklärt'], {
      completes: [first.body.followUps[0].id],
    });
    const undone = await app.post('/undos', { token: second.body.undo.token });
    expect(undone.status, JSON.stringify(undone.body)).toBe(201);
    expect(undone.body).toMatchObject({
      activity: { withdrawn: { by: { name: 'anna' } } },
      reopenedFollowUps: [{ id: first.body.followUps[0].id, state: 'open' }],
    });
    const { body: account } = await app.call(`/accounts/${record}`);
    expect(account.statuses).toMatchObject([{ status: { name: 'Erstkontakt' } }]);
    const { body: again } = await app.post('/undos', { token: second.body.undo.token });
    expect(again.code).toBe('already-done');
  });
});
