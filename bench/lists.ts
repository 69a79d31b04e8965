import { fork } from 'node:child_process';
import { once } from 'node:events';
import { insertAccounts, type NewAccount } from '#features/accounts/bulk-store.ts';
import { accountColumns } from '#features/accounts/columns.ts';
import { actorOf } from '#features/people/actor-store.ts';
import type { Context } from '#features/people/context.ts';
import { insertSaves } from '#features/thread/bulk-store.ts';
import { addDays } from '#lib/day.ts';
import { newId } from '#lib/id.ts';
import { dayIn } from '#lib/time-zone.ts';
import { asRole, openPool } from '#platform/database/connection.ts';
import { transactor } from '#platform/database/transaction.ts';
import { createWorld, type UserName, type World } from '../test/world.ts';
import { benchDatabase, benchSecret } from './database.ts';
import { percentile, report } from './report.ts';

/** Lists, filters, search and record page over 100,000 companies: server p95, one request after the other. */
const records = Number(process.argv[2] ?? 100_000);
const runs = 60;
const p95MillisMost = 20;

const first = [
  'Auto',
  'Holz',
  'Metall',
  'Solar',
  'Bau',
  'Elektro',
  'Garten',
  'Haus',
  'Klima',
  'Licht',
  'Maler',
  'Obst',
  'Praxis',
  'Rohr',
  'Stahl',
];
const second = [
  'Müller',
  'Schmidt',
  'Schneider',
  'Fischer',
  'Weber',
  'Öztürk',
  'Becker',
  'Schäfer',
  'Yılmaz',
  'Wolf',
  'Groß',
  'Lindner',
  'Kranz',
  'Thelen',
  'Nauer',
  'Sperling',
  'Hofer',
];
const forms = ['GmbH', 'AG', 'KG', 'e. K.', 'GmbH & Co. KG'];
const places = [
  ['50667', 'Köln'],
  ['24103', 'Kiel'],
  ['86150', 'Augsburg'],
  ['01067', 'Dresden'],
  ['60311', 'Frankfurt'],
  ['80331', 'München'],
  ['20095', 'Hamburg'],
  ['70173', 'Stuttgart'],
] as const;
const owners: UserName[] = ['anna', 'ingo', 'lena', 'bea'];

const database = await benchDatabase();
try {
  const world = await createWorld(database.owner);
  await fill(world);
  await database.owner.query('analyze');
  const server = fork(new URL('./server.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.address) },
  });
  const [port] = (await once(server, 'message')) as [number];
  const figures = await measure(world, `http://127.0.0.1:${port}/api/v1`).finally(() => server.kill());
  report(
    `${records.toLocaleString('en')} companies, server p95 of ${runs} requests (at most ${p95MillisMost} ms)`,
    figures.map(({ name, p50, p95 }) => [name, `p50 ${p50.toFixed(1)} ms · p95 ${p95.toFixed(1)} ms`]),
  );
  process.exitCode = figures.every(({ p95 }) => p95 <= p95MillisMost) ? 0 : 1;
} finally {
  await database.stop();
}

async function fill(world: World): Promise<void> {
  const pool = openPool(asRole(database.address, 'faden_app', benchSecret), { max: 2 });
  const transact = transactor(pool);
  const now = new Date();
  const batch = 2000;
  const origin = newId();
  for (let start = 0; start < records; start += batch) {
    const userId = world.users[owners[(start / batch) % owners.length]!];
    await transact({ workspaceId: world.workspaceId, userId }, async (tx) => {
      const actor = await actorOf(tx);
      const today = dayIn(actor.timeZone, now);
      const context: Context = {
        actor,
        tx,
        db: tx.db,
        now,
        today,
        language: 'de',
        requestId: '',
        ifMatch: undefined,
      };
      const accounts = Array.from({ length: Math.min(batch, records - start) }, (_, index) =>
        company(start + index, world),
      );
      await insertAccounts(context, accounts, origin);
      const saves = accounts
        .filter((_account, index) => index % 10 !== 0)
        .map(({ id }, index) => ({
          activityId: newId(),
          accountId: id,
          contactId: null,
          text: 'aufgenommen',
          membershipId: newId(),
          changeId: newId(),
          followUp: { id: newId(), dueOn: addDays(today, index % 90), assigneeId: userId },
        }));
      const statusId = Object.values(world.statuses)[(start / batch) % 3]!;
      await insertSaves(context, saves, {
        duty: 'follow-up',
        importId: origin,
        entry: { campaignId: world.vk, statusId },
        followUpText: 'anrufen',
      });
    });
  }
  await pool.end();
}

