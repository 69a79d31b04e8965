import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessLevel, accessLevels } from '#features/people/rules.ts';
import { type TestApp, testApp } from './app.ts';

/**
 * RIG-01 in each combination: what a group may do with records of foreign teams, of its own and with those its members
 * have created, tried on one record of each kind through everything that shows or changes it. anna is of the team Süd.
 */
const kinds = {
  'of the own team': { team: 'Süd', owner: null, creator: 'admin', counts: 'ownTeam' },
  'of a foreign team': { team: 'Nord', owner: null, creator: 'admin', counts: 'foreignTeam' },
  'of a foreign team, with herself as owner': {
    team: 'Nord',
    owner: 'anna',
    creator: 'admin',
    counts: 'ownTeam',
  },
  'without a team': { team: null, owner: null, creator: 'admin', counts: 'ownTeam' },
  'of a foreign team, created by herself': {
    team: 'Nord',
    owner: null,
    creator: 'anna',
    counts: 'foreignTeam',
  },
} as const;
type Kind = keyof typeof kinds;
interface Levels {
  foreignTeam: AccessLevel;
  ownTeam: AccessLevel;
  selfCreated: AccessLevel;
}

const combinations: Levels[] = accessLevels.flatMap((foreignTeam) =>
  accessLevels.flatMap((ownTeam) =>
    accessLevels.map((selfCreated) => ({ foreignTeam, ownTeam, selfCreated })),
  ),
);

interface Prepared {
  accountId: string;
  contactId: string;
  activityId: string;
  followUpId: string;
  name: string;
}

let app: TestApp;
const records = {} as Record<Kind, Prepared>;
beforeAll(async () => {
  app = await testApp();
  for (const [index, kind] of (Object.keys(kinds) as Kind[]).entries()) {
    records[kind] = await prepared(kind, `Prüfstelle${index} GmbH`);
  }
});
afterAll(() => app.close());

describe.each(combinations)('foreign $foreignTeam, own $ownTeam, self-created $selfCreated', (levels) => {
  beforeAll(async () => {
    const { groups } = app.world;
    const body = { permissions: levels };
    const path = `/rights-groups/${groups.Vertrieb}`;
    expect((await app.call(path, { as: 'admin', method: 'PATCH', body })).status).toBe(200);
  });

  test.each(Object.keys(kinds) as Kind[])('a record %s', async (kind) => {
    const level = levelOf(kind, levels);
    const record = records[kind];
    expect(await whereShown(record)).toEqual(level === 'none' ? [] : everywhere);
    expect(await whatIsAnswered(record)).toEqual(answers[level]);
  });
});

/** The strongest match wins. */
function levelOf(kind: Kind, levels: Levels): AccessLevel {
  const { counts, creator } = kinds[kind];
  const matches = [levels[counts], creator === 'anna' ? levels.selfCreated : 'none'] as const;
  return accessLevels.findLast((level) => matches.includes(level))!;
}

