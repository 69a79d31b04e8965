import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';
import { planned } from './bulk.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

const change = (body: object, as: UserName = 'anna') => app.post('/follow-up-changes', body, as);
const preview = (body: object, as: UserName = 'anna') => app.post('/follow-up-change-previews', body, as);
const followUp = async (id: string) => (await app.call(`/follow-ups/${id}`)).body;
const items = async (id: string, query = '', as: UserName = 'anna') =>
  (await app.call(`/bulk-changes/${id}/items${query}`, { as })).body.items;

describe('mass change (WV-06)', () => {
  test('12 overdue, +7 days, one done in between: 11 changed, 1 skipped, each with who, when, from and to', async () => {
    const all = await planned(app, 12, { dueOn: '2013-09-23' });
    app.clock.now = new Date('2013-09-25T07:00:00Z');
    const { accountId, id: done } = all[3]!;
    const next = { text: 'weiter', dueOn: '2013-10-30' };
    await app.post('/activities', { accountId, text: 'erledigt', completes: [done], followUps: [next] });

    const ids = all.map(({ id }) => id);
    const { status, body } = await change({ ids, shiftDays: 7 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ changed: 11, unchanged: 0, skipped: [{ id: done, code: 'already-done' }] });
    expect(await followUp(ids[0]!)).toMatchObject({ dueOn: '2013-09-30', state: 'open', version: 2 });

    const { body: bulk } = await app.call(`/bulk-changes/${body.bulkChangeId}`);
    expect(bulk).toMatchObject({
      createdBy: { name: 'anna' },
      createdAt: '2013-09-25T07:00:00.000Z',
      state: 'done',
      job: null,
      counts: { total: 12, changed: 11, unchanged: 0, skipped: 1 },
      skippedBecause: [{ code: 'already-done', count: 1 }],
    });
    const changed = await items(body.bulkChangeId, '?outcome=changed');
    expect(changed).toHaveLength(11);
    for (const item of changed) {
      expect(item).toMatchObject({ before: { dueOn: '2013-09-23' }, after: { dueOn: '2013-09-30' } });
    }
  });

  test('completion of 3 writes 3 activities and 3 next follow-ups', async () => {
    const all = await planned(app, 3);
    const ids = all.map(({ id }) => id);
    const complete = {
      medium: 'letter',
      text: 'Weihnachtskarte versendet',
      followUps: [{ text: 'nachfassen', dueOn: '2013-12-02' }],
    };
    const { body } = await change({ ids, complete });
    expect(body).toMatchObject({ changed: 3, unchanged: 0, skipped: [] });
    for (const { accountId, id } of all) {
      const { body: timeline } = await app.call(`/accounts/${accountId}/timeline`);
      expect(timeline.items[0]).toMatchObject({
        text: 'Weihnachtskarte versendet',
        user: { name: 'anna' },
        completedFollowUps: [{ id }],
        followUps: [{ text: 'nachfassen', dueOn: '2013-12-02' }],
      });
    }
  });

  test('two follow-ups of one record are finished by one activity', async () => {
    const [first] = await planned(app, 1);
    const second = await planned(app, 1, { accountId: first!.accountId });
    const ids = [first!.id, second[0]!.id];
    const { body } = await change({ ids, complete: { medium: 'phone', text: 'beide', followUps: [next] } });
    expect(body.changed).toBe(2);
    const done = await items(body.bulkChangeId);
    expect(new Set(done.map(({ activityId }: { activityId: string }) => activityId))).toHaveLength(1);
  });

  test('shifts by working days, sets a day, a text, a time and a priority, and says what was so already', async () => {
    const ids = (await planned(app, 3, { dueOn: '2013-10-04' })).map(({ id }) => id);
    await change({ ids: [ids[0]], shiftWorkingDays: 1 });
    expect((await followUp(ids[0]!)).dueOn).toBe('2013-10-07');
    const set = { dueOn: '2013-10-04', text: 'anders', dueTime: '10:30', priority: 'high' };
    expect((await change({ ids, set })).body).toMatchObject({ changed: 3, unchanged: 0 });
    expect((await change({ ids, set })).body).toMatchObject({ changed: 0, unchanged: 3, bulkChangeId: null });
    expect(await followUp(ids[2]!)).toMatchObject({ ...set, version: 2 });
  });

  test('spreads over working days and people, in the order they were due', async () => {
    const all = [
      ...(await planned(app, 3, { dueOn: '2013-09-26' })),
      ...(await planned(app, 3, { dueOn: '2013-09-24' })),
    ];
    const ids = all.map(({ id }) => id);
    const { users } = app.world;
    const spread = { from: '2013-09-27', to: '2013-10-31', perDay: 1, userIds: [users.anna, users.ingo] };
    expect((await change({ ids, spread }, 'lena')).body).toMatchObject({ changed: 6, skipped: [] });
    const after = await Promise.all(ids.map(followUp));
    // Friday, then Monday and Tuesday, two people a day: those that were due first come first.
    expect(
      after
        .slice(3)
        .map(({ dueOn }) => dueOn)
        .sort(),
    ).toEqual(['2013-09-27', '2013-09-27', '2013-09-30']);
    expect(
      after
        .slice(0, 3)
        .map(({ dueOn }) => dueOn)
        .sort(),
    ).toEqual(['2013-09-30', '2013-10-01', '2013-10-01']);
    expect(after.filter(({ assignee }) => assignee.name === 'ingo')).toHaveLength(3);
  });

  test('not before its activity, and only one way at a time', async () => {
    const [one] = await planned(app, 1);
    expect((await change({ ids: [one!.id], shiftDays: -300 })).body).toMatchObject({
      changed: 0,
      skipped: [{ code: 'due-before-activity' }],
    });
    for (const body of [
      { ids: [one!.id] },
      { ids: [one!.id], shiftDays: 1, shiftWorkingDays: 1 },
      { shiftDays: 1 },
      { ids: [one!.id], filter: {}, shiftDays: 1 },
      { ids: [one!.id], spread: { from: '2013-10-02', to: '2013-10-01' } },
    ]) {
      expect((await change(body)).status, JSON.stringify(body)).toBe(400);
    }
  });
});

