import type { RefusalCode } from '#lib/refusal.ts';
import type { UserName } from '../world.ts';
import { dueOn, type Stage } from './stage.ts';

/** Something a client may send and must not. */
export interface BadRequest {
  /** Default POST. */
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Instead of a body: bytes as they are. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
  /** Default admin. */
  as?: UserName;
  code: RefusalCode;
  /** What the answer shows of the resource as it is now. */
  current?: (stage: Stage) => object;
  /** The field that the answer names. */
  field?: string;
}

type Make = (stage: Stage) => BadRequest;
const nowhere = '01a20000-0000-7000-8000-000000000000';

const save =
  (more: (stage: Stage) => object, code: RefusalCode, field?: string): Make =>
  (stage) => ({
    path: '/activities',
    body: {
      accountId: stage.ids.account,
      text: 'Telefonat',
      followUps: [{ text: 'nachfassen', dueOn }],
      ...more(stage),
    },
    code,
    ...(field ? { field } : {}),
  });
const followUp = (more: object, code: RefusalCode = 'invalid-input') =>
  save(() => ({ followUps: [{ dueOn, ...more }] }), code);
const company =
  (more: object, field?: string): Make =>
  () => ({
    path: '/accounts',
    body: { kind: 'company', name: 'Firma', ...more },
    code: 'invalid-input',
    ...(field ? { field } : {}),
  });
const list =
  (path: string, code: RefusalCode = 'invalid-input'): Make =>
  () => ({ method: 'GET', path, code });
const sent =
  (raw: string | Buffer, headers: Record<string, string> = {}, code: RefusalCode = 'invalid-input'): Make =>
  () => ({
    path: '/accounts',
    raw,
    headers,
    code,
  });

const form =
  (raw: string, type: string): Make =>
  () => ({
    path: '/imports',
    raw,
    headers: { 'content-type': type },
    code: 'invalid-input',
  });