const lists = {
  accounts: ({ accountId }: Prepared) => ['/accounts?limit=200', accountId],
  'accounts, searched': ({ name, accountId }: Prepared) => [`/accounts?q=${name.split(' ')[0]}`, accountId],
  search: ({ name, accountId }: Prepared) => [`/search-results?q=${name.split(' ')[0]}`, accountId],
  'accounts without follow-up': ({ accountId }: Prepared) => [
    '/accounts?withoutFollowUp=false&limit=200',
    accountId,
  ],
  duplicates: ({ name, accountId }: Prepared) => [
    `/account-duplicates?name=${encodeURIComponent(name)}`,
    accountId,
  ],
  'duplicates of a contact': ({ name, contactId }: Prepared) => [
    `/contact-duplicates?lastName=${encodeURIComponent(`Kontakt ${name}`)}`,
    contactId,
  ],
  contacts: ({ contactId }: Prepared) => ['/contacts?limit=200', contactId],
  'contacts of the record': ({ accountId, contactId }: Prepared) => [
    `/contacts?accountId=${accountId}`,
    contactId,
  ],
  stream: ({ activityId }: Prepared) => ['/activities?limit=200', activityId],
  'follow-ups': ({ followUpId }: Prepared) => ['/follow-ups?limit=200', followUpId],
  calendar: ({ followUpId }: Prepared) => [
    '/follow-up-calendar?from=2013-10-21&to=2013-10-21&perDay=20',
    followUpId,
  ],
  members: ({ accountId }: Prepared) => [`/campaigns/${app.world.vk}/members?limit=200`, accountId],
  'status history': ({ accountId }: Prepared) => [
    `/campaigns/${app.world.vk}/status-history?limit=200`,
    accountId,
  ],
  record: ({ accountId }: Prepared) => [`/accounts/${accountId}`, accountId],
  timeline: ({ accountId, activityId }: Prepared) => [`/accounts/${accountId}/timeline`, activityId],
  contact: ({ contactId }: Prepared) => [`/contacts/${contactId}`, contactId],
  activity: ({ activityId }: Prepared) => [`/activities/${activityId}`, activityId],
  'follow-up': ({ followUpId }: Prepared) => [`/follow-ups/${followUpId}`, followUpId],
} satisfies Record<string, (record: Prepared) => [string, string] | string[]>;
const everywhere = Object.keys(lists);

async function whereShown(record: Prepared): Promise<string[]> {
  const shown: string[] = [];
  for (const [place, of] of Object.entries(lists)) {
    const [path, id] = of(record) as [string, string];
    const { body } = await app.call(path);
    if (JSON.stringify(body).includes(id)) shown.push(place);
  }
  return shown;
}

/** What each level is answered; a dealing may be logged by whoever may read, as rule 1 says every dealing. */
const answers = {
  none: { change: 404, contact: 404, log: 404, complete: 404, bin: 404 },
  read: { change: 403, contact: 403, log: 201, complete: 403, bin: 403 },
  edit: { change: 200, contact: 200, log: 201, complete: 422, bin: 412 },
};

/** With as little effect as can be: a completion without words and a version nobody has are refused last. */
async function whatIsAnswered({ accountId, contactId, followUpId }: Prepared) {
  const patch = (path: string) => app.call(path, { method: 'PATCH', body: { city: 'Ulm' } });
  const { lena } = app.world.users;
  const followUps = [{ text: 'wieder', dueOn: '2013-10-21', assigneeId: lena }];
  const stale = { method: 'DELETE', headers: { 'if-match': '"999"' } } as const;
  return {
    change: (await patch(`/accounts/${accountId}`)).status,
    contact: (await patch(`/contacts/${contactId}`)).status,
    log: (await app.post('/activities', { accountId, text: 'gesehen', followUps })).status,
    complete: (await app.post('/activities', { accountId, text: 'fertig', completes: [followUpId] })).status,
    bin: (await app.call(`/accounts/${accountId}`, stale)).status,
  };
}

/** In the campaign, with a contact, an activity and a follow-up, all by admin and lena. */
async function prepared(kind: Kind, name: string): Promise<Prepared> {
  const { vk, statuses, teams, users } = app.world;
  const { team, owner, creator } = kinds[kind];
  const made = async (path: string, body: object) => {
    const answer = await app.post(path, body, 'admin');
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  const { id: accountId } = await made('/accounts', {
    kind: 'company',
    name,
    teamId: team && teams[team],
    ownerId: owner && users[owner],
  });
  await app.owner.query('update account set created_by_id = $1 where id = $2', [users[creator], accountId]);
  const { id: contactId } = await made('/contacts', { accountId, lastName: `Kontakt ${name}` });
  const { activity, followUps } = await made('/activities', {
    accountId,
    text: 'angelegt',
    statusChanges: [{ campaignId: vk, toStatusId: statuses.Erstkontakt }],
    followUps: [{ text: 'nachfassen', dueOn: '2013-10-21', assigneeId: users.lena }],
  });
  return { accountId, contactId, activityId: activity.id, followUpId: followUps[0].id, name };
}
