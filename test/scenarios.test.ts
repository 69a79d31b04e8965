import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { t0 } from './world.ts';

/** Worked examples of the seeds (capabilities.md 5), over HTTP. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

const dueFor = async (user: 'anna' | 'ingo', dueTo: string) =>
  (await app.call(`/follow-ups?assigneeId=me&dueTo=${dueTo}`, { as: user })).body.items;

describe('scenario 2: „Informationsmaterial schicken“ and the lost note (S1:24–34)', () => {
  let followUpId: string;

  test('the promise becomes a follow-up in the moment it is made, for a colleague', async () => {
    const { F2 } = app.world.accounts;
    const { status, body } = await app.post('/activities', {
      accountId: F2,
      contactId: app.world.contacts.K3,
      medium: 'phone',
      direction: 'inbound',
      reason: 'Produktinformation',
      text: 'interessiert an Geothermie-Broschüre + Modellrechnung',
      followUps: [
        { text: 'Informationsmaterial schicken', dueOn: '2013-09-27', assigneeId: app.world.users.ingo },
      ],
    });
    expect(status, JSON.stringify(body)).toBe(201);
    followUpId = body.followUps[0].id;
    const { body: stream } = await app.call('/activities', { as: 'ingo' });
    expect(stream.items[0]).toMatchObject({ account: { id: F2 }, followUps: [{ id: followUpId }] });
    expect(await dueFor('ingo', '2013-09-23')).toEqual([]);
  });

  test('on the day the colleague sees which material, from the activity it stems from', async () => {
    app.clock.now = new Date('2013-09-27T07:00:00Z');
    expect(await dueFor('ingo', '2013-09-27')).toMatchObject([
      {
        id: followUpId,
        text: 'Informationsmaterial schicken',
        contact: { name: 'Karl Öztürk' },
        origin: {
          user: { name: 'anna' },
          medium: 'phone',
          text: 'interessiert an Geothermie-Broschüre + Modellrechnung',
        },
      },
    ]);
  });

  test('it is not ticked off without an activity', async () => {
    app.clock.now = new Date('2013-09-27T07:00:00Z');
    const { F2 } = app.world.accounts;
    const { status, body } = await app.post(
      '/activities',
      { accountId: F2, completes: [followUpId] },
      'ingo',
    );
    expect([status, body.code]).toEqual([422, 'activity-required']);
    expect(await dueFor('ingo', '2013-09-27')).toHaveLength(1);
  });

  test('the activity that finishes it brings the next, and nobody asks back', async () => {
    app.clock.now = new Date('2013-09-27T07:00:00Z');
    const { F2 } = app.world.accounts;
    const { status, body } = await app.post(
      '/activities',
      {
        accountId: F2,
        medium: 'letter',
        direction: 'outbound',
        content: 'Broschüre + Modellrechnung',
        text: 'Broschüre + Modellrechnung verschickt',
        completes: [followUpId],
        followUps: [{ text: 'nachfassen', dueOn: '2013-10-07', assigneeId: app.world.users.anna }],
      },
      'ingo',
    );
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.completedFollowUps).toMatchObject([{ done: { by: { name: 'ingo' } } }]);
    const { body: open } = await app.call(`/follow-ups?accountId=${F2}`);
    expect(open.items).toMatchObject([{ text: 'nachfassen', assignee: { name: 'anna' } }]);
  });

  test('counter-check: a record whose reminder stayed on paper is reported dormant', async () => {
    const { body } = await app.call('/reports/dormant-accounts');
    const names = body.items.map((item: { account: { name: string } }) => item.account.name);
    expect(names).toContain('Autohaus Meyer e. K.');
    expect(names).not.toContain('Erdwärme Nord GmbH');
  });
});

describe('scenario 3: Angebotsphase → Wünscht keinen Kontakt (S1:46)', () => {
  const cause = 'K6: drei Anrufe in einer Woche, will keinen Kontakt mehr; Angebot zu teuer';
  const toBlocked = () => ({
    accountId: app.world.accounts.F4,
    contactId: app.world.contacts.K6,
    medium: 'phone',
    direction: 'inbound',
    statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses['Wünscht keinen Kontakt'] }],
  });

  beforeAll(async () => {
    app.clock.now = t0;
    await app.post('/activities', {
      accountId: app.world.accounts.F4,
      text: 'Angebot abgegeben',
      statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Angebotsphase }],
      followUps: [{ text: 'Angebot nachfassen', dueOn: '2013-09-30' }],
    });
  });

  test('without a text it is refused and nothing is stored', async () => {
    const { status, body } = await app.post('/activities', { ...toBlocked(), outcome: null });
    expect(status).toBe(422);
    expect(['reason-required', 'activity-required']).toContain(body.code);
    const { body: account } = await app.call(`/accounts/${app.world.accounts.F4}`);
    expect(account.statuses).toMatchObject([{ status: { name: 'Angebotsphase' } }]);
  });

  test('with the cause everything happens at once: status, block, the open follow-up finished, no new one asked', async () => {
    const { status, body } = await app.post('/activities', { ...toBlocked(), text: cause });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      statusChanges: [
        { from: { name: 'Angebotsphase' }, to: { name: 'Wünscht keinen Kontakt' }, isDowngrade: true },
      ],
      completedFollowUps: [{ text: 'Angebot nachfassen', state: 'done' }],
      followUps: [],
    });
    const { body: account } = await app.call(`/accounts/${app.world.accounts.F4}`);
    expect(account).toMatchObject({ blocked: true, nextFollowUp: null });
  });

  test('the record is not dormant, and the history tells the cause', async () => {
    const { body: dormant } = await app.call('/reports/dormant-accounts');
    expect(JSON.stringify(dormant.items)).not.toContain('Klimatec');
    const { body: history } = await app.call(
      `/campaigns/${app.world.vk}/status-history?accountId=${app.world.accounts.F4}`,
      { as: 'lena' },
    );
    expect(history.items).toMatchObject([
      { from: null, to: { name: 'Angebotsphase' }, isDowngrade: false },
      {
        from: { name: 'Angebotsphase' },
        to: { name: 'Wünscht keinen Kontakt' },
        isDowngrade: true,
        activity: { text: cause },
      },
    ]);
  });
});

describe('scenario 6: Massenbearbeitung und Umbuchen (S1:54–55)', () => {
  let followUps: { id: string; accountId: string }[];
  const ids = () => followUps.map(({ id }) => id);
  const filter = () => ({ assigneeId: [app.world.users.anna], dueFrom: '2013-11-04', dueTo: '2013-11-29' });
  const open = async (user: 'anna' | 'ingo') =>
    (await app.call('/follow-ups?assigneeId=me&dueFrom=2013-11-04&dueTo=2013-11-29', { as: user })).body
      .items;
  const origins = async () =>
    (await Promise.all(ids().map((id) => app.call(`/follow-ups/${id}`)))).map(({ body }) => body.origin.id);

  beforeAll(async () => {
    app.clock.now = t0;
    followUps = [];
    for (let index = 0; index < 12; index++) {
      const accountId = await app.newRecord(`Kunde ${index + 1}`);
      const { body } = await app.post('/activities', {
        accountId,
        text: 'Erstgespräch',
        statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Angebotsphase }],
        followUps: [{ text: 'nachfassen', dueOn: index < 4 ? '2013-11-04' : '2013-11-18' }],
      });
      followUps.push({ id: body.followUps[0].id, accountId });
    }
  });

  test('anna falls ill: lena rebooks her 12 to ingo, the origins unchanged, each with who, when, from and to', async () => {
    app.clock.now = new Date('2013-11-11T07:00:00Z');
    const before = await origins();
    const { anna, ingo } = app.world.users;
    const body = { filter: filter(), set: { assigneeId: ingo } };
    const preview = await app.post('/follow-up-change-previews', body, 'lena');
    expect(preview.body).toMatchObject({ changing: 12, unchanged: 0, skipped: [] });
    const { body: done } = await app.post('/follow-up-changes', body, 'lena');
    expect(done).toMatchObject({ changed: 12, skipped: [] });
    expect([await open('anna'), await open('ingo')].map(({ length }) => length)).toEqual([0, 12]);
    expect(await origins()).toEqual(before);
    const { body: bulk } = await app.call(`/bulk-changes/${done.bulkChangeId}`, { as: 'lena' });
    expect(bulk).toMatchObject({ createdBy: { name: 'lena' }, createdAt: '2013-11-11T07:00:00.000Z' });
    const { body: items } = await app.call(`/bulk-changes/${done.bulkChangeId}/items`, { as: 'lena' });
    expect(items.items).toHaveLength(12);
    for (const item of items.items) {
      expect(item).toMatchObject({ before: { assigneeId: anna }, after: { assigneeId: ingo } });
    }
  });

  test('the 4 overdue move by 7 days and count as not completed', async () => {
    app.clock.now = new Date('2013-11-11T07:00:00Z');
    const overdue = { ...filter(), assigneeId: [app.world.users.ingo], overdue: true };
    const { body } = await app.post('/follow-up-changes', { filter: overdue, shiftDays: 7 }, 'lena');
    expect(body).toMatchObject({ changed: 4, skipped: [] });
    const moved = (await open('ingo')).filter(({ id }: { id: string }) => ids().slice(0, 4).includes(id));
    expect(moved).toHaveLength(4);
    for (const followUp of moved)
      expect(followUp).toMatchObject({ dueOn: '2013-11-11', state: 'open', done: null });
  });

  test('3 are completed in one step: 3 activities, 3 done, and the next ones are asked for', async () => {
    app.clock.now = new Date('2013-11-11T07:00:00Z');
    const three = ids().slice(0, 3);
    const complete = { medium: 'letter', text: 'Weihnachtskarte versendet' };
    const strict = await app.post('/follow-up-changes', { ids: three, complete }, 'lena');
    expect(strict.body.skipped.map(({ code }: { code: string }) => code)).toEqual(
      three.map(() => 'follow-up-required'),
    );
    const followUps = [
      { text: 'im neuen Jahr melden', dueOn: '2014-01-13', assigneeId: app.world.users.ingo },
    ];
    const { body } = await app.post(
      '/follow-up-changes',
      { ids: three, complete: { ...complete, followUps } },
      'lena',
    );
    expect(body).toMatchObject({ changed: 3, skipped: [] });
    const { body: stream } = await app.call('/activities?q=Weihnachtskarte', { as: 'lena' });
    expect(stream.items).toHaveLength(3);
    for (const activity of stream.items) {
      expect(activity).toMatchObject({ completedFollowUps: [{}], followUps: [{ dueOn: '2014-01-13' }] });
    }
  });

  test('bea without the right is refused', async () => {
    const set = { assigneeId: app.world.users.bea };
    const { status, body } = await app.post('/follow-up-changes', { ids: ids(), set }, 'bea');
    expect([status, body.code]).toEqual([403, 'not-allowed']);
  });
});
