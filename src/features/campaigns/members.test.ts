import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { save, withdraw } from './saves.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const campaign = async (name: string, statuses: object[]) =>
  (await app.post('/campaigns', { name, statuses }, 'admin')).body;
// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface.
const accountsOf = (body: any): string[] => body.items.map((one: any) => one.account.name);

test('one current status per record and campaign, any number of campaigns (CAM-03)', async () => {
  const { F1 } = app.world.accounts;
  const solar = await campaign('Solar', [{ name: 'Kunde' }]);
  const klima = await campaign('Klima', [{ name: 'Angebotsphase' }]);
  await save(app, { account: F1, campaign: solar.id, status: solar.statuses[0].id });
  await save(app, { account: F1, campaign: klima.id, status: klima.statuses[0].id });
  await expect(
    save(app, { account: F1, campaign: solar.id, status: solar.statuses[0].id }),
  ).rejects.toThrow();
  const { rowCount } = await app.owner.query('select from membership where account_id = $1', [F1]);
  expect(rowCount).toBe(2);
});

describe('the working list', () => {
  let id: string;
  let statuses: { id: string }[];
  beforeAll(async () => {
    const { accounts, users, workspaceId } = app.world;
    ({ id, statuses } = await campaign('Liste', [{ name: 'Neu' }, { name: 'Warm' }]));
    await app.owner.query(
      `insert into outcome (workspace_id, key, label, meaning, mediums, position)
       values ($1, 'reached', 'Erreicht', 'reached', '{phone}', 1), ($1, 'missed', 'Nicht erreicht', 'not-reached', '{phone}', 2)
       on conflict do nothing`,
      [workspaceId],
    );
    await app.owner.query('update account set owner_id = $1 where id = $2', [users.ingo, accounts.F2]);
    await app.owner.query('update account set team_id = $1 where id = $2', [
      app.world.teams.Nord,
      accounts.F3,
    ]);
    const [neu, warm] = statuses.map((one) => one.id) as [string, string];
    await save(app, {
      account: accounts.F2,
      campaign: id,
      status: neu,
      at: '2013-09-03T08:00:00Z',
      outcome: 'missed',
    });
    await save(app, {
      account: accounts.F3,
      campaign: id,
      status: warm,
      at: '2013-09-02T08:00:00Z',
      as: 'lena',
      outcome: 'reached',
    });
    const f4 = await save(app, {
      account: accounts.F4,
      campaign: id,
      status: neu,
      at: '2013-09-01T08:00:00Z',
      outcome: 'missed',
    });
    await save(app, {
      account: accounts.F4,
      campaign: id,
      status: warm,
      from: neu,
      membership: f4.membership,
      at: '2013-09-04T08:00:00Z',
      outcome: 'missed',
    });
    await app.owner.query('update account_thread set last_activity_at = null where account_id = $1', [
      accounts.F3,
    ]);
  });

  test('shows contact, owner, attempts, last activity and next follow-up', async () => {
    const { body } = await app.call(`/campaigns/${id}/members?sort=name`);
    expect(accountsOf(body)).toEqual(['Erdwärme Nord GmbH', 'Klimatec GmbH', 'Pelletprofi KG']);
    expect(body.items[0]).toMatchObject({
      account: { city: 'Kiel', blocked: false },
      contact: { name: 'Karl Öztürk' },
      status: { name: 'Neu' },
      owner: { name: 'ingo' },
      attempts: 1,
      nextFollowUp: { dueOn: '2013-10-01', dueTime: null },
    });
    expect(new Date(body.items[0].lastActivityAt)).toEqual(new Date('2013-09-03T08:00:00Z'));
    expect(body.items.map((one: { attempts: number }) => one.attempts)).toEqual([1, 2, 0]);
    expect(body.total).toEqual({ value: 3, relation: 'exact' });
  });
  test.each([
    ['name', ['Erd', 'Kli', 'Pel']],
    ['-name', ['Pel', 'Kli', 'Erd']],
    ['since', ['Pel', 'Erd', 'Kli']],
    ['-since', ['Kli', 'Erd', 'Pel']],
    ['lastActivityAt', ['Erd', 'Kli', 'Pel']],
    ['-lastActivityAt', ['Kli', 'Erd', 'Pel']],
    ['nextFollowUp', ['Erd', 'Pel', 'Kli']],
    ['-nextFollowUp', ['Kli', 'Pel', 'Erd']],
  ])('by %s, page by page, nothing lost or doubled', async (sort, expected) => {
    const shown: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.call(
        `/campaigns/${id}/members?limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`,
      );
      shown.push(...accountsOf(body));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    const order = shown.map((name) => name.slice(0, 3));
    // Equal due days stand in the order of the records' ids.
    if (sort.endsWith('nextFollowUp')) expect([...order].sort()).toEqual(['Erd', 'Kli', 'Pel']);
    else expect(order).toEqual(expected);
  });
  test('is filtered by status, owner, team, category and name', async () => {
    const { users, teams } = app.world;
    const list = async (query: string) =>
      accountsOf((await app.call(`/campaigns/${id}/members?${query}`)).body);
    expect(await list(`statusId=${statuses[0]!.id}`)).toEqual(['Erdwärme Nord GmbH']);
    expect(await list(`ownerId=${users.ingo}`)).toEqual(['Erdwärme Nord GmbH']);
    expect(await list('ownerId=me')).toEqual([]);
    expect(await list(`teamId=${teams.Nord}`)).toEqual(['Pelletprofi KG']);
    expect(await list(`categoryId=${id}`)).toEqual([]);
    expect(await list('q=klimatec')).toEqual(['Klimatec GmbH']);
    expect(await list('q=autohaus')).toEqual([]);
    expect((await app.call(`/campaigns/${id}/members?cursor=nonsense`)).status).toBe(400);
  });
  test('leaves out records one may not see', async () => {
    const { groups, workspaceId } = app.world;
    await app.owner.query(
      "update rights_group set foreign_team = 'none', self_created = 'none' where id = $1 and workspace_id = $2",
      [groups.Vertrieb, workspaceId],
    );
    const { body } = await app.call(`/campaigns/${id}/members`, { as: 'bea' });
    await app.owner.query(
      "update rights_group set foreign_team = 'read', self_created = 'edit' where id = $1",
      [groups.Vertrieb],
    );
    expect(accountsOf(body)).toEqual(['Pelletprofi KG']);
    expect(body.total.value).toBe(1);
  });
  test('a member gets an owner of its own and ends', async () => {
    const { users } = app.world;
    const [member] = (await app.call(`/campaigns/${id}/members?q=klimatec`)).body.items;
    const change = (body: object, as: 'anna' | 'bea' = 'anna') =>
      app.call(`/members/${member.id}`, { as, method: 'PATCH', body });
    expect((await change({ ownerId: users.ingo })).body.owner.name).toBe('ingo');
    expect(
      accountsOf((await app.call(`/campaigns/${id}/members?ownerId=${users.ingo}&sort=name`)).body),
    ).toHaveLength(2);
    expect((await change({ ownerId: users.bea })).body.code).toBe('assignee-not-allowed');
    expect((await change({ ownerId: member.id })).status).toBe(404);
    expect((await change({ ownerId: null }, 'bea')).status).toBe(403);
    expect((await change({ ownerId: null })).body.owner).toBeNull();
    expect((await change({ ended: true })).status).toBe(200);
    expect((await change({ ended: true })).body.code).toBe('already-done');
    expect(accountsOf((await app.call(`/campaigns/${id}/members?sort=name`)).body)).toEqual([
      'Erdwärme Nord GmbH',
      'Pelletprofi KG',
    ]);
    expect((await app.call(`/campaigns/${id}`)).body.members.value).toBe(2);
  });
});