const deep = (depth: number) =>
  `{"kind":"company","name":"x","customFields":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const badRequests: Record<string, Make> = {
  'an unknown key in a body': company({ colour: 'red' }, 'body.colour'),
  'an unknown key deep in a body': followUp({ colour: 'red' }),
  'an unknown key in a query': list('/accounts?colour=red'),
  'a body where none belongs': ({ ids }) => ({
    path: `/accounts/${ids.binnedAccount}/restorations`,
    body: { a: 1 },
    code: 'invalid-input',
  }),
  'a key __proto__': sent('{"kind":"company","name":"x","__proto__":{"isAdmin":true}}'),
  'a key constructor': sent('{"kind":"company","name":"x","constructor":{"prototype":{"isAdmin":true}}}'),
  'a key __proto__ in a query': list('/accounts?__proto__=1'),

  'an unknown id in a path': list(`/accounts/${nowhere}`, 'not-found'),
  'an unknown id in a body': save(() => ({ accountId: nowhere }), 'not-found'),
  'a malformed id in a path': list('/accounts/1', 'not-found'),
  'a traversal in a path': list('/accounts/..%2f..%2fetc%2fpasswd', 'not-found'),
  'a malformed id in a body': save(() => ({ accountId: "1' or '1'='1" }), 'invalid-input', 'body.accountId'),
  'an unknown address': list('/nothing-here', 'not-found'),
  'a cursor of dashes for an id': list(
    `/activities?cursor=${cursorOf(['2013-09-23T07:00:00Z', '-'.repeat(36)])}`,
  ),
  'a broken escape in a path': list('/accounts/%zz', 'not-found'),
  'an id of 10,000 characters in a path': list(`/accounts/${'a'.repeat(10_000)}`, 'not-found'),

  'a stale version': ({ ids }) => ({
    method: 'PATCH',
    path: `/accounts/${ids.editedAccount}`,
    body: { city: 'Ulm' },
    headers: { 'if-match': '"7"' },
    code: 'stale-version',
    current: () => ({ id: ids.editedAccount, city: 'Köln', version: 1 }),
  }),
  'a stale version of a follow-up': ({ ids }) => ({
    method: 'PATCH',
    path: `/follow-ups/${ids.editedFollowUp}`,
    body: { text: 'neu' },
    headers: { 'if-match': '"7"' },
    code: 'stale-version',
    current: () => ({ id: ids.editedFollowUp, version: 1 }),
  }),
  'a stale version at a deletion': ({ ids }) => ({
    method: 'DELETE',
    path: `/accounts/${ids.doomedAccount}`,
    headers: { 'if-match': '"7"' },
    code: 'stale-version',
  }),
  'an If-Match that is none': ({ ids }) => ({
    method: 'PATCH',
    path: `/accounts/${ids.account}`,
    body: { city: 'Ulm' },
    headers: { 'if-match': '1; drop table' },
    code: 'invalid-input',
  }),
  'an If-Match beyond all numbers': ({ ids }) => ({
    method: 'PATCH',
    path: `/accounts/${ids.account}`,
    body: { city: 'Ulm' },
    headers: { 'if-match': `"${'9'.repeat(400)}"` },
    code: 'invalid-input',
  }),
  'an Idempotency-Key of 256 characters': () => ({
    path: '/teams',
    body: { name: 'Ost' },
    headers: { 'idempotency-key': 'k'.repeat(256) },
    code: 'invalid-input',
  }),
  'an empty Idempotency-Key': () => ({
    path: '/teams',
    body: { name: 'Ost' },
    headers: { 'idempotency-key': '' },
    code: 'invalid-input',
  }),

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

  'a NUL in a text': company({ name: 'A\u0000B' }, 'body.name'),
  'a NUL in a search': list('/accounts?q=%00'),
  'a NUL in a custom field’s key': company({ customFields: { 'a\u0000': 'x' } }),
  'a lone surrogate in a text': sent('{"kind":"company","name":"A\\ud800B"}'),
  'a lone surrogate in a custom field’s key': sent(
    '{"kind":"company","name":"A","customFields":{"\\udc00":"x"}}',
  ),
  'a name of 10,000 combining accents': company({ name: `e${'\u0301'.repeat(10_000)}` }, 'body.name'),
  'a name of white space only': company({ name: ' \t\u00a0\u2003' }, 'body.name'),
  'a text of 20,001 characters': save(() => ({ text: 'x'.repeat(20_001) }), 'invalid-input', 'body.text'),
  'a number for a text': company({ name: 42 }, 'body.name'),
  'an array for a text': company({ name: ['a'] }, 'body.name'),
  'an object for an id': save(() => ({ accountId: { $ne: null } }), 'invalid-input', 'body.accountId'),
  'an array for a body': sent('[]'),
  'a text for a list': save(() => ({ completes: 'alles' }), 'invalid-input', 'body.completes'),
  'a list of 10,000': save(() => ({ completes: Array(10_000).fill(nowhere) }), 'invalid-input'),
  'a number too large': followUp({ recurrence: { every: 1e308, unit: 'day' } }),
  'a number beyond all numbers': sent('{"kind":"company","name":"x","customFields":{"n":1e999}}'),
  'a fraction for a whole number': save(() => ({ durationSeconds: 0.5 }), 'invalid-input'),
  'a negative duration': save(() => ({ durationSeconds: -1 }), 'invalid-input'),
  'a limit of zero': list('/accounts?limit=0'),
  'a limit of a million': list('/accounts?limit=1000000'),
  'a parameter twice that stands once': list('/accounts?q=a&q=b'),
  'an object in a query': list('/accounts?city[$ne]=x'),

  'a day that does not exist': followUp({ dueOn: '2013-02-30' }),
  'a day of the year 1': followUp({ dueOn: '0001-01-01' }),
  'a day beyond the year 9999': followUp({ dueOn: '+275760-09-13' }),
  'an instant for a day': followUp({ dueOn: '2013-09-30T00:00:00Z' }),
  'an hour 24': followUp({ dueTime: '24:00' }),
  'an instant without offset': save(() => ({ occurredAt: '2013-09-23T08:00:00' }), 'invalid-input'),
  'an instant of the year 1': save(() => ({ occurredAt: '0001-01-01T00:00:00Z' }), 'invalid-input'),
  'a birthday on 31 June': company({ birthDate: '1970-06-31' }, 'body.birthDate'),
  'a stream from a day that does not exist': list('/activities?from=2013-02-30'),

  'an enormous cursor': list(`/accounts?cursor=${'A'.repeat(9_000)}`),
  'a cursor that is none': list('/accounts?cursor=x'),
  'a cursor of another list': list(`/accounts?cursor=${cursorOf([1, 2, 3, 4, 5])}`),
  'a cursor with a program in it': list(
    `/activities?cursor=${cursorOf(['now(); drop table account', nowhere])}`,
  ),
  'a cursor of a day that does not exist': list(
    `/follow-ups?cursor=${cursorOf(['2013-99-99', '25:61', nowhere])}`,
  ),
  'a sort with a program in it': list(`/accounts?sort=${encodeURIComponent('name; drop table account')}`),
  'a sort by an inner column': list('/accounts?sort=search_text'),
  'a filter with a program in it': list(`/accounts?teamId=${encodeURIComponent("' or '1'='1")}`),

  'a body of 3 MB': sent(JSON.stringify({ kind: 'company', name: 'x'.repeat(3_000_000) }), {}, 'too-large'),
  'a body that is no JSON': sent('{"kind":"company","name":'),
  'an empty body': sent(''),
  'a body of nulls': sent('null'),
  'a body 10,000 levels deep': sent(deep(10_000)),
  'a body of another type': sent('<company/>', { 'content-type': 'text/xml' }),
  'a form': sent('kind=company&name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
  'bytes that are no UTF-8': sent(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  'a file where JSON belongs': sent('x', { 'content-type': 'multipart/form-data; boundary=x' }),
  'a file without boundary': form('x', 'multipart/form-data'),
  'a file with an endless boundary': form('x', `multipart/form-data; boundary=${'b'.repeat(300)}`),
  'a file that breaks off': form(
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nFirma\nA',
    'multipart/form-data; boundary=b',
  ),
  'a form without a file': form(
    '--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncompanies\r\n--b--\r\n',
    'multipart/form-data; boundary=b',
  ),
  'a form field __proto__': form(
    '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--b--\r\n',
    'multipart/form-data; boundary=b',
  ),
  'JSON where a file belongs': () => ({
    path: '/imports',
    body: { kind: 'companies' },
    code: 'invalid-input',
  }),
  nobody: () => ({
    method: 'GET',
    path: '/accounts',
    headers: { authorization: 'Bearer nobody' },
    code: 'not-signed-in',
  }),
  'a key with a NUL': () => ({
    method: 'GET',
    path: '/accounts',
    headers: { authorization: 'Bearer ä' },
    code: 'not-signed-in',
  }),
  'a right one has not': () => ({ as: 'anna', path: '/teams', body: { name: 'Ost' }, code: 'not-allowed' }),
};
