import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import type { Transaction } from '#platform/database/transaction.ts';
import { type TestApp, testApp } from '../../../test/app.ts';

/** Whatever a script or a hand in psql tries as the application's role, the thread holds. */
let app: TestApp;
let record: string;
let other: string;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  record = await app.newRecord('Eine Firma');
  other = await app.newRecord('Andere Firma');
});

type Work = (tx: Transaction) => Promise<unknown>;
const asAnna = (work: Work) =>
  app.transact({ workspaceId: app.world.workspaceId, userId: app.world.users.anna }, work);

interface ActivityRow {
  id?: string;
  accountId?: string;
  duty?: string;
  userId?: string;
  text?: string;
  cause?: string | null;
}
const activity = ({
  id = newId(),
  accountId = record,
  duty = 'none',
  userId = app.world.users.anna,
  text = 'x',
  cause = null,
}: ActivityRow = {}) => ({
  id,
  insert: sql`insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on,
      recorded_at, duty, system_cause)
    values (${app.world.workspaceId}, ${id}, ${accountId}, ${userId}, 'note', ${text}, '2013-09-23T07:00Z', '2013-09-23',
      '2013-09-23T07:00Z', ${duty}, ${cause})`,
});

interface FollowUpRow {
  id?: string;
  accountId?: string;
  origin?: string | null;
  lone?: string | null;
  dueOn?: string;
  createdById?: string;
}
const followUp = ({
  id = newId(),
  accountId = record,
  origin = null,
  lone = null,
  dueOn = '2013-09-30',
  createdById = app.world.users.anna,
}: FollowUpRow) => ({
  id,
  insert: sql`insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id, created_at,
      origin_activity_id, lone_because, not_before_on)
    values (${app.world.workspaceId}, ${id}, ${accountId}, 'w', ${dueOn}, ${app.world.users.anna}, ${createdById},
      '2013-09-23T07:00Z', ${origin}, ${lone}, '2013-01-01')`,
});

const statusChange = (row: {
  membershipId: string;
  from: string | null;
  to: string;
  activityId: string;
  id?: string;
  at?: string;
  accountId?: string;
}) =>
  sql`insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id, to_status_id,
      activity_id, occurred_at, recorded_at, user_id)
    values (${app.world.workspaceId}, ${row.id ?? newId()}, ${row.membershipId}, ${row.accountId ?? record}, ${app.world.vk},
      ${row.from}, ${row.to}, ${row.activityId}, ${row.at ?? '2013-09-23T07:00Z'}, '2013-09-23T07:00Z', ${app.world.users.anna})`;

/** anna puts the record into VK with a follow-up, as the app would. */
async function inWork(toStatusId = app.world.statuses.Erstkontakt) {
  const { body } = await app.post('/activities', {
    accountId: record,
    text: 'aufgenommen',
    statusChanges: [{ campaignId: app.world.vk, toStatusId }],
    followUps: [{ text: 'nachfassen', dueOn: '2013-09-30' }],
  });
  const { rows } = await app.owner.query('select id from membership where account_id = $1', [record]);
  return {
    activityId: body.activity.id as string,
    followUpId: body.followUps[0].id as string,
    membershipId: rows[0].id as string,
  };
}

const refused = (work: Work) => expect(asAnna(work)).rejects;

describe('rule 1: every dealing says something', () => {
  test('an activity without text and outcome is refused', async () => {
    await refused(({ db }) => activity({ text: '' }).insert.execute(db)).toThrow(/activity_check/);
  });
  test('an activity that calls itself written by Faden is refused without the status change it stands for', async () => {
    await refused(({ db }) => activity({ text: '', cause: 'status-change' }).insert.execute(db)).toThrow(
      /status changes through an activity/,
    );
  });
  test('nobody writes in another name', async () => {
    await refused(({ db }) => activity({ userId: app.world.users.bea }).insert.execute(db)).toThrow(
      /row-level security/,
    );
  });
  test('what was written stays as it is', async () => {
    const { activityId } = await inWork();
    await refused(({ db }) =>
      sql`update activity set text = 'anders' where id = ${activityId}`.execute(db),
    ).toThrow(/permission denied/);
    await refused(({ db }) => sql`delete from activity where id = ${activityId}`.execute(db)).toThrow(
      /permission denied/,
    );
  });
});

describe('rule 2: no activity without a follow-up', () => {
  test('is checked at commit for a record in work, whatever duty the activity claims', async () => {
    await inWork();
    for (const duty of ['none', 'follow-up', 'open-follow-up']) {
      await refused(({ db }) => activity({ duty }).insert.execute(db)).toThrow(
        /no activity without a follow-up/,
      );
    }
  });
  test('another record’s follow-up does not count', async () => {
    await inWork();
    const mine = activity({ duty: 'follow-up' });
    await refused(async ({ db }) => {
      await mine.insert.execute(db);
      await followUp({ accountId: other, origin: mine.id }).insert.execute(db);
    }).toThrow(/foreign key/);
  });
});

