import { followUp, type Make, nowhere, save } from './bad-request.ts';
import { dueOn } from './stage.ts';

/** Well-formed, but the record, the campaign or somebody else says no. */
export const againstTheRules: Record<string, Make> = {
  'a due day before the activity': followUp({ dueOn: '2013-09-22' }, 'due-before-activity'),
  'a follow-up moved to before its activity': ({ ids }) => ({
    method: 'PATCH',
    path: `/follow-ups/${ids.editedFollowUp}`,
    body: { dueOn: '2013-09-22' },
    code: 'due-before-activity',
  }),
  'a lone follow-up due yesterday': ({ ids }) => ({
    path: '/follow-ups',
    body: { accountId: ids.loneAccount, text: 'x', dueOn: '2013-09-22' },
    code: 'due-before-activity',
  }),
  'an activity in the future': save(() => ({ occurredAt: '2013-09-23T07:01:01Z' }), 'activity-in-future'),
  'nothing at all': save(() => ({ text: ' \n', followUps: [] }), 'invalid-input', 'body.text'),
  'an empty text without outcome': save(() => ({ text: '  ' }), 'activity-required'),
  'no follow-up where one must follow': save(() => ({ followUps: [] }), 'follow-up-required'),
  'an unknown outcome': save(() => ({ outcome: 'constructor' }), 'invalid-input'),
  'a completion by somebody who may only read': ({ ids }) => ({
    path: '/activities',
    as: 'bea',
    code: 'not-allowed',
    body: { accountId: ids.account, text: 'x', completes: [ids.followUp], followUps: [{ dueOn }] },
  }),

  'a second status of the same name': ({ ids }) => ({
    path: `/campaigns/${ids.campaign}/statuses`,
    body: { name: 'Erstkontakt' },
    code: 'duplicate',
  }),
  'a status renamed to one that is there': ({ world }) => ({
    method: 'PATCH',
    path: `/statuses/${world.statuses.Kunde}`,
    body: { name: 'Erstkontakt' },
    code: 'duplicate',
  }),
  'two statuses of one name in a new campaign': () => ({
    path: '/campaigns',
    body: { name: 'Neu', statuses: [{ name: 'A' }, { name: 'A' }] },
    code: 'duplicate',
  }),
  'a second campaign of the same name': () => ({
    path: '/campaigns',
    body: { name: 'VK' },
    code: 'duplicate',
  }),
  'a status of another campaign': save(
    ({ ids }) => ({ statusChanges: [{ campaignId: ids.campaign, toStatusId: ids.editedStatus }] }),
    'other-campaign',
  ),
  'the same status again': save(
    ({ ids }) => ({ statusChanges: [{ campaignId: ids.campaign, toStatusId: ids.status }] }),
    'transition-not-allowed',
  ),
  'a status seen before somebody changed it': save(
    ({ ids }) => ({
      statusChanges: [{ campaignId: ids.campaign, fromStatusId: ids.nextStatus, toStatusId: ids.nextStatus }],
    }),
    'status-changed',
  ),
  'two changes of one campaign': save(
    ({ ids }) => ({
      statusChanges: [ids.status, ids.nextStatus].map((toStatusId) => ({
        campaignId: ids.campaign,
        toStatusId,
      })),
    }),
    'invalid-input',
  ),
  'a blocking status without a reason': save(
    ({ world }) => ({
      text: '',
      outcome: null,
      statusChanges: [{ campaignId: world.vk, toStatusId: world.statuses['Wünscht keinen Kontakt'] }],
    }),
    'reason-required',
  ),
  'a status change before the last one': save(
    ({ ids }) => ({
      occurredAt: '2013-09-20T10:00:00Z',
      statusChanges: [{ campaignId: ids.campaign, toStatusId: ids.nextStatus }],
    }),
    'out-of-order',
  ),
  'a contact of another record': save(({ ids }) => ({ contactId: ids.editedContact }), 'other-record'),
  'a follow-up of another record': save(({ ids }) => ({ completes: [ids.editedFollowUp] }), 'other-record'),
  'a completed follow-up completed again': save(
    ({ ids }) => ({ completes: [ids.doneFollowUp] }),
    'already-done',
  ),
  'a completed follow-up rescheduled': ({ ids }) => ({
    method: 'PATCH',
    path: `/follow-ups/${ids.doneFollowUp}`,
    body: { dueOn },
    code: 'already-done',
  }),
  'an undo of nothing': () => ({ path: '/undos', body: { token: nowhere }, code: 'not-found' }),
  'an undo of something else': () => ({
    path: '/undos',
    body: { token: '------------------------------------' },
    code: 'invalid-input',
  }),
  'a record merged with itself': ({ ids }) => ({
    path: '/account-merges',
    body: { winnerId: ids.winner, loserId: ids.winner },
    code: 'invalid-input',
  }),
  'a field merged that is none': ({ ids }) => ({
    path: '/account-merges',
    body: { winnerId: ids.winner, loserId: ids.loser, take: { constructor: 'loser' } },
    code: 'invalid-input',
  }),
  'a category below itself': ({ ids }) => ({
    method: 'PATCH',
    path: `/categories/${ids.parentCategory}`,
    body: { parentId: ids.category },
    code: 'invalid-input',
  }),
};