test('the history is append-only, in order, with downgrades, without what was withdrawn (CAM-08, CAM-09, CAM-10)', async () => {
  const { vk, statuses, accounts } = app.world;
  const common = { account: accounts.P1, campaign: vk };
  const { Erstkontakt: cold, 'Bedarf geklärt': warm, Angebotsphase: offer } = statuses;
  const { membership } = await save(app, { ...common, status: cold, text: 'Messe' });
  await save(app, { ...common, membership, from: cold, status: warm, at: '2013-09-05T08:00:00Z' });
  await save(app, {
    ...common,
    membership,
    from: warm,
    status: cold,
    at: '2013-09-05T08:00:00Z',
    text: 'doch nicht',
  });
  const taken = await save(app, {
    ...common,
    membership,
    from: cold,
    status: offer,
    at: '2013-09-06T08:00:00Z',
  });
  await withdraw(app, taken.activity);
  const { body } = await app.call(`/campaigns/${vk}/status-history?accountId=${accounts.P1}`);
  const lines = body.items.map(
    (one: { from: { name: string } | null; to: { name: string }; isDowngrade: boolean }) => [
      one.from?.name ?? null,
      one.to.name,
      one.isDowngrade,
    ],
  );
  expect(lines).toEqual([
    [null, 'Erstkontakt', false],
    ['Erstkontakt', 'Bedarf geklärt', false],
    ['Bedarf geklärt', 'Erstkontakt', true],
  ]);
  expect(body.items[2]).toMatchObject({
    user: { name: 'anna' },
    account: { name: 'Lea Sonntag' },
    activity: { text: 'doch nicht' },
  });
  const pages = await app.call(`/campaigns/${vk}/status-history?limit=2`);
  const rest = await app.call(`/campaigns/${vk}/status-history?limit=2&cursor=${pages.body.nextCursor}`);
  expect([...pages.body.items, ...rest.body.items].map(({ id }: { id: string }) => id)).toEqual(
    body.items.map(({ id }: { id: string }) => id),
  );
  const principal = { workspaceId: app.world.workspaceId, userId: app.world.users.anna };
  for (const statement of [sql`delete from status_change`, sql`update status_change set position = 9`]) {
    await expect(app.transact(principal, ({ db }) => statement.execute(db))).rejects.toThrow(
      'permission denied',
    );
  }
  const links = await app.owner.query(
    'select h.tx = a.tx as together from status_change h join activity a on a.id = h.activity_id where h.membership_id = $1',
    [membership],
  );
  expect(links.rows).toEqual(Array(4).fill({ together: true }));
});

