import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { byHand, putInWork, type Work } from './plain-sql.fixture.ts';

/** Whatever a script or a hand in psql tries as the application's role, the thread holds. */
let app: TestApp;
let hand: ReturnType<typeof byHand>;
let record: string;
let other: string;

beforeAll(async () => {
  app = await testApp();
  hand = byHand(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  record = await app.newRecord('Eine Firma');
  other = await app.newRecord('Andere Firma');
});

const refused = (work: Work) => expect(hand.asAnna(work)).rejects;

describe('rule 4: finished by an activity that brings the next', () => {
  test('it is not ticked off without an activity', async () => {
    const { followUpId } = await putInWork(app, record);
    await refused(({ db }) =>
      sql`update follow_up set done_at = now() where id = ${followUpId}`.execute(db),
    ).toThrow(/check constraint/);
  });
  test('nor by an activity of an earlier transaction or another record', async () => {
    const { followUpId, activityId } = await putInWork(app, record);
    await refused(({ db }) =>
      sql`update follow_up set done_at = now(), done_activity_id = ${activityId} where id = ${followUpId}`.execute(
        db,
      ),
    ).toThrow(/foreign key/);
    const foreign = hand.activity({ accountId: other });
    await refused(async ({ db }) => {
      await foreign.insert.execute(db);
      await sql`update follow_up set done_at = now(), done_activity_id = ${foreign.id} where id = ${followUpId}`.execute(
        db,
      );
    }).toThrow(/foreign key/);
  });
  test('nor by one that brings no next', async () => {
    const { followUpId } = await putInWork(app, record);
    const last = hand.activity({ accountId: record, duty: 'follow-up' });
    await refused(async ({ db }) => {
      await last.insert.execute(db);
      await sql`update follow_up set done_at = now(), done_activity_id = ${last.id} where id = ${followUpId}`.execute(
        db,
      );
    }).toThrow(/no activity without a follow-up/);
  });
  test('a done one is neither reopened nor finished again', async () => {
    const { followUpId } = await putInWork(app, record);
    await app.post('/activities', {
      accountId: record,
      text: 'erledigt',
      completes: [followUpId],
      followUps: [{ text: 'weiter', dueOn: '2013-10-01' }],
    });
    await refused(({ db }) =>
      sql`update follow_up set done_at = null, done_activity_id = null where id = ${followUpId}`.execute(db),
    ).toThrow(/done already/);
  });
});

describe('rule 5: a status changes through an activity', () => {
  test('the membership itself cannot be moved', async () => {
    const { membershipId } = await putInWork(app, record);
    await refused(({ db }) =>
      sql`update membership set status_id = ${app.world.statuses.Kunde} where id = ${membershipId}`.execute(
        db,
      ),
    ).toThrow(/permission denied/);
  });
  test('a change needs an activity of the same transaction', async () => {
    const { membershipId, activityId } = await putInWork(app, record);
    await refused(({ db }) =>
      hand
        .statusChange({
          accountId: record,
          membershipId,
          from: app.world.statuses.Erstkontakt,
          to: app.world.statuses.Kunde,
          activityId,
        })
        .execute(db),
    ).toThrow(/foreign key/);
  });
  test('of the same record', async () => {
    const { membershipId } = await putInWork(app, record);
    const foreign = hand.activity({ accountId: other });
    await refused(async ({ db }) => {
      await foreign.insert.execute(db);
      await hand
        .statusChange({
          accountId: record,
          membershipId,
          from: app.world.statuses.Erstkontakt,
          to: app.world.statuses.Kunde,
          activityId: foreign.id,
        })
        .execute(db);
    }).toThrow(/foreign key/);
  });
  test('the history is a chain: from is where the last one led, times do not go back', async () => {
    const { membershipId } = await putInWork(app, record);
    for (const [from, at, message] of [
      [app.world.statuses.Angebotsphase, '2013-09-23T07:00Z', /status has changed/],
      [app.world.statuses.Erstkontakt, '2013-09-01T07:00Z', /before the last/],
    ] as const) {
      const mine = hand.activity({ accountId: record });
      await refused(async ({ db }) => {
        await mine.insert.execute(db);
        await hand
          .statusChange({
            accountId: record,
            membershipId,
            from,
            to: app.world.statuses.Kunde,
            activityId: mine.id,
            at,
          })
          .execute(db);
      }).toThrow(message);
    }
  });
  test('the history is neither changed nor deleted', async () => {
    const { membershipId } = await putInWork(app, record);
    await refused(({ db }) =>
      sql`update status_change set occurred_at = now() where membership_id = ${membershipId}`.execute(db),
    ).toThrow(/permission denied/);
    await refused(({ db }) =>
      sql`delete from status_change where membership_id = ${membershipId}`.execute(db),
    ).toThrow(/permission denied/);
  });
  test('a membership without a first change is refused at commit, a second one at once', async () => {
    const row = (accountId: string) => sql`insert into membership (workspace_id, id, account_id, campaign_id,
        current_change_id, status_id, since, created_at)
      values (${app.world.workspaceId}, ${newId()}, ${accountId}, ${app.world.vk}, ${newId()},
        ${app.world.statuses.Kunde}, now(), now())`;
    await refused(({ db }) => row(other).execute(db)).toThrow(/foreign key/);
    await putInWork(app, record);
    await refused(({ db }) => row(record).execute(db)).toThrow(/membership_current/);
  });
});

describe('workspaces', () => {
  test('without a workspace a query errors instead of answering nothing', async () => {
    await expect(app.appPool.query('select * from account')).rejects.toThrow(
      /faden.workspace_id|invalid input syntax/,
    );
  });
  test('a row of another workspace is neither seen nor written', async () => {
    const stranger = { workspaceId: newId(), userId: app.world.users.anna };
    const { rows } = await app.transact(stranger, ({ db }) => sql`select * from account`.execute(db));
    expect(rows).toEqual([]);
    await expect(
      app.transact(stranger, ({ db }) => hand.activity({ accountId: record }).insert.execute(db)),
    ).rejects.toThrow(/row-level security/);
  });
});
