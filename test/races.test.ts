import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#features/thread/verify.ts';
import { type Answer, type TestApp, testApp } from './app.ts';
import type { StatusName, UserName } from './world.ts';

/** Two people at once, many times over: one of them is told who was faster, and nothing is lost or half done. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.owner.query("update rights_group set may_rebook = true where name = 'Vertrieb'");
}, 60_000);
afterAll(async () => {
  try {
    expect(await verify(app.owner)).toEqual([]);
  } finally {
    await app.close();
  }
});

const rounds = 25;
const dueOn = '2013-09-30';
const next = { text: 'weiter', dueOn };

/** A record in the campaign with one open follow-up. */
async function started(status: StatusName = 'Erstkontakt') {
  const accountId = await app.newRecord();
  const { body } = await app.post('/activities', {
    accountId,
    text: 'aufgenommen',
    campaignId: app.world.vk,
    statusChanges: [changeTo(status)],
    followUps: [next],
  });
  return { accountId, followUpId: body.followUps[0].id as string, token: body.undo.token as string };
}

const changeTo = (status: StatusName) => ({
  campaignId: app.world.vk,
  toStatusId: app.world.statuses[status],
});
const save = (accountId: string, more: object = {}, as: UserName = 'anna') =>
  app.post('/activities', { accountId, text: 'Gespräch', followUps: [next], ...more }, as);
const openOf = async (accountId: string) =>
  (await app.call(`/follow-ups?accountId=${accountId}`, { as: 'admin' })).body.items as {
    id: string;
    text: string;
    assignee: { id: string; name: string };
  }[];
const codes = (answers: Answer[]) =>
  answers.map(({ status, body }) => (status < 300 ? 'done' : `${status} ${body.code}`)).sort();

/** Plays a scene many times; each answers what it came to, and all of that must be among `allowed`. */
async function often(allowed: string[], scene: () => Promise<string[]>) {
  const seen = new Set<string>();
  for (let round = 0; round < rounds; round++) seen.add((await scene()).join(', '));
  expect([...seen].filter((outcome) => !allowed.includes(outcome))).toEqual([]);
}

describe('saves of one record', () => {
  test('two finish one follow-up: the second hears who was faster', async () => {
    await often(['409 already-done, done'], async () => {
      const { accountId, followUpId } = await started();
      const answers = await Promise.all(
        (['anna', 'ingo'] as const).map((as) => save(accountId, { completes: [followUpId] }, as)),
      );
      const refused = answers.find(({ status }) => status === 409)!;
      const winner = answers.find(({ status }) => status === 201)!.body.activity.user;
      expect(refused.body.conflict).toMatchObject({ id: followUpId, by: winner });
      expect(await openOf(accountId)).toHaveLength(1);
      return codes(answers);
    });
  });

  test('two let the record enter the campaign: one entry, and the other hears of it', async () => {
    await often(['409 status-changed, done'], async () => {
      const accountId = await app.newRecord();
      const entry = { ...changeTo('Erstkontakt'), fromStatusId: null };
      const answers = await Promise.all(
        (['anna', 'ingo'] as const).map((as) => save(accountId, { statusChanges: [entry] }, as)),
      );
      return codes(answers);
    });
  });

  test('two let it enter without saying from where: the second changes what the first began', async () => {
    await often(['done, done'], async () => {
      const accountId = await app.newRecord();
      return codes(
        await Promise.all([
          save(accountId, { statusChanges: [changeTo('Erstkontakt')] }),
          save(accountId, { statusChanges: [changeTo('Angebotsphase')] }, 'ingo'),
        ]),
      );
    });
  });

  test('one blocks contact while others plan: no follow-up is left open from before', async () => {
    await often(['done, done, done'], async () => {
      const { accountId } = await started();
      const [one, blocking, other] = await Promise.all([
        save(accountId, { text: 'davor oder danach' }),
        save(
          accountId,
          { text: 'will nicht', statusChanges: [changeTo('Wünscht keinen Kontakt')], followUps: [] },
          'lena',
        ),
        save(accountId, { text: 'davor oder danach' }, 'ingo'),
      ]);
      const open = new Set((await openOf(accountId)).map(({ id }) => id));
      const finished: string[] = blocking.body.completedFollowUps.map(({ id }: { id: string }) => id);
      // What was saved before the block is finished by it and told; what came after saw the block.
      for (const { body } of [one, other]) {
        const planned = body.followUps[0].id;
        const cameFirst = body.activity.id < blocking.body.activity.id;
        if (open.has(planned)) expect(cameFirst, 'saved first and left open').toBe(false);
        else expect(finished).toContain(planned);
      }
      return codes([one, blocking, other]);
    });
  });
});