function company(index: number, world: World): NewAccount {
  const [postalCode, city] = places[index % places.length]!;
  const name = `${first[index % first.length]}haus ${second[(index * 7) % second.length]} ${index} ${forms[index % forms.length]}`;
  const phone = `0221 ${4_710_000 + index}`;
  const fields = {
    name,
    salutation: null,
    title: null,
    firstName: null,
    lastName: null,
    customerNumber: `K${String(index).padStart(7, '0')}`,
    street: `Ring ${index % 200}`,
    postalCode,
    city,
    country: 'DE',
    region: null,
    phone,
    email: `info@firma-${index}.example`,
    website: null,
    birthDate: null,
  };
  const kind = 'company' as const;
  return {
    ...fields,
    ...accountColumns({ ...fields, kind }),
    id: newId(),
    kind,
    teamId: index % 2 ? world.teams.Süd : world.teams.Nord,
  };
}

async function measure(world: World, base: string) {
  const get = async (path: string) => {
    const response = await fetch(base + path, { headers: { authorization: `Bearer ${world.keys.anna}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<{ items: { id: string }[]; nextCursor: string | null }>;
  };
  let deep = '';
  for (let page = 0, cursor = ''; page < 250 && records >= 50_000; page++) {
    const { nextCursor } = await get(`/accounts?limit=200${cursor && `&cursor=${cursor}`}`);
    cursor = nextCursor ?? '';
    deep = cursor;
  }
  const [some] = (await get('/accounts?limit=1')).items;
  const requests: [name: string, path: string][] = [
    ['list of 50, default sort', '/accounts'],
    ['page 1,000 deep', `/accounts?cursor=${deep}`],
    ['sort by last activity', '/accounts?sort=-lastActivityAt'],
    ['sort by next follow-up', '/accounts?sort=nextFollowUp'],
    ['filter city', `/accounts?city=${encodeURIComponent('Köln')}`],
    ['filter postal code', '/accounts?postalCode=24103'],
    ['filter team', `/accounts?teamId=${world.teams.Nord}`],
    ['filter owner (none)', '/accounts?ownerId=me'],
    [
      'filter campaign and status',
      `/accounts?campaignId=${world.vk}&statusId=${world.statuses['Bedarf geklärt']}`,
    ],
    ['filter without follow-up', '/accounts?withoutFollowUp=true'],
    ['filter inactive days', '/accounts?inactiveDays=30'],
    ['search of a name fragment', '/accounts?q=lindn'],
    ['search with a typing error', '/accounts?q=Linder%20Holzhaus'],
    ['palette, phone', '/search-results?q=0221%204712345'],
    ['my due follow-ups', '/follow-ups?assigneeId=me&dueTo=2999-01-01'],
    ['workload', '/me/workload'],
    ['record page', `/accounts/${some!.id}`],
    ['timeline', `/accounts/${some!.id}/timeline`],
    ['activity stream', '/activities'],
    ['campaign working list', `/campaigns/${world.vk}/members`],
  ];
  const figures: { name: string; p50: number; p95: number }[] = [];
  for (const [name, path] of requests) {
    for (let warm = 0; warm < 8; warm++) await get(path);
    const millis: number[] = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      await get(path);
      millis.push(performance.now() - start);
    }
    figures.push({ name, p50: percentile(millis, 50), p95: percentile(millis, 95) });
  }
  return figures;
}
