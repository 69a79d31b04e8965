import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Instants may be written with more or fewer digits. */
const sameInstants = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, held) =>
    typeof held === 'string' && /^\d{4}-\d\d-\d\dT/.test(held) ? new Date(held).toISOString() : held,
  );

test('what a save answers is what reading it back gives, field by field', async () => {
  const { F2 } = app.world.accounts;
  const first = await app.post('/activities', {
    accountId: F2,
    text: 'aufgenommen',
    campaignId: app.world.vk,
    statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Erstkontakt }],
    followUps: [{ text: 'anrufen', dueOn: '2013-09-23' }],
  });
  const { status, body } = await app.post('/activities', {
    accountId: F2,
    contactId: app.world.contacts.K3,
    medium: 'phone',
    direction: 'outbound',
    reason: 'Produktinformation',
    content: 'Broschüre Geothermie',
    text: 'will Angebot bis Fr',
    durationSeconds: 133,
    campaignId: app.world.vk,
    statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses['Bedarf geklärt'] }],
    completes: [first.body.followUps[0].id],
    followUps: [
      {
        text: 'Angebot',
        dueOn: '2013-09-27',
        dueTime: '10:00',
        assigneeId: app.world.users.ingo,
        priority: 'high',
      },
      {
        text: 'Besuch',
        dueOn: '2014-04-16',
        campaignId: null,
        recurrence: { every: 6, unit: 'month', anchor: 'completion' },
      },
    ],
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const activity = await app.call(`/activities/${body.activity.id}`);
  expect(sameInstants(body.activity)).toEqual(sameInstants(activity.body));
  for (const followUp of body.followUps) {
    const { body: read } = await app.call(`/follow-ups/${followUp.id}`);
    expect(sameInstants(followUp)).toEqual(sameInstants(read));
  }
});
