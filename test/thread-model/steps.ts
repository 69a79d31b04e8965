import fc from 'fast-check';
import type { Answer } from '../app.ts';
import { importSettled, upload } from '../stage/stage.ts';
import type { StatusName, UserName } from '../world.ts';
import { type Crew, pick } from './crew.ts';

/** One thing somebody does; printed as what it is when a sequence fails. */
export interface Step {
  run(crew: Crew): Promise<Answer[]>;
  toString(): string;
}

const user = fc.constantFrom<UserName>('anna', 'ingo', 'lena', 'admin', 'bea');
const nth = fc.nat(12);
const day = fc.constantFrom('2013-09-23', '2013-09-24', '2013-09-30', '2013-10-28');
const status = fc.constantFrom<StatusName>(
  'Erstkontakt',
  'Bedarf geklärt',
  'Angebotsphase',
  'Kunde',
  'Kein Interesse',
  'Wünscht keinen Kontakt',
);
const recurrence = fc.record({
  every: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
  anchor: fc.constantFrom('completion', 'due'),
  count: fc.constantFrom(undefined, 1, 2),
});
const followUp = fc.record({
  text: fc.constant('nachfassen'),
  dueOn: day,
  recurrence: fc.option(recurrence, { freq: 4 }),
  inCampaign: fc.boolean(),
});
const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: undefined });

function step<T extends { as: UserName }>(
  kind: string,
  input: fc.Arbitrary<T>,
  run: (input: T, crew: Crew) => Promise<Answer | Answer[] | undefined>,
): fc.Arbitrary<Step> {
  return input.map((given) => ({
    run: async (crew) => [(await run(given, crew)) ?? []].flat(),
    toString: () => `${kind} ${JSON.stringify(given)}`,
  }));
}

const planned = (crew: Crew, { inCampaign, ...plan }: { inCampaign: boolean }) => ({
  ...plan,
  campaignId: inCampaign ? crew.app.world.vk : null,
});

const save = step(
  'save',
  fc.record({
    as: user,
    record: nth,
    text: fc.constantFrom('Telefonat', ''),
    follow: mostly(followUp),
    status: fc.option(status, { freq: 2 }),
    finishes: fc.array(nth, { maxLength: 2 }),
    inCampaign: fc.boolean(),
    minutesAgo: fc.constantFrom(0, 0, 0, 1, 60),
    endsSeries: fc.boolean(),
  }),
  async ({ as, record, text, follow, status: to, finishes, inCampaign, minutesAgo, endsSeries }, crew) => {
    const { world, clock } = crew.app;
    const ids = finishes.map((which) => pick(crew.followUps, which)).filter((id) => id !== undefined);
    const first = await crew.app.call(`/follow-ups/${ids[0]}`, { as: 'admin' });
    return crew.ask('save', as, {
      path: '/activities',
      body: {
        accountId: first.body.account?.id ?? pick(crew.records, record),
        text,
        completes: [...new Set(ids)],
        statusChanges: to ? [{ campaignId: world.vk, toStatusId: world.statuses[to] }] : [],
        followUps: follow ? [planned(crew, follow)] : [],
        ...(inCampaign ? { campaignId: world.vk } : {}),
        ...(minutesAgo
          ? { occurredAt: new Date(clock.now.getTime() - minutesAgo * 60_000).toISOString() }
          : {}),
        endsSeries,
      },
    });
  },
);

const lone = step(
  'lone follow-up',
  fc.record({ as: user, record: nth, follow: followUp }),
  async ({ as, record, follow }, crew) =>
    crew.ask('lone follow-up', as, {
      path: '/follow-ups',
      body: { accountId: pick(crew.records, record), ...planned(crew, follow) },
    }),
);

const reschedule = step(
  'reschedule',
  fc.record({ as: user, which: nth, dueOn: day, assignee: fc.option(user, { freq: 3 }) }),
  async ({ as, which, dueOn, assignee }, crew) => {
    const id = pick(crew.followUps, which);
    const assigneeId = assignee ? { assigneeId: crew.app.world.users[assignee] } : {};
    const body = { dueOn, ...assigneeId };
    return id ? crew.ask('reschedule', as, { method: 'PATCH', path: `/follow-ups/${id}`, body }) : undefined;
  },
);

const undo = step('undo', fc.record({ as: user, which: nth }), async ({ as, which }, crew) => {
  const token = pick(crew.undoTokens, which);
  return token ? crew.ask('undo', as, { path: '/undos', body: { token } }) : undefined;
});

