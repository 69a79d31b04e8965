import fc from 'fast-check';
import { type Crew, pick } from './crew.ts';
import {
  anybody,
  campaignOf,
  day,
  followUp,
  mostly,
  nth,
  pickSome,
  planned,
  seldom,
  statusName,
  step,
} from './step.ts';

const saveInput = fc.record({
  as: anybody,
  record: nth,
  text: fc.constantFrom('Telefonat', 'Telefonat', 'Telefonat', ''),
  follow: mostly(followUp),
  inVk: fc.option(statusName, { freq: 2 }),
  inOwn: fc.option(nth, { freq: 2 }),
  finishes: fc.array(nth, { maxLength: 2 }),
  campaign: fc.constantFrom<'vk' | 'own' | null>('vk', 'own', null),
  withContact: fc.boolean(),
  minutesAgo: fc.constantFrom(0, 0, 0, 1, 60),
  endsSeries: fc.boolean(),
});
type SaveInput = typeof saveInput extends fc.Arbitrary<infer T> ? T : never;

export const save = step('save', saveInput, async (given, crew) => {
  const completes = pickSome(crew.followUps, given.finishes);
  const first = await crew.app.call(`/follow-ups/${completes[0]}`, { as: 'admin' });
  const accountId = first.body.account?.id ?? pick(crew.records, given.record);
  const contact = crew.contacts.findLast((one) => one.accountId === accountId);
  return crew.ask('save', given.as, {
    path: '/activities',
    body: {
      accountId,
      text: given.text,
      completes,
      statusChanges: statusChanges(given, crew),
      followUps: given.follow ? [planned(crew, given.follow)] : [],
      endsSeries: given.endsSeries,
      ...(given.withContact && contact ? { contactId: contact.id } : {}),
      ...(given.campaign ? { campaignId: campaignOf(crew, given.campaign) } : {}),
      ...(given.minutesAgo ? { occurredAt: before(crew, given.minutesAgo) } : {}),
    },
  });
});

function statusChanges({ inVk, inOwn }: SaveInput, crew: Crew) {
  const { world } = crew.app;
  return [
    ...(inVk ? [{ campaignId: world.vk, toStatusId: world.statuses[inVk] }] : []),
    ...(inOwn === null
      ? []
      : [{ campaignId: crew.campaign.id, toStatusId: pick(crew.campaign.statuses, inOwn) }]),
  ];
}

const before = ({ app }: Crew, minutes: number) =>
  new Date(app.clock.now.getTime() - minutes * 60_000).toISOString();

export const loneFollowUp = step(
  'lone follow-up',
  fc.record({ as: anybody, record: nth, follow: followUp }),
  async ({ as, record, follow }, crew) =>
    crew.ask('lone follow-up', as, {
      path: '/follow-ups',
      body: { accountId: pick(crew.records, record), ...planned(crew, follow) },
    }),
);

export const reschedule = step(
  'reschedule',
  fc.record({ as: anybody, which: nth, dueOn: day, assignee: seldom(anybody) }),
  async ({ as, which, dueOn, assignee }, crew) => {
    const id = pick(crew.followUps, which);
    const body = { dueOn, ...(assignee ? { assigneeId: crew.userId(assignee) } : {}) };
    return id ? crew.ask('reschedule', as, { method: 'PATCH', path: `/follow-ups/${id}`, body }) : undefined;
  },
);

/** Mostly by who saved, as nobody else may but administrators. */
export const undo = step(
  'undo',
  fc.record({ as: seldom(anybody), which: nth }),
  async ({ as, which }, crew) => {
    const saved = pick(crew.saves, which);
    const body = { token: saved?.token };
    return saved ? crew.ask('undo', as ?? saved.by, { path: '/undos', body }) : undefined;
  },
);
