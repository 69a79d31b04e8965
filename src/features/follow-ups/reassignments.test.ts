import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jobSettled, manyFollowUps, planned } from '#features/bulk/bulk.fixture.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { t0, type UserName } from '../../../test/world.ts';

/** „new user is informed … one notification to ingo“ (capabilities.md WV-07). */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  app.clock.now = t0;
  await app.owner.query('delete from reassignment');
});
afterAll(() => app.close());

const told = async (as: UserName) => (await app.call('/me/reassignments', { as })).body.items;
const rebook = (ids: string[], to: UserName, as: UserName = 'lena') =>
  app.post('/follow-up-changes', { ids, set: { assigneeId: app.world.users[to] } }, as);
const ids = async (count: number) => (await planned(app, count)).map(({ id }) => id);

describe('who is given follow-ups', () => {
  test('5 together are told once: by whom, whose they were, how many; and not to anybody else', async () => {
    await rebook(await ids(5), 'ingo');
    const [one, ...more] = await told('ingo');
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      by: { name: 'lena' },
      from: { name: 'anna' },
      count: 5,
      account: null,
      at: t0.toISOString(),
    });
    expect(await told('anna')).toEqual([]);
    expect(await told('lena')).toEqual([]);
  });

  test('a single one names its record', async () => {
    const [followUp] = await planned(app, 1);
    const change = { assigneeId: app.world.users.ingo };
    await app.call(`/follow-ups/${followUp!.id}`, { method: 'PATCH', body: change, as: 'lena' });
    expect(await told('ingo')).toMatchObject([{ count: 1, account: { id: followUp!.accountId } }]);
  });

  test('who takes for themselves, or whose day alone is moved, is told nothing', async () => {
    const own = await ids(2);
    await rebook(own, 'lena');
    await app.post('/follow-up-changes', { ids: own, shiftDays: 7 }, 'admin');
    expect(await told('lena')).toEqual([]);
  });

  test('seen, it is told no longer; not by somebody else', async () => {
    await rebook(await ids(2), 'ingo');
    const [one] = await told('ingo');
    const path = `/reassignments/${one.id}/acknowledgements`;
    expect((await app.post(path, undefined, 'anna')).status).toBe(404);
    expect((await app.post(path, undefined, 'ingo')).status).toBe(204);
    expect(await told('ingo')).toEqual([]);
    expect((await app.post(path, undefined, 'ingo')).status).toBe(204);
  });

  test('over 200, in turns of a job, they are still one', async () => {
    const many = await manyFollowUps(app, 1_200);
    const { body } = await rebook(many, 'ingo');
    await jobSettled(app, body.job.id, 'lena');
    expect(await told('ingo')).toMatchObject([{ count: 1_200, from: { name: 'anna' } }]);
  });
});

describe('taken back', () => {
  test('nothing is left to tell, and nobody is told that it came back', async () => {
    const { body } = await rebook(await ids(3), 'ingo');
    await app.post(`/bulk-changes/${body.bulkChangeId}/undo`, undefined, 'lena');
    expect(await told('ingo')).toEqual([]);
    expect(await told('anna')).toEqual([]);
  });

  test('what was done since stays told', async () => {
    const all = await planned(app, 3);
    const { body } = await rebook(
      all.map(({ id }) => id),
      'ingo',
    );
    const { accountId, id } = all[0]!;
    const next = { text: 'weiter', dueOn: '2013-11-04' };
    await app.post('/activities', { accountId, text: 'x', completes: [id], followUps: [next] }, 'ingo');
    await app.post(`/bulk-changes/${body.bulkChangeId}/undo`, undefined, 'lena');
    expect(await told('ingo')).toMatchObject([{ count: 1 }]);
  });

  test('a single one given and given back at once tells neither', async () => {
    const [id] = await ids(1);
    const give = (to: UserName) =>
      app.call(`/follow-ups/${id}`, {
        method: 'PATCH',
        body: { assigneeId: app.world.users[to] },
        as: 'lena',
      });
    await give('ingo');
    await give('anna');
    expect([await told('ingo'), await told('anna')]).toEqual([[], []]);
  });
});

test('who takes over from somebody who leaves is told how many', async () => {
  await app.owner.query(
    'update follow_up set assignee_id = $1 where assignee_id = $2 and done_at is null and withdrawn_at is null',
    [app.world.users.ingo, app.world.users.anna],
  );
  const { rows } = await app.owner.query(
    'select count(*)::int as n from follow_up where assignee_id = $1 and done_at is null and withdrawn_at is null',
    [app.world.users.ingo],
  );
  const left = { active: false, successorId: app.world.users.lena };
  const { body: user } = await app.call(`/users/${app.world.users.ingo}`, { as: 'admin' });
  const answer = await app.call(`/users/${user.id}`, { method: 'PATCH', body: left, as: 'admin' });
  expect(answer.status).toBe(200);
  expect(await told('lena')).toMatchObject([
    { by: { name: 'admin' }, from: { name: 'ingo' }, count: rows[0].n },
  ]);
});