describe('taking back', () => {
  test('a save that another builds on: either is refused, never both done', async () => {
    await often(['409 already-done, done', '409 changed-since, done'], async () => {
      const { accountId, followUpId, token } = await started();
      const answers = await Promise.all([
        app.post('/undos', { token }),
        save(accountId, { completes: [followUpId] }, 'ingo'),
      ]);
      return codes(answers);
    });
  });

  test('a save whose follow-up is moved: the move is not lost silently', async () => {
    await often(['409 already-done, done', '409 changed-since, done'], async () => {
      const { followUpId, token } = await started();
      const answers = await Promise.all([
        app.call(`/follow-ups/${followUpId}`, { method: 'PATCH', body: { dueOn: '2013-10-01' }, as: 'ingo' }),
        app.post('/undos', { token }),
      ]);
      return codes(answers);
    });
  });

  test('twice at once: taken back once', async () => {
    await often(['409 already-done, done'], async () => {
      const { token } = await started();
      return codes(await Promise.all([app.post('/undos', { token }), app.post('/undos', { token })]));
    });
  });
});

describe('changes that say which version they saw', () => {
  test.each(['follow-up', 'account'])('of one %s: one succeeds, the other is told of it', async (what) => {
    await often(['412 stale-version, done'], async () => {
      const { accountId, followUpId } = await started();
      const [path, bodies] =
        what === 'account'
          ? [`/accounts/${accountId}`, [{ city: 'Ulm' }, { city: 'Neu-Ulm' }]]
          : [`/follow-ups/${followUpId}`, [{ text: 'eins' }, { text: 'zwei' }]];
      const { body: before } = await app.call(path);
      const answers = await Promise.all(
        bodies.map((body) =>
          app.call(path, { method: 'PATCH', body, headers: { 'if-match': `"${before.version}"` } }),
        ),
      );
      return codes(answers);
    });
  });
});

describe('merging records', () => {
  test('against saves on both: each save is at the winner, or refused as the loser is gone', async () => {
    await often(['done, done, done', '404 not-found, done, done'], async () => {
      const [winner, loser] = [await started(), await started('Angebotsphase')];
      const [merged, ofWinner, ofLoser] = await Promise.all([
        app.post('/account-merges', { winnerId: winner.accountId, loserId: loser.accountId }),
        save(winner.accountId, { completes: [winner.followUpId] }, 'ingo'),
        save(loser.accountId, { completes: [loser.followUpId] }, 'lena'),
      ]);
      const { body } = await app.call(`/accounts/${winner.accountId}/timeline`);
      const ids = body.items.map(({ id }: { id: string }) => id);
      for (const { status, body: saved } of [ofWinner, ofLoser])
        if (status === 201) expect(ids).toContain(saved.activity.id);
      expect(ofWinner.status).toBe(201);
      return codes([merged, ofWinner, ofLoser]);
    });
  });
});

