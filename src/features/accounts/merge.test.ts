import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '#features/thread/verify.ts';
import { newId } from '#lib/id.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { StatusName } from '../../../test/world.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

/** A call with a follow-up, and the record's first status in VK, as one save would write them. */
async function save(
  accountId: string,
  { status, contactId }: { status?: StatusName; contactId?: string } = {},
) {
  const { workspaceId, users, vk, statuses } = app.world;
  const [activity, followUp, membership, change] = [newId(), newId(), newId(), newId()];
  const at = app.clock.now.toISOString();
  const client = await app.owner.connect();
  await client.query('begin');
  await client.query(
    `insert into activity (workspace_id, id, account_id, contact_id, user_id, medium, text, occurred_at, occurred_on, recorded_at, duty)
     values ($1, $2, $3, $4, $5, 'phone', 'Anruf', $6::timestamptz, $6::timestamptz::date, $6::timestamptz, 'follow-up')`,
    [workspaceId, activity, accountId, contactId ?? null, users.anna, at],
  );
  await client.query(
    `insert into follow_up (workspace_id, id, account_id, contact_id, due_on, assignee_id, created_by_id, created_at, origin_activity_id, not_before_on)
     values ($1, $2, $3, $4, $6::timestamptz::date + 7, $5, $5, $6::timestamptz, $7, $6::timestamptz::date)`,
    [workspaceId, followUp, accountId, contactId ?? null, users.anna, at, activity],
  );
  if (status) {
    const begun = [workspaceId, membership, accountId, vk, change, statuses[status], at];
    await client.query(
      `insert into membership (workspace_id, id, account_id, campaign_id, current_change_id, status_id, since, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      begun,
    );
    await client.query(
      `insert into status_change (workspace_id, membership_id, account_id, campaign_id, id, to_status_id, occurred_at, recorded_at, activity_id, user_id)
       values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
      [...begun, activity, users.anna],
    );
  }
  await client.query('commit');
  client.release();
  return { activity, followUp, membership };
}

const merge = (body: Record<string, unknown>, as: 'anna' | 'bea' = 'anna') => {
  const { F1, F4 } = app.world.accounts;
  return app.post('/account-merges', { winnerId: F1, loserId: F4, ...body }, as);
};
const undo = (id: string, as: 'anna' | 'bea' = 'anna') => app.post(`/account-merges/${id}/undo`, {}, as);

/** Every row that knows its record, apart from what tells when it was last written. */
async function everything(): Promise<unknown> {
  const tables = [
    'contact',
    'activity',
    'follow_up',
    'membership',
    'status_change',
    'account_category',
    'account_thread',
  ];
  const result: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await app.owner.query(
      `select to_jsonb(t) - 'version' as row from ${table} t order by 1`,
    );
    result[table] = rows;
  }
  const { rows } = await app.owner.query(
    `select to_jsonb(a) - 'version' - 'updated_at' - 'sort_name' - 'name_key' - 'search_text' - 'typo_keys' as row
       from account a order by id`,
  );
  return { ...result, account: rows };
}

