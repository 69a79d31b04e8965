import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';
import { jobSettled, manyFollowUps, planned } from './bulk.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

const next = { text: 'weiter', dueOn: '2013-11-04' };

const change = (body: object, as: UserName = 'anna') => app.post('/follow-up-changes', body, as);
const preview = (body: object, as: UserName = 'anna') => app.post('/follow-up-change-previews', body, as);
const followUp = async (id: string) => (await app.call(`/follow-ups/${id}`)).body;
const items = async (id: string, query = '', as: UserName = 'anna') =>
  (await app.call(`/bulk-changes/${id}/items${query}`, { as })).body.items;

describe('the preview', () => {
  test('tells what changes, what stays and what is left out, with samples, and changes nothing', async () => {
    const all = await planned(app, 4, { dueOn: '2013-10-02' });
    const { accountId, id: done } = all[0]!;
    await app.post('/activities', { accountId, text: 'x', completes: [done], followUps: [next] });
    await change({ ids: [all[1]!.id], set: { dueOn: '2013-10-09' } });
    const ids = all.map(({ id }) => id);
    const { status, body } = await preview({ ids, set: { dueOn: '2013-10-09' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: { value: 4, relation: 'exact' },
      changing: 2,
      unchanged: 1,
      records: 2,
      skipped: [{ code: 'already-done', count: 1 }],
      refused: [{ id: done, code: 'already-done' }],
    });
    expect(body.samples).toHaveLength(2);
    expect(body.samples[0]).toMatchObject({
      account: { name: 'Neue Firma' },
      before: { dueOn: '2013-10-02' },
      after: { dueOn: '2013-10-09' },
    });
    expect((await followUp(ids[2]!)).dueOn).toBe('2013-10-02');
  });

  test('of a completion says which records would lack their next follow-up, as the completion then does', async () => {
    const ids = (await planned(app, 2)).map(({ id }) => id);
    const { body: entered } = await app.post('/activities', {
      accountId: await app.newRecord(),
      text: 'aufgenommen',
      statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Angebotsphase }],
      followUps: [next],
    });
    const inWork = entered.followUps[0].id;
    const body = { ids: [...ids, inWork], complete: { medium: 'phone', text: 'erledigt' } };
    expect((await preview(body)).body).toMatchObject({
      changing: 2,
      records: 2,
      skipped: [{ code: 'follow-up-required', count: 1 }],
    });
    expect((await change(body)).body).toMatchObject({
      changed: 2,
      skipped: [{ id: inWork, code: 'follow-up-required' }],
    });
  });
});

describe('taking back', () => {
  test('one undo for all; what was changed since stays and is listed', async () => {
    const all = await planned(app, 4, { dueOn: '2013-10-02' });
    const ids = all.map(({ id }) => id);
    const { body: bulk } = await change({ ids, shiftDays: 7 });
    await change({ ids: [ids[0]], set: { dueOn: '2013-11-11' } });
    await change({ ids: [ids[1]], set: { priority: 'urgent' } });
    const { accountId } = all[2]!;
    await app.post('/activities', { accountId, text: 'x', completes: [ids[2]], followUps: [next] });

    const { status, body } = await app.post(`/bulk-changes/${bulk.bulkChangeId}/undo`, undefined);
    expect(status).toBe(200);
    expect(body.undone).toBe(2);
    expect(body.kept).toHaveLength(2);
    expect(body.kept).toEqual(
      expect.arrayContaining([
        { id: ids[0], code: 'changed-since' },
        { id: ids[2], code: 'already-done' },
      ]),
    );
    const after = await Promise.all(ids.map(followUp));
    expect(after.map(({ dueOn }) => dueOn)).toEqual(['2013-11-11', '2013-10-02', '2013-10-09', '2013-10-02']);
    expect(after[1].priority).toBe('urgent');
    const [kept] = await items(bulk.bulkChangeId, '?outcome=kept');
    expect(kept.reason.message).toMatch(/\w/);
    const again = await app.post(`/bulk-changes/${bulk.bulkChangeId}/undo`, undefined);
    expect([again.status, again.body.code]).toEqual([409, 'already-done']);
  });

  test('a completion is taken back by withdrawing its activities', async () => {
    const all = await planned(app, 3);
    const ids = all.map(({ id }) => id);
    const { body: bulk } = await change({
      ids,
      complete: { medium: 'phone', text: 'Serie', followUps: [next] },
    });
    // Somebody goes on with the next follow-up of one record.
    const { accountId } = all[0]!;
    const { body: open } = await app.call(`/follow-ups?accountId=${accountId}`);
    const goesOn = { accountId, text: 'geht weiter', completes: [open.items[0].id], followUps: [next] };
    expect((await app.post('/activities', goesOn)).status).toBe(201);

    const { body } = await app.post(`/bulk-changes/${bulk.bulkChangeId}/undo`, undefined);
    expect(body).toMatchObject({ undone: 2, kept: [{ id: ids[0], code: 'changed-since' }] });
    expect((await Promise.all(ids.map(followUp))).map(({ state }) => state)).toEqual([
      'done',
      'open',
      'open',
    ]);
    const { body: timeline } = await app.call(`/accounts/${all[1]!.accountId}/timeline`);
    expect(timeline.items[0]).toMatchObject({ text: 'Serie', withdrawn: { by: { name: 'anna' } } });
  });

  test('by whoever did it or administers, for 24 hours', async () => {
    const ids = (await planned(app, 1)).map(({ id }) => id);
    const { body: bulk } = await change({ ids, shiftDays: 7 });
    const path = `/bulk-changes/${bulk.bulkChangeId}`;
    expect((await app.call(path)).body.undoUntil).toBe('2013-09-24T07:00:00.000Z');
    expect((await app.post(`${path}/undo`, undefined, 'ingo')).status).toBe(404);
    app.clock.now = new Date('2013-09-24T07:00:01Z');
    expect((await app.post(`${path}/undo`, undefined)).body.code).toBe('undo-expired');
    app.clock.now = new Date('2013-09-24T06:59:59Z');
    expect((await app.post(`${path}/undo`, undefined, 'admin')).body).toMatchObject({ undone: 1, kept: [] });
  });
});