describe('people who leave', () => {
  /** Somebody new with nothing to do, who may have everything of the team. */
  async function colleague(): Promise<string> {
    const { body } = await app.post(
      '/users',
      {
        name: 'Kollege',
        email: `kollege-${crypto.randomUUID()}@muster.example`,
        rightsGroupId: app.world.groups.Vertrieb,
        teamIds: [app.world.teams.Süd],
      },
      'admin',
    );
    return body.user.id;
  }
  const retire = (id: string, successorId?: string) =>
    app.call(`/users/${id}`, {
      as: 'admin',
      method: 'PATCH',
      body: { active: false, ...(successorId ? { successorId } : {}) },
    });

  const ways: [
    string,
    (found: Awaited<ReturnType<typeof started>>, assigneeId: string) => Promise<Answer>,
  ][] = [
    [
      'reassigning to them',
      ({ followUpId }, assigneeId) =>
        app.call(`/follow-ups/${followUpId}`, { method: 'PATCH', body: { assigneeId } }),
    ],
    [
      'planning for them',
      ({ accountId }, assigneeId) => save(accountId, { followUps: [{ ...next, assigneeId }] }),
    ],
  ];
  test.each(ways)('%s: their last follow-up has an heir, or was refused', async (_name, give) => {
    await often(['422 assignee-not-allowed, done', '422 successor-required, done'], async () => {
      const id = await colleague();
      const found = await started();
      const answers = await Promise.all([give(found, id), retire(id)]);
      const { body: user } = await app.call(`/users/${id}`, { as: 'admin' });
      const theirs = (await openOf(found.accountId)).filter(({ assignee }) => assignee.id === id);
      if (!user.active) expect(theirs).toEqual([]);
      return codes(answers);
    });
  });

  test('with a successor who leaves at the same time: nobody inactive has anything open', async () => {
    await often(['422 assignee-not-allowed, done', '422 successor-required, done'], async () => {
      const [leaver, successor] = [await colleague(), await colleague()];
      const { accountId } = await started();
      await save(accountId, { followUps: [{ ...next, assigneeId: leaver }] });
      const answers = await Promise.all([retire(leaver, successor), retire(successor)]);
      return codes(answers);
    });
  });
});

describe('settings changed under way', () => {
  test('a status merged away: nobody is left standing in it', async () => {
    const copy = await app.post(`/campaigns/${app.world.vk}/copies`, { name: 'Verschmelzung' }, 'admin');
    const [first] = copy.body.statuses;
    await often(['422 inactive, done, done', 'done, done, done'], async () => {
      const { body: doomed } = await app.post(
        `/campaigns/${copy.body.id}/statuses`,
        { name: `Zwischen ${crypto.randomUUID()}` },
        'admin',
      );
      const change = (toStatusId: string) => ({ statusChanges: [{ campaignId: copy.body.id, toStatusId }] });
      const [entering, leaving] = [await app.newRecord(), await app.newRecord()];
      await save(leaving, change(doomed.id));
      const { body: left } = await save(leaving, change(copy.body.statuses[1].id));
      const answers = await Promise.all([
        app.post('/undos', { token: left.undo.token }),
        save(entering, change(doomed.id)),
        app.post(`/statuses/${doomed.id}/merges`, { intoId: first.id }, 'admin'),
      ]);
      const { rows } = await app.owner.query('select account_id from membership where status_id = $1', [
        doomed.id,
      ]);
      expect(rows).toEqual([]);
      await app.call(`/statuses/${first.id}`, { as: 'admin', method: 'PATCH', body: { nextStatusIds: [] } });
      return codes(answers);
    });
  });

  test('the group loses the exception a save relied on: saved under the rules of before, or refused by the new', async () => {
    const group = `/rights-groups/${app.world.groups.Vertrieb}`;
    const setException = (exceptNoStatus: boolean) =>
      app.call(group, { as: 'admin', method: 'PATCH', body: { chain: { exceptNoStatus } } });
    await often(['422 follow-up-required, done', 'done, done'], async () => {
      await setException(true);
      const accountId = await app.newRecord();
      return codes(await Promise.all([save(accountId, { followUps: [] }), setException(false)]));
    });
    await setException(true);
  });
});