describe('merging statuses (CAM-12)', () => {
  const merge = (id: string, intoId: string) => app.post(`/statuses/${id}/merges`, { intoId }, 'admin');

  test('moves the members, keeps the history, leads others on', async () => {
    const { vk, statuses, accounts } = app.world;
    const { Erstkontakt: cold, 'Bedarf geklärt': warm, Angebotsphase: offer, Kunde: won } = statuses;
    const next = { nextStatusIds: [warm, won], defaultNextStatusId: warm };
    await app.call(`/statuses/${cold}`, { as: 'admin', method: 'PATCH', body: next });
    await save(app, { account: accounts.F3, campaign: vk, status: warm });
    await save(app, { account: accounts.F2, campaign: vk, status: offer });
    const merged = await merge(warm, offer);
    expect(merged).toMatchObject({ status: 201, body: { id: warm, mergedIntoId: offer, members: 0 } });
    const { body } = await app.call(`/campaigns/${vk}`);
    expect(
      body.statuses.map((one: { name: string; position: number }) => [one.position, one.name]).slice(0, 3),
    ).toEqual([
      [1, 'Erstkontakt'],
      [2, 'Angebotsphase'],
      [3, 'Kunde'],
    ]);
    expect(body.statuses[1].members).toBe(2);
    expect(body.statuses[0]).toMatchObject({ nextStatusIds: [offer, won], defaultNextStatusId: offer });
    const members = await app.call(`/campaigns/${vk}/members?statusId=${offer}`);
    expect(accountsOf(members.body)).toContain('Pelletprofi KG');
    const history = await app.call(`/campaigns/${vk}/status-history?accountId=${accounts.F3}`, {
      as: 'lena',
    });
    expect(history.body.items[0].to.name).toBe('Bedarf geklärt');
    await expect(save(app, { account: accounts.F5, campaign: vk, status: warm })).rejects.toThrow(
      'merged into another',
    );
  });
  test('refuses itself, a merged one and another campaign', async () => {
    const { statuses } = app.world;
    const other = await campaign('Andere', [{ name: 'Erstkontakt' }]);
    expect((await merge(statuses.Kunde, statuses.Kunde)).status).toBe(400);
    expect((await merge(statuses.Kunde, other.statuses[0].id)).body.code).toBe('other-campaign');
    expect((await merge(statuses.Kunde, other.id)).status).toBe(404);
    expect((await merge(statuses.Kunde, statuses['Bedarf geklärt'])).body.code).toBe('inactive');
    expect((await merge(statuses['Bedarf geklärt'], statuses.Kunde)).body.code).toBe('already-done');
  });
});