describe('merging F4 into F1', () => {
  test('moves contacts, activities, follow-ups and categories to the winner', async () => {
    const { accounts, contacts, workspaceId } = app.world;
    const saved = await save(accounts.F4, { contactId: contacts.K5, status: 'Angebotsphase' });
    await app.owner.query(
      'insert into category (workspace_id, id, name) select $1, gen_random_uuid(), n from unnest($2::text[]) n',
      [workspaceId, ['A', 'B']],
    );
    await app.owner.query(`insert into account_category select $1, id, $2 from category`, [
      workspaceId,
      accounts.F4,
    ]);
    await app.owner.query(`insert into account_category select $1, id, $2 from category where name = 'A'`, [
      workspaceId,
      accounts.F1,
    ]);

    const { status, body } = await merge({});
    expect(status).toBe(201);
    expect(body.account).toMatchObject({
      id: accounts.F1,
      name: 'Sonnenschein AG',
      statuses: [{ membershipId: saved.membership, status: { name: 'Angebotsphase' } }],
      lastActivityAt: expect.any(String),
      nextFollowUp: { id: saved.followUp },
    });
    expect(body.account.categoryIds).toHaveLength(2);
    const listed = await app.call(`/contacts?accountId=${accounts.F1}`);
    expect(listed.body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [contacts.K1, contacts.K2, contacts.K5, contacts.K6].toSorted(),
    );
    const primary = listed.body.items.filter(({ isPrimary }: { isPrimary: boolean }) => isPrimary);
    expect(primary).toMatchObject([{ id: contacts.K1 }]);
    const { rows } = await app.owner.query(
      `select count(*)::int as left from activity where account_id = $1`,
      [accounts.F4],
    );
    expect(rows[0].left).toBe(0);
  });

  test('the loser leads to the winner, by its address and its number', async () => {
    const { F1, F2, F4 } = app.world.accounts;
    await app.call(`/accounts/${F4}`, { method: 'PATCH', body: { customerNumber: '00042' } });
    await merge({});
    expect((await app.call(`/accounts/${F4}`)).body).toMatchObject({ id: F4, mergedIntoId: F1 });
    expect((await app.call('/accounts?q=Klimatec')).body.items).toEqual([]);
    const byNumber = await app.call('/search-results?q=00042');
    expect(byNumber.body.items).toMatchObject([{ id: F1 }]);
    expect((await app.call(`/accounts/${F4}`, { method: 'PATCH', body: { city: 'Ulm' } })).status).toBe(404);
    await merge({ winnerId: F2, loserId: F1 });
    expect((await app.call(`/accounts/${F4}`)).body.mergedIntoId).toBe(F2);
  });

  test('takes the fields chosen, the customer number among them', async () => {
    const { F4 } = app.world.accounts;
    await app.call(`/accounts/${F4}`, { method: 'PATCH', body: { customerNumber: '7', phone: '0221 5' } });
    const { body } = await merge({ take: { customerNumber: 'loser', phone: 'loser', city: 'winner' } });
    expect(body.account).toMatchObject({
      customerNumber: '7',
      phone: '0221 5',
      city: 'Augsburg',
      name: 'Sonnenschein AG',
    });
    expect((await merge({ take: { version: 'loser' }, loserId: app.world.accounts.F2 })).status).toBe(400);
  });

  test.each([
    ['winner', 'Kunde'],
    ['loser', 'Angebotsphase'],
  ] as const)(
    'both in VK: the membership of the %s lives, the other ends with its history',
    async (lives, status) => {
      const { accounts, vk } = app.world;
      const ofWinner = await save(accounts.F1, { status: 'Kunde' });
      const ofLoser = await save(accounts.F4, { status: 'Angebotsphase' });
      const before = await everything();
      const { body } = await merge({ memberships: { [vk]: lives } });
      expect(body.account.statuses).toMatchObject([{ status: { name: status } }]);
      const { rows } = await app.owner.query(
        `select m.id, m.ended_at is null as lives, count(h.id)::int as changes from membership m
         join status_change h on h.membership_id = m.id and h.account_id = m.account_id
        where m.account_id = $1 group by m.id, m.ended_at`,
        [accounts.F1],
      );
      const [living, ended] = lives === 'winner' ? [ofWinner, ofLoser] : [ofLoser, ofWinner];
      expect(rows).toContainEqual({ id: living.membership, lives: true, changes: 1 });
      expect(rows).toContainEqual({ id: ended.membership, lives: false, changes: 1 });
      expect((await undo(body.mergeId)).status).toBe(200);
      expect(await everything()).toEqual(before);
    },
  );

  test('undone within 24 hours, everything is as it was', async () => {
    const { accounts, contacts, workspaceId } = app.world;
    await save(accounts.F1, { contactId: contacts.K1 });
    await save(accounts.F4, { contactId: contacts.K6, status: 'Kunde' });
    await app.call(`/accounts/${accounts.F4}`, {
      method: 'PATCH',
      body: { customerNumber: '7', phone: '0221 5' },
    });
    await app.owner.query(
      `insert into category (workspace_id, id, name) values ($1, gen_random_uuid(), 'A')`,
      [workspaceId],
    );
    await app.owner.query(
      `insert into account_category select $1, c.id, a.id from category c, account a where a.id in ($2, $3)`,
      [workspaceId, accounts.F1, accounts.F4],
    );
    const before = await everything();
    const { body } = await merge({ take: { customerNumber: 'loser', phone: 'loser', name: 'loser' } });
    expect(body.account.name).toBe('Klimatec GmbH');
    expect(await everything()).not.toEqual(before);
    expect((await undo(body.mergeId, 'bea')).status).toBe(403);
    const undone = await undo(body.mergeId);
    expect(undone.status).toBe(200);
    expect(undone.body).toMatchObject({ id: accounts.F4, mergedIntoId: null, customerNumber: '7' });
    expect(await everything()).toEqual(before);
    expect((await undo(body.mergeId)).status).toBe(409);
  });

  test('a membership whose beginning was taken back in between stays ended', async () => {
    const { F1, F4 } = app.world.accounts;
    await save(F1, { status: 'Kunde' });
    const { activity } = await save(F4, { status: 'Erstkontakt' });
    const { body } = await merge({});
    expect((await app.post('/undos', { token: activity })).status).toBe(201);
    expect((await undo(body.mergeId)).status).toBe(200);
    expect(await verify(app.owner)).toEqual([]);
    expect((await app.call(`/accounts/${F4}`)).body.statuses).toEqual([]);
  });

  test('after 24 hours it stays', async () => {
    const { body } = await merge({});
    app.clock.now = new Date(app.clock.now.getTime() + 24 * 3_600_000 + 1);
    expect((await undo(body.mergeId)).body.code).toBe('undo-expired');
  });

  test('it stays, all of it, where something was built on it', async () => {
    const { accounts, contacts } = app.world;
    const { body } = await merge({});
    await save(accounts.F1, { contactId: contacts.K5 });
    const before = await everything();
    const refused = await undo(body.mergeId);
    expect([refused.status, refused.body.code]).toEqual([409, 'changed-since']);
    expect(await everything()).toEqual(before);
  });

  test('a merge that was merged on goes back in turn only', async () => {
    const { F1, F2, F4 } = app.world.accounts;
    const before = await everything();
    const { body: first } = await merge({});
    const { body: second } = await merge({ winnerId: F2, loserId: F1 });
    expect((await undo(first.mergeId)).status).toBe(409);
    expect((await undo(second.mergeId)).status).toBe(200);
    expect((await app.call(`/accounts/${F4}`)).body.mergedIntoId).toBe(F1);
    expect((await undo(first.mergeId)).status).toBe(200);
    expect(await everything()).toEqual(before);
  });

  test('a field changed since the merge is kept by the undo', async () => {
    const { F1, F4 } = app.world.accounts;
    await app.call(`/accounts/${F4}`, {
      method: 'PATCH',
      body: { phone: '0221 5', website: 'klima.example' },
    });
    const { body } = await merge({ take: { phone: 'loser', website: 'loser' } });
    await app.call(`/accounts/${F1}`, { method: 'PATCH', body: { phone: '0821 9' } });
    await undo(body.mergeId);
    expect((await app.call(`/accounts/${F1}`)).body).toMatchObject({ phone: '0821 9', website: null });
  });
});

test('merging needs the right to edit both, two records and one kind', async () => {
  const { F1, P1 } = app.world.accounts;
  expect((await merge({}, 'bea')).status).toBe(403);
  expect((await merge({ loserId: F1 })).status).toBe(400);
  expect((await merge({ loserId: P1 })).status).toBe(400);
  expect((await merge({ loserId: newId() })).status).toBe(404);
});

test('a merge raises no version and adds no row of the thread', async () => {
  const { accounts, contacts } = app.world;
  await save(accounts.F4, { contactId: contacts.K5 });
  const counts = async () =>
    (
      await app.owner.query(
        `select (select count(*) from activity) as activities, (select count(*) from status_change) as changes,
                (select sum(version) from follow_up) as follow_ups, (select sum(version) from contact) as contacts`,
      )
    ).rows[0];
  const before = await counts();
  await merge({});
  expect(await counts()).toEqual(before);
});