describe('more than 200', () => {
  test('200 are done at once, 201 become a job, which sends its answer once for one key', async () => {
    const ids = await manyFollowUps(app, 201);
    const atOnce = await change({ ids: ids.slice(0, 200), shiftDays: 1 });
    expect([atOnce.status, atOnce.body.changed]).toEqual([200, 200]);
    const send = () =>
      app.call('/follow-up-changes', {
        method: 'POST',
        body: { ids, shiftDays: 1 },
        headers: { 'idempotency-key': 'one job' },
      });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    const job = await jobSettled(app, first.body.job.id);
    expect(job).toMatchObject({
      kind: 'bulk-change',
      subjectId: first.body.bulkChangeId,
      state: 'succeeded',
      progress: { done: 201, total: 201 },
      result: { changed: 201, unchanged: 0, skippedTotal: 0, skipped: [] },
    });
    expect((await send()).body).toEqual(first.body);
    const { rows } = await app.owner.query('select count(*)::int as n from job where kind = $1', [
      'bulk-change',
    ]);
    expect(rows[0].n).toBe(1);
  });

  test('by filter: what matches when it begins; done, skipped and kept add up, and the undo is a job', async () => {
    const ids = await manyFollowUps(app, 300, { dueOn: '2014-03-03' });
    const filter = { dueFrom: '2014-03-03', dueTo: '2014-03-03', assigneeId: ['me'] };
    expect((await preview({ filter, shiftDays: 7 })).body).toMatchObject({
      total: { value: 300, relation: 'exact' },
      changing: 300,
    });
    const { status, body } = await change({ filter, shiftDays: 7 });
    expect(status).toBe(202);
    const job = await jobSettled(app, body.job.id);
    expect(job.result).toMatchObject({ changed: 300, skippedTotal: 0 });
    expect((await change({ ids: ids.slice(0, 2), set: { dueOn: '2014-05-05' } })).body.changed).toBe(2);

    const undo = await app.post(`/bulk-changes/${body.bulkChangeId}/undo`, undefined);
    expect(undo.status).toBe(202);
    const undone = await jobSettled(app, undo.body.job.id);
    expect(undone).toMatchObject({
      kind: 'bulk-undo',
      state: 'succeeded',
      result: { undone: 298, keptTotal: 2 },
    });
    expect(undone.result.kept.map(({ id }: { id: string }) => id).sort()).toEqual(ids.slice(0, 2).sort());
    expect((await app.call(`/bulk-changes/${body.bulkChangeId}`)).body).toMatchObject({
      state: 'undone',
      counts: { total: 300, changed: 300, undone: 298, kept: 2 },
      undoUntil: null,
    });
    expect((await followUp(ids[299]!)).dueOn).toBe('2014-03-03');
  });

  test('gaps by filter get one activity and one follow-up each, spread; one closed meanwhile is left alone', async () => {
    const ids = await manyFollowUps(app, 250, { dueOn: '2014-06-02' });
    const { body: done } = await change({ ids, complete: { medium: 'note', text: 'abgeschlossen' } }, 'anna');
    expect((await jobSettled(app, done.job.id)).result).toMatchObject({ changed: 250, skippedTotal: 0 });
    const { body: report } = await app.call('/reports/chain');
    const followUps = {
      text: 'melden',
      from: '2013-10-01',
      to: '2013-10-31',
      userIds: [app.world.users.ingo],
    };
    const { status, body } = await app.post('/gap-closures', {
      filter: { teamId: [app.world.teams.Süd] },
      activityText: 'Lücke geschlossen',
      followUp: followUps,
    });
    expect(status).toBe(202);
    expect((await jobSettled(app, body.job.id)).result).toMatchObject({
      changed: report.gaps,
      skippedTotal: 0,
    });
    expect((await app.call('/reports/chain')).body.gaps).toBe(0);
    const undo = await app.post(`/bulk-changes/${body.bulkChangeId}/undo`, undefined);
    expect((await jobSettled(app, undo.body.job.id)).result).toMatchObject({
      undone: report.gaps,
      keptTotal: 0,
    });
    expect((await app.call('/reports/chain')).body.gaps).toBe(report.gaps);
  });
});
