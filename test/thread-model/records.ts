import fc from 'fast-check';
import { pick } from './crew.ts';
import { anybody, manager, nth, step } from './step.ts';

export const merge = step(
  'merge',
  fc.record({ as: manager, winner: nth, loser: nth }),
  async ({ as, winner, loser }, crew) =>
    crew.ask('merge', as, {
      path: '/account-merges',
      body: { winnerId: pick(crew.records, winner), loserId: pick(crew.records, loser) },
    }),
);

export const undoMerge = step(
  'undo merge',
  fc.record({ as: manager, which: fc.nat(2) }),
  async ({ as, which }, crew) => {
    const id = pick(crew.merges, which);
    return id ? crew.ask('undo merge', as, { path: `/account-merges/${id}/undo` }) : undefined;
  },
);

export const bin = step('bin', fc.record({ as: anybody, record: nth }), async ({ as, record }, crew) => {
  const id = pick(crew.records, record)!;
  const answer = await crew.ask('bin', as, { method: 'DELETE', path: `/accounts/${id}` });
  if (answer.status < 300) crew.binned.push(id);
  return answer;
});

/** Of those put into the bin, some of which are out of it again or merged meanwhile. */
export const restore = step(
  'restore',
  fc.record({ as: anybody, which: nth }),
  async ({ as, which }, crew) => {
    const id = pick(crew.binned, which);
    return id ? crew.ask('restore', as, { path: `/accounts/${id}/restorations` }) : undefined;
  },
);

export const addContact = step(
  'add contact',
  fc.record({ as: anybody, record: nth, isPrimary: fc.boolean() }),
  async ({ as, record, isPrimary }, crew) => {
    const accountId = pick(crew.records, record)!;
    const body = { accountId, lastName: 'Neumann', isPrimary };
    const answer = await crew.ask('add contact', as, { path: '/contacts', body });
    if (answer.status < 300) crew.contacts.push({ id: answer.body.id, accountId });
    return answer;
  },
);

/** Also one who was talked to, or with whom something is planned. */
export const deleteContact = step(
  'delete contact',
  fc.record({ as: anybody, which: nth }),
  async ({ as, which }, crew) => {
    const contact = pick(crew.contacts, which);
    return contact
      ? crew.ask('delete contact', as, { method: 'DELETE', path: `/contacts/${contact.id}` })
      : undefined;
  },
);

export const restoreContact = step(
  'restore contact',
  fc.record({ as: anybody, which: nth }),
  async ({ as, which }, crew) => {
    const contact = pick(crew.contacts, which);
    return contact
      ? crew.ask('restore contact', as, { path: `/contacts/${contact.id}/restorations` })
      : undefined;
  },
);

export const leaveCampaign = step(
  'leave campaign',
  fc.record({ as: anybody, record: nth }),
  async ({ as, record }, crew) => {
    const { body } = await crew.app.call(`/accounts/${pick(crew.records, record)}`, { as: 'admin' });
    const member = body.statuses?.[0]?.membershipId;
    return member
      ? crew.ask('leave campaign', as, { method: 'PATCH', path: `/members/${member}`, body: { ended: true } })
      : undefined;
  },
);
