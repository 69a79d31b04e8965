import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

/** What the reports call open, a gap and stranded (decisions.md 5). */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Entry = { campaign?: string; status: keyof TestApp['world']['statuses'] | string };

/** A record that entered campaigns, with everything it was to do done with, and no follow-up left. */
async function recordIn(name: string, entries: Entry[], followUp?: string): Promise<string> {
  const { statuses, vk, workspaceId } = app.world;
  const id = await app.newRecord(name);
  for (const { campaign = vk, status } of entries) {
    const { body, status: code } = await app.post('/activities', {
      accountId: id,
      text: 'aufgenommen',
      statusChanges: [
        { campaignId: campaign, toStatusId: statuses[status as keyof typeof statuses] ?? status },
      ],
      followUps: [{ text: 'nachfassen', dueOn: followUp ?? '2013-09-24' }],
    });
    expect(code, JSON.stringify(body)).toBe(201);
  }
  if (!followUp) {
    await app.owner.query(
      'update follow_up set withdrawn_at = now() where workspace_id = $1 and account_id = $2 and done_at is null',
      [workspaceId, id],
    );
  }
  return id;
}

async function dormantNames(query = ''): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await app.call(
      `/reports/dormant-accounts?limit=2${query}${cursor && `&cursor=${cursor}`}`,
    );
    names.push(...body.items.map(({ account }: { account: { name: string } }) => account.name));
    expect(body.total.relation).toBe('exact');
    cursor = body.nextCursor;
    if (cursor === null) expect(body.total.value).toBe(names.length);
  }
  return names;
}

describe('a record without an open follow-up is a gap', () => {
  beforeAll(async () => {
    const { body: other } = await app.call('/campaigns', {
      as: 'admin',
      method: 'POST',
      body: { name: 'Andere', statuses: [{ name: 'Neu' }, { name: 'Aus', isFinal: true }] },
    });
    const [fresh, over] = other.statuses.map(({ id }: { id: string }) => id);
    await recordIn('ohne Kampagne', []);
    await recordIn('in Arbeit', [{ status: 'Erstkontakt' }]);
    await recordIn('ist Kunde', [{ status: 'Kunde' }]);
    await recordIn('geplant', [{ status: 'Erstkontakt' }], '2013-10-01');
    await recordIn('verloren', [{ status: 'Kein Interesse' }]);
    await recordIn('überall verloren', [{ status: 'Kein Interesse' }, { campaign: other.id, status: over }]);
    await recordIn('anderswo offen', [{ status: 'Kein Interesse' }, { campaign: other.id, status: fresh }]);
    await recordIn('gesperrt', [{ campaign: other.id, status: fresh }, { status: 'Wünscht keinen Kontakt' }]);
    const ended = await recordIn('Verlust beendet', [{ status: 'Kein Interesse' }]);
    await app.owner.query('update membership set ended_at = now() where account_id = $1', [ended]);
    const binned = await recordIn('im Papierkorb', []);
    await app.owner.query('update account set deleted_at = now(), deleted_by_id = $2 where id = $1', [
      binned,
      app.world.users.lena,
    ]);
  });
  const gaps = ['anderswo offen', 'in Arbeit', 'ist Kunde', 'ohne Kampagne', 'Verlust beendet'];
  const given = 6;

  test('unless it is blocked or lost in every campaign it is in', async () => {
    const names = await dormantNames();
    expect(names.filter((name) => !/GmbH|AG|KG|e\. K\.|Lea/.test(name))).toEqual(gaps);
    expect(names).toHaveLength(gaps.length + given);
  });

  test('in the campaign asked for', async () => {
    expect(await dormantNames(`&campaignId=${app.world.vk}`)).toEqual([
      'anderswo offen',
      'in Arbeit',
      'ist Kunde',
    ]);
  });

  test('and the chain counts the same', async () => {
    const { body } = await app.call('/reports/chain');
    expect(body).toMatchObject({ gaps: gaps.length + given, withFollowUp: 1, stranded: [] });
    expect(body.openRecords).toBe(body.gaps + body.withFollowUp);
  });
});

test('a follow-up is stranded with somebody inactive, or who may no longer edit the record', async () => {
  const { teams, users } = app.world;
  const [away, foreign, created, kept] = await Promise.all(
    ['Bea ging', 'Team wechselte', 'selbst angelegt', 'Anna behält'].map((name) =>
      recordIn(name, [{ status: 'Erstkontakt' }], '2013-10-02'),
    ),
  );
  const move = (id: string, createdBy: string) =>
    app.owner.query('update account set team_id = $2, owner_id = null, created_by_id = $3 where id = $1', [
      id,
      teams.Nord,
      createdBy,
    ]);
  await move(foreign!, users.lena);
  await move(created!, users.anna);
  await app.owner.query('update follow_up set assignee_id = $2 where account_id = $1', [away, users.bea]);
  await app.owner.query('update app_user set deactivated_at = now() where id = $1', [users.bea]);
  const { body } = await app.call('/reports/chain');
  expect(
    body.stranded.map((one: { account: { id: string }; because: string }) => [one.account.id, one.because]),
  ).toEqual(
    expect.arrayContaining([
      [away, 'inactive'],
      [foreign, 'no-right'],
    ]),
  );
  expect(body.stranded).toHaveLength(2);
  expect(kept).toBeDefined();
});