const bulk = step(
  'bulk',
  fc.record({
    as: user,
    some: fc.array(nth, { minLength: 1, maxLength: 5 }),
    way: fc.constantFrom('shift', 'set', 'complete'),
    follow: mostly(followUp),
  }),
  async ({ as, some, way, follow }, crew) => {
    const ids = [
      ...new Set(some.map((which) => pick(crew.followUps, which)).filter((id) => id !== undefined)),
    ];
    const ways = {
      shift: { shiftDays: 3 },
      set: { set: { priority: 'high' } },
      complete: {
        complete: { medium: 'phone', text: 'in einem Zug', followUps: follow ? [planned(crew, follow)] : [] },
      },
    };
    return ids.length > 0
      ? crew.ask(`bulk ${way}`, as, {
          path: '/follow-up-changes',
          body: { ids, ...ways[way as keyof typeof ways] },
        })
      : undefined;
  },
);

const heal = step(
  'heal gaps',
  fc.record({ as: user, record: nth, day }),
  async ({ as, record, day: on }, crew) =>
    crew.ask('heal gaps', as, {
      path: '/gap-closures',
      body: {
        accountIds: [pick(crew.records, record)],
        activityText: 'Lücke',
        followUp: { text: 'melden', from: on, to: '2013-11-01' },
      },
    }),
);

const merge = step(
  'merge',
  fc.record({ as: user, winner: nth, loser: nth }),
  async ({ as, winner, loser }, crew) =>
    crew.ask('merge', as, {
      path: '/account-merges',
      body: { winnerId: pick(crew.records, winner), loserId: pick(crew.records, loser) },
    }),
);
const undoMerge = step('undo merge', fc.record({ as: user, which: nth }), async ({ as, which }, crew) => {
  const id = pick(crew.merges, which);
  return id ? crew.ask('undo merge', as, { path: `/account-merges/${id}/undo` }) : undefined;
});

const bin = step('bin', fc.record({ as: user, record: nth }), async ({ as, record }, crew) =>
  crew.ask('bin', as, { method: 'DELETE', path: `/accounts/${pick(crew.records, record)}` }),
);
const restore = step('restore', fc.record({ as: user, record: nth }), async ({ as, record }, crew) =>
  crew.ask('restore', as, { path: `/accounts/${pick(crew.records, record)}/restorations` }),
);
const leave = step('leave campaign', fc.record({ as: user, record: nth }), async ({ as, record }, crew) => {
  const { body } = await crew.app.call(`/accounts/${pick(crew.records, record)}`, { as: 'admin' });
  const member = body.statuses?.[0]?.membershipId;
  return member
    ? crew.ask('leave campaign', as, { method: 'PATCH', path: `/members/${member}`, body: { ended: true } })
    : undefined;
});

const importing = step(
  'import',
  fc.record({ as: fc.constantFrom<UserName>('anna', 'admin'), dueOn: day }),
  async ({ as, dueOn }, crew) => {
    const { app } = crew;
    const importId = await upload(app, app.world, `Einfuhr ${crew.imports.length} GmbH`, as);
    const answer = await crew.ask('import', as, {
      path: `/imports/${importId}/runs`,
      body: {
        mapping: { columns: { Firma: 'name' } },
        options: {
          dryRun: false,
          onDuplicate: 'create',
          campaignId: app.world.vk,
          statusId: app.world.statuses.Erstkontakt,
          firstFollowUp: { text: 'anrufen', from: dueOn, to: '2013-11-01' },
        },
      },
    });
    await importSettled(app, app.world, importId, as);
    crew.imports.push(importId);
    const { body } = await app.call(`/imports/${importId}/rows`, { as });
    const accountId = body.items[0]?.accountId;
    if (accountId) {
      crew.records.push(accountId);
      const { body: open } = await app.call(`/follow-ups?accountId=${accountId}`, { as });
      crew.followUps.push(...open.items.map(({ id }: { id: string }) => id));
    }
    return answer;
  },
);
const undoImport = step(
  'undo import',
  fc.record({ as: fc.constantFrom<UserName>('anna', 'admin'), which: nth }),
  async ({ as, which }, crew) => {
    const id = pick(crew.imports, which);
    if (!id) return undefined;
    const answer = await crew.ask('undo import', as, { path: `/imports/${id}/undo` });
    if (answer.status < 300) await importSettled(crew.app, crew.app.world, id, as);
    return answer;
  },
);

export const steps = fc.oneof(
  { arbitrary: save, weight: 14 },
  { arbitrary: lone, weight: 2 },
  { arbitrary: reschedule, weight: 3 },
  { arbitrary: undo, weight: 4 },
  { arbitrary: bulk, weight: 3 },
  { arbitrary: heal, weight: 1 },
  { arbitrary: merge, weight: 2 },
  { arbitrary: undoMerge, weight: 2 },
  { arbitrary: bin, weight: 1 },
  { arbitrary: restore, weight: 1 },
  { arbitrary: leave, weight: 1 },
  { arbitrary: importing, weight: 1 },
  { arbitrary: undoImport, weight: 1 },
);