const next = { text: 'weiter', dueOn: '2013-11-04' };

describe('rebooking (WV-07)', () => {
  test('5 from anna to ingo by lena: origin and history stay, and the change says who, when, from whom to whom', async () => {
    const all = await planned(app, 5);
    const ids = all.map(({ id }) => id);
    const open = async (as: UserName) =>
      (await app.call('/follow-ups?assigneeId=me&limit=200', { as })).body.items.length;
    const [annas, ingos] = [await open('anna'), await open('ingo')];
    const before = await followUp(ids[0]!);
    const { anna, ingo } = app.world.users;
    const { body } = await change({ ids, set: { assigneeId: ingo } }, 'lena');
    expect(body).toMatchObject({ changed: 5, skipped: [] });
    expect([await open('anna'), await open('ingo')]).toEqual([annas - 5, ingos + 5]);
    expect(await followUp(ids[0]!)).toMatchObject({ origin: before.origin, createdBy: before.createdBy });
    expect((await app.call(`/bulk-changes/${body.bulkChangeId}`, { as: 'lena' })).body).toMatchObject({
      createdBy: { name: 'lena' },
      createdAt: '2013-09-23T07:00:00.000Z',
    });
    for (const item of await items(body.bulkChangeId, '', 'lena')) {
      expect(item).toMatchObject({ before: { assigneeId: anna }, after: { assigneeId: ingo } });
    }
  });

  test('without the right it is refused, by preview as well', async () => {
    const [one] = await planned(app, 1);
    const body = { ids: [one!.id], set: { assigneeId: app.world.users.ingo } };
    expect((await change(body, 'anna')).body.code).toBe('not-allowed');
    expect((await preview(body, 'anna')).body.code).toBe('not-allowed');
    const spread = { from: '2013-10-01', to: '2013-10-02', userIds: [app.world.users.ingo] };
    expect((await change({ ids: [one!.id], spread }, 'anna')).status).toBe(403);
  });

  test('to somebody inactive it is refused, to somebody without right on a record that one is skipped', async () => {
    const [one] = await planned(app, 1);
    const { users } = app.world;
    expect((await change({ ids: [one!.id], set: { assigneeId: users.bea } }, 'lena')).body).toMatchObject({
      changed: 0,
      skipped: [{ id: one!.id, code: 'assignee-not-allowed' }],
    });
    await app.owner.query('update app_user set deactivated_at = now() where id = $1', [users.bea]);
    const { status, body } = await change({ ids: [one!.id], set: { assigneeId: users.bea } }, 'lena');
    expect([status, body.code]).toEqual([422, 'assignee-not-allowed']);
    await app.owner.query('update app_user set deactivated_at = null where id = $1', [users.bea]);
  });
});
