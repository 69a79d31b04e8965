import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/** The calendar of follow-ups: one request for what is on screen, however many there are. */
let app: TestApp;
let followUps: { id: string; dueOn: string; version: number }[];
beforeAll(async () => {
  app = await testApp();
  const { F1, F2 } = app.world.accounts;
  const due = (text: string, dueOn: string, dueTime: string | null = null) => ({ text, dueOn, dueTime });
  const many = Array.from({ length: 7 }, (_, at) => due(`Nr. ${at}`, '2013-10-01', `1${6 - at}:00`));
  const save = (accountId: string, list: object[]) =>
    app.post('/activities', { accountId, text: 'geplant', followUps: list }, 'anna');
  followUps = (await save(F1, [...many, due('ohne Uhrzeit', '2013-10-01'), due('später', '2013-10-04')])).body
    .followUps;
  await save(F2, [due('bei Nord', '2013-10-04', '08:00')]);
});
afterAll(() => app.close());

const calendar = async (query: string, as: 'anna' | 'ingo' = 'anna') =>
  app.call(`/follow-up-calendar?${query}`, { as });

describe('the calendar', () => {
  test('counts each day and gives its first, timed ones in order; days without any are left out', async () => {
    const { body } = await calendar('from=2013-09-30&to=2013-10-06&assigneeId=me&perDay=3');
    expect(body.days.map(({ day, total }: never) => [day, total])).toEqual([
      ['2013-10-01', { value: 8, relation: 'exact' }],
      ['2013-10-04', { value: 2, relation: 'exact' }],
    ]);
    expect(body.days[0].items.map(({ text }: { text: string }) => text)).toEqual(['Nr. 6', 'Nr. 5', 'Nr. 4']);
    expect(body.days[1].items[0]).toMatchObject({
      dueTime: '08:00',
      account: { name: 'Erdwärme Nord GmbH', editable: true },
      assignee: { name: 'anna' },
    });
  });

  test('is filtered as the list is', async () => {
    const none = await calendar('from=2013-09-30&to=2013-10-06&assigneeId=me', 'ingo');
    expect(none.body.days).toEqual([]);
    const urgent = await calendar('from=2013-09-30&to=2013-10-06&priority=urgent');
    expect(urgent.body.days).toEqual([]);
  });

  test('follows a reschedule, which obeys the day of the activity', async () => {
    const { id } = followUps.find(({ dueOn }) => dueOn === '2013-10-04')!;
    const move = (dueOn: string) =>
      app.call(`/follow-ups/${id}`, { method: 'PATCH', body: { dueOn }, as: 'anna' });
    expect((await move('2013-10-02')).status).toBe(200);
    const { body } = await calendar('from=2013-10-02&to=2013-10-02');
    expect(body.days[0].items[0].id).toBe(id);
    expect((await move('2013-09-20')).body.code).toBe('due-before-activity');
  });

  test('shows six weeks and no more', async () => {
    expect((await calendar('from=2013-09-30&to=2013-11-10')).status).toBe(200);
    const long = await calendar('from=2013-09-30&to=2013-11-11');
    expect([long.status, long.body.errors]).toMatchObject([400, [{ path: 'query.to', code: 'too-long' }]]);
    expect((await calendar('from=2013-10-01&to=2013-09-30')).status).toBe(400);
    expect((await calendar('from=2013-10-01')).status).toBe(400);
  });
});

describe('the workload of the team', () => {
  const workload = (as: 'anna' | 'lena', query = '') =>
    app.call(`/team-workload?from=2013-10-02&to=2013-10-06${query}`, { as });

  test('is for whoever may rebook', async () => {
    expect((await workload('anna')).status).toBe(403);
    const { body } = await workload('lena');
    const anna = body.users.find(({ user }: { user: { name: string } }) => user.name === 'anna');
    expect(anna).toMatchObject({
      before: 8,
      days: [
        { day: '2013-10-02', count: 1 },
        { day: '2013-10-04', count: 1 },
      ],
    });
  });

  test('of one team names only its people, those without work as well', async () => {
    const { body } = await workload('lena', `&teamId=${app.world.teams.Süd}`);
    expect(body.users.map(({ user }: { user: { name: string } }) => user.name)).toEqual(['anna', 'ingo']);
    expect(body.users[1]).toMatchObject({ before: 0, days: [] });
  });
});