describe('rule 3: a follow-up comes from an activity', () => {
  test('it is refused alone for a record in work', async () => {
    await inWork();
    await refused(({ db }) => followUp({ lone: 'no-status' }).insert.execute(db)).toThrow(
      /comes from an activity/,
    );
    await refused(({ db }) => followUp({}).insert.execute(db)).toThrow(/check constraint/);
  });
  test('it cannot lean on an activity of an earlier transaction', async () => {
    const { activityId } = await inWork();
    await refused(({ db }) => followUp({ origin: activityId }).insert.execute(db)).toThrow(/foreign key/);
  });
  test('it cannot be due before its activity, at entry or later', async () => {
    const mine = activity();
    await refused(async ({ db }) => {
      await mine.insert.execute(db);
      await followUp({ origin: mine.id, dueOn: '2013-09-22' }).insert.execute(db);
    }).toThrow(/due_before_activity/);
    const { followUpId } = await inWork();
    await refused(({ db }) =>
      sql`update follow_up set due_on = '2013-09-01' where id = ${followUpId}`.execute(db),
    ).toThrow(/due_before_activity/);
  });
  test('its origin and its record cannot be changed, and it cannot vanish', async () => {
    const { followUpId } = await inWork();
    for (const change of [
      sql`set origin_activity_id = null`,
      sql`set account_id = ${other}`,
      sql`set withdrawn_at = now()`,
    ]) {
      await refused(({ db }) => sql`update follow_up ${change} where id = ${followUpId}`.execute(db)).toThrow(
        /permission denied/,
      );
    }
    await refused(({ db }) => sql`delete from follow_up where id = ${followUpId}`.execute(db)).toThrow(
      /permission denied/,
    );
  });
});

describe('rule 4: finished by an activity that brings the next', () => {
  test('it is not ticked off without an activity', async () => {
    const { followUpId } = await inWork();
    await refused(({ db }) =>
      sql`update follow_up set done_at = now() where id = ${followUpId}`.execute(db),
    ).toThrow(/check constraint/);
  });
  test('nor by an activity of an earlier transaction or another record', async () => {
    const { followUpId, activityId } = await inWork();
    await refused(({ db }) =>
      sql`update follow_up set done_at = now(), done_activity_id = ${activityId} where id = ${followUpId}`.execute(
        db,
      ),
    ).toThrow(/foreign key/);
    const foreign = activity({ accountId: other });
    await refused(async ({ db }) => {
      await foreign.insert.execute(db);
      await sql`update follow_up set done_at = now(), done_activity_id = ${foreign.id} where id = ${followUpId}`.execute(
        db,
      );
    }).toThrow(/foreign key/);
  });
  test('nor by one that brings no next', async () => {
    const { followUpId } = await inWork();
    const last = activity({ duty: 'follow-up' });
    await refused(async ({ db }) => {
      await last.insert.execute(db);
      await sql`update follow_up set done_at = now(), done_activity_id = ${last.id} where id = ${followUpId}`.execute(
        db,
      );
    }).toThrow(/no activity without a follow-up/);
  });
  test('a done one is neither reopened nor finished again', async () => {
    const { followUpId } = await inWork();
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
    const { membershipId } = await inWork();
    await refused(({ db }) =>
      sql`update membership set status_id = ${app.world.statuses.Kunde} where id = ${membershipId}`.execute(
        db,
      ),
    ).toThrow(/permission denied/);
  });
  test('a change needs an activity of the same transaction', async () => {
    const { membershipId, activityId } = await inWork();
    await refused(({ db }) =>
      statusChange({
        membershipId,
        from: app.world.statuses.Erstkontakt,
        to: app.world.statuses.Kunde,
        activityId,
      }).execute(db),
    ).toThrow(/foreign key/);
  });
  test('of the same record', async () => {
    const { membershipId } = await inWork();
    const foreign = activity({ accountId: other });
    await refused(async ({ db }) => {
      await foreign.insert.execute(db);
      await statusChange({
        membershipId,
        from: app.world.statuses.Erstkontakt,
        to: app.world.statuses.Kunde,
        activityId: foreign.id,
      }).execute(db);
    }).toThrow(/foreign key/);
  });
  test('the history is a chain: from is where the last one led, times do not go back', async () => {
    const { membershipId } = await inWork();
    for (const [from, at, message] of [
      [app.world.statuses.Angebotsphase, '2013-09-23T07:00Z', /status has changed/],
      [app.world.statuses.Erstkontakt, '2013-09-01T07:00Z', /before the last/],
    ] as const) {
      const mine = activity();
      await refused(async ({ db }) => {
        await mine.insert.execute(db);
        await statusChange({
          membershipId,
          from,
          to: app.world.statuses.Kunde,
          activityId: mine.id,
          at,
        }).execute(db);
      }).toThrow(message);
    }
  });
  test('the history is neither changed nor deleted', async () => {
    const { membershipId } = await inWork();
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
    await inWork();
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
    await expect(app.transact(stranger, ({ db }) => activity().insert.execute(db))).rejects.toThrow(
      /row-level security/,
    );
  });
});
