import { company, followUp, list, type Make, nowhere, save, sent } from './bad-request.ts';

/** Texts, numbers and days that are none, or too much of them. */
export const badValues: Record<string, Make> = {
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
};
