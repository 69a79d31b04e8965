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

describe('rule 1: every dealing says something', () => {
  test('an activity without text and outcome is refused', async () => {
    await refused(({ db }) => hand.activity({ accountId: record, text: '' }).insert.execute(db)).toThrow(
      /activity_check/,
    );
  });
  test('an activity that calls itself written by Faden is refused without the status change it stands for', async () => {
    await refused(({ db }) =>
      hand.activity({ accountId: record, text: '', cause: 'status-change' }).insert.execute(db),
    ).toThrow(/status changes through an activity/);
  });
  test('nobody writes in another name', async () => {
    await refused(({ db }) =>
      hand.activity({ accountId: record, userId: app.world.users.bea }).insert.execute(db),
    ).toThrow(/row-level security/);
  });
  test('what was written stays as it is', async () => {
    const { activityId } = await putInWork(app, record);
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
    await putInWork(app, record);
    for (const duty of ['none', 'follow-up', 'open-follow-up']) {
      await refused(({ db }) => hand.activity({ accountId: record, duty }).insert.execute(db)).toThrow(
        /no activity without a follow-up/,
      );
    }
  });
  test('holds for the activities of an import, which are checked together', async () => {
    await putInWork(app, record);
    const importId = newId();
    await refused(async ({ db }) => {
      await hand.activity({ accountId: other, importId }).insert.execute(db);
      await hand.activity({ accountId: record, importId, duty: 'follow-up' }).insert.execute(db);
    }).toThrow(/no activity without a follow-up/);
    await refused(({ db }) =>
      hand.activity({ accountId: other, importId, duty: 'follow-up' }).insert.execute(db),
    ).toThrow(/states the duty/);
    await refused(({ db }) =>
      hand.activity({ accountId: other, importId, text: '', cause: 'status-change' }).insert.execute(db),
    ).toThrow(/status changes through an activity/);
    await refused(({ db }) => sql`delete from import_save_check`.execute(db)).toThrow(/permission denied/);
    const { rows } = await app.owner.query('select from import_save_check');
    expect(rows).toHaveLength(0);
  });
  test('a save written before its record, with the keys deferred, shows in lists as any other', async () => {
    const accountId = newId();
    const mine = hand.activity({ accountId, duty: 'none' });
    await hand.asAnna(async ({ db }) => {
      await sql`set constraints all deferred`.execute(db);
      await mine.insert.execute(db);
      await hand.followUp({ accountId, origin: mine.id }).execute(db);
      await sql`insert into account (workspace_id, id, kind, name, created_by_id, sort_name, name_key, search_text,
          created_at, updated_at)
        values (${app.world.workspaceId}, ${accountId}, 'company', 'Neu', ${app.world.users.anna}, 'neu', 'neu', ' neu',
          now(), now())`.execute(db);
    });
    const { rows } = await app.owner.query(
      'select last_activity_at, next_due_on from account_thread where account_id = $1',
      [accountId],
    );
    expect(rows).toEqual([{ last_activity_at: '2013-09-23T07:00:00.000Z', next_due_on: '2013-09-30' }]);
    await refused(async ({ db }) => {
      await sql`set constraints all deferred`.execute(db);
      await hand.activity({ accountId: newId() }).insert.execute(db);
    }).toThrow(/foreign key/);
  });
  test('another record’s follow-up does not count', async () => {
    await putInWork(app, record);
    const mine = hand.activity({ accountId: record, duty: 'follow-up' });
    await refused(async ({ db }) => {
      await mine.insert.execute(db);
      await hand.followUp({ accountId: other, origin: mine.id }).execute(db);
    }).toThrow(/foreign key/);
  });
});

describe('rule 3: a follow-up comes from an activity', () => {
  test('it is refused alone for a record in work', async () => {
    await putInWork(app, record);
    await refused(({ db }) => hand.followUp({ accountId: record, lone: 'no-status' }).execute(db)).toThrow(
      /comes from an activity/,
    );
    await refused(({ db }) => hand.followUp({ accountId: record }).execute(db)).toThrow(/check constraint/);
  });
  test('it cannot lean on an activity of an earlier transaction', async () => {
    const { activityId } = await putInWork(app, record);
    await refused(({ db }) => hand.followUp({ accountId: record, origin: activityId }).execute(db)).toThrow(
      /foreign key/,
    );
  });
  test('it cannot be due before its activity, at entry or later', async () => {
    const mine = hand.activity({ accountId: record });
    await refused(async ({ db }) => {
      await mine.insert.execute(db);
      await hand.followUp({ accountId: record, origin: mine.id, dueOn: '2013-09-22' }).execute(db);
    }).toThrow(/due_before_activity/);
    const { followUpId } = await putInWork(app, record);
    await refused(({ db }) =>
      sql`update follow_up set due_on = '2013-09-01' where id = ${followUpId}`.execute(db),
    ).toThrow(/due_before_activity/);
  });
  test('its origin and its record cannot be changed, and it cannot vanish', async () => {
    const { followUpId } = await putInWork(app, record);
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
